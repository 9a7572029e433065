import type { Counterexample, PolicyInput, ProveOptions } from '../../policy/index.ts'
import { accessRequest, type AccessRow } from './access-row.ts'
import { compareUnder, getsIn, nobody, type Difference } from './compare-under.ts'
import type { Ground } from './ground.ts'
import { routeClasses, type RouteClass } from './route-classes.ts'
import { routeOf } from './route-patterns.ts'
import { scopePolicy, type Through } from './scope-policy.ts'
import type { Served, ServedRoute } from './served.ts'

/** Callers who are told apart: those through one endpoint, or anybody else. */
export interface Caller {
  readonly who: string
  readonly through: Through
  /** Whether they come through an endpoint that does not exist before: they have nothing to lose. */
  readonly isNew?: boolean
}

/** What changes for callers of a stage. */
export interface AccessChange {
  readonly rows: readonly AccessRow[]
  /** Why more may change than is known. */
  readonly unknown: readonly string[]
}

/** Tells who gains and who loses when a stage serves something else: each row with a request that `evaluate` confirmed. Undefined stands for no stage. */
export function compareServed(
  before: Served | undefined,
  after: Served | undefined,
  callers: readonly Caller[],
  ground: Ground,
): AccessChange {
  const was = readSide(before)
  const is = readSide(after)
  if (typeof was === 'string') return { rows: [], unknown: [was] }
  if (typeof is === 'string') return { rows: [], unknown: [is] }
  const classes = routeClasses((after ?? before)?.stage ?? '', was.routes, is.routes)
  const changes = callers.flatMap((caller) => classes.map((one) => compareClass({ ...one, ...caller, was, is }, ground)))
  return { rows: changes.flatMap(({ rows }) => rows), unknown: [...new Set(changes.flatMap(({ unknown }) => unknown))] }
}

interface Side {
  readonly policy: PolicyInput | undefined
  readonly routes: readonly ServedRoute[]
}

function readSide(served: Served | undefined): Side | string {
  if (served === undefined) return { policy: undefined, routes: [] }
  if (served.policy.kind === 'unread') return served.policy.why
  if (served.routes.kind === 'unread') return served.routes.why
  return { policy: served.policy.value, routes: served.routes.value }
}

type Question = RouteClass & Caller & { readonly was: Side; readonly is: Side }

function compareClass(question: Question, ground: Ground): AccessChange {
  const { before, after, was, is, patterns, through } = question
  const options: ProveOptions = {
    api: ground.api,
    endpointPolicy: scopePolicy({ patterns, through }, ground),
    ...(ground.privacy === 'public' ? {} : { private: true }),
  }
  if (before === after && after !== undefined) return changeOf(question, compareUnder(after, was.policy, is.policy, options), ground)
  // What is asked changes: whoever gets in after and did not get in just so before gains, and the other way round.
  const gained: Difference = after === undefined ? {} : compareUnder(after, nobody, is.policy, options)
  const lost: Difference = before === undefined ? {} : compareUnder(before, nobody, was.policy, options)
  const got = (found: Counterexample | undefined, type: string | undefined, side: Side): boolean =>
    found !== undefined && type !== undefined && getsIn(found, type, side.policy, options)
  const unknown = gained.unknown ?? lost.unknown
  return changeOf(
    question,
    {
      ...(gained.gains === undefined || got(gained.gains, before, was) ? {} : { gains: gained.gains }),
      ...(lost.gains === undefined || got(lost.gains, after, is) ? {} : { loses: lost.gains }),
      ...(unknown === undefined ? {} : { unknown }),
    },
    ground,
  )
}

function changeOf(question: Question, { gains, loses, unknown }: Difference, ground: Ground): AccessChange {
  const row = (change: AccessRow['change'], found: Counterexample | undefined): readonly AccessRow[] =>
    found === undefined ? [] : [rowOf(question, change, found, ground)]
  return {
    rows: [...row('gains', gains), ...(question.isNew === true ? [] : row('loses', loses))],
    unknown: unknown === undefined ? [] : [unknown],
  }
}

/** INVARIANT: no request is shown that other routes answer than those that are compared. */
function rowOf({ who, before, after, was, is }: Question, change: AccessRow['change'], found: Counterexample, ground: Ground): AccessRow {
  const [first, second] = [was, is].map(({ routes }) => routeOf(found.request.resource, routes)?.authorizationType)
  return {
    who,
    change,
    asks: { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) },
    ...(first === before && second === after ? { request: accessRequest(found, [was.policy, is.policy], ground) } : {}),
  }
}
