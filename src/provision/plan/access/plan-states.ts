import { readAs, unread, type Readable } from '../../access/readable.ts'
import type { Served, ServedRoute } from '../../access/served.ts'
import type { Change } from '../plan.ts'

/** What callers meet, and what is saved, after some changes of a plan. */
export interface PlanState {
  /** Stage -> what it serves. */
  readonly stages: ReadonlyMap<string, Served>
  readonly draft: Draft
  /** The draft as the plan's own deployment took it. */
  readonly snapshot: Draft | undefined
}

/** What is saved. */
export type Draft = Pick<Served, 'policy' | 'routes'>

/** What a plan leads to, beside what its changes say. */
export interface PlanTarget {
  /** What is to be saved and served in the end. */
  readonly draft: Draft
  /** What a deployment that is there already holds. */
  readonly deployed: (deployment: string) => Draft
}

/** Follows a plan: the state before it, and after each of its changes in their order. A pure function. */
export function planStates(start: PlanState, changes: readonly Change[], target: PlanTarget): readonly PlanState[] {
  const states = [start]
  for (const change of changes) states.push(step(states.at(-1) ?? start, change, target))
  return states
}

function step(state: PlanState, change: Change, target: PlanTarget): PlanState {
  const { draft } = state
  switch (change.resource) {
    case 'rest-api':
      return change.kind === 'delete' ? { ...state, stages: new Map() } : { ...state, draft: { ...draft, policy: target.draft.policy } }
    case 'resource':
      return change.kind === 'delete' ? { ...state, draft: { ...draft, routes: without(draft.routes, nameOf(change)) } } : state
    case 'method':
      return { ...state, draft: { ...draft, routes: withMethod(draft.routes, change) } }
    case 'deployment':
      return change.kind === 'delete' ? state : { ...state, snapshot: draft }
    case 'stage':
      return { ...state, stages: withStage(state, change, target) }
    case 'security-group':
    case 'vpc-endpoint':
    case 'load-balancer':
    case 'target-group':
    case 'listener':
    case 'vpc-link':
    case 'authorizer':
      return state
  }
}

/** The name in an address; what goes has its id behind it. */
function nameOf({ resource, address, kind }: Change): string {
  const name = address.slice(resource.length + 1)
  return kind === 'delete' ? name.replace(/ \([^()]*\)$/, '') : name
}

function without(routes: Draft['routes'], path: string): Draft['routes'] {
  return mapRoutes(routes, (all) => all.filter((route) => route.path !== path && !route.path.startsWith(`${path}/`)))
}

function withMethod(routes: Draft['routes'], change: Change): Draft['routes'] {
  const [method = '', path = ''] = nameOf(change).split(' ')
  const isIt = (route: ServedRoute): boolean => route.method === method && route.path === path
  const asked = change.attributes.find(({ name }) => name === 'authorizationType')?.after
  return mapRoutes(routes, (all) => {
    if (change.kind === 'delete') return all.filter((route) => !isIt(route))
    const authorizationType = typeof asked === 'string' ? asked : (all.find(isIt)?.authorizationType ?? '')
    return [...all.filter((route) => !isIt(route)), { path, method, authorizationType }]
  })
}

function withStage({ stages, snapshot }: PlanState, change: Change, target: PlanTarget): PlanState['stages'] {
  const stage = nameOf(change)
  const next = new Map(stages)
  next.delete(stage)
  if (change.kind === 'delete') return next
  const deployment = change.attributes.find(({ name }) => name === 'deployment')?.after
  const missing: Draft = { policy: unread('nothing was deployed'), routes: unread('nothing was deployed') }
  const { policy, routes } = typeof deployment === 'string' ? target.deployed(deployment) : (snapshot ?? missing)
  return next.set(stage, { stage, policy, routes })
}

function mapRoutes(
  routes: Readable<readonly ServedRoute[]>,
  change: (all: readonly ServedRoute[]) => readonly ServedRoute[],
): Draft['routes'] {
  return routes.kind === 'unread' ? routes : readAs(change(routes.value))
}
