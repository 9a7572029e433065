import type { Counterexample, PolicyInput, ProveOptions } from '../../../policy/index.ts'
import { compareUnder, getsIn, nobody } from '../../access/compare-under.ts'
import type { Ground } from '../../access/ground.ts'
import { routeClasses, type RouteClass } from '../../access/route-classes.ts'
import { routeOf } from '../../access/route-patterns.ts'
import { scopePolicy } from '../../access/scope-policy.ts'
import type { Served, ServedRoute } from '../../access/served.ts'

/** Whether somebody is shut out meanwhile. */
export type ShutOut =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'somebody'; readonly counterexample: Counterexample }
  | { readonly kind: 'unknown'; readonly reason: string }

/** Looks for a request that gets in before and after, and not under what a stage serves in between; undefined stands for no stage. */
export function findShutOut(before: Served, between: Served | undefined, after: Served, ground: Ground): ShutOut {
  const [was, meanwhile, is] = [read(before), between === undefined ? nothing : read(between), read(after)]
  if (was === undefined || meanwhile === undefined || is === undefined) return unknown('what a stage serves could not be read')
  const found = routeClasses(before.stage, was.routes, is.routes).flatMap((one) => searchClass(one, was, meanwhile, is, ground))
  return found.find(({ kind }) => kind === 'somebody') ?? found[0] ?? { kind: 'nobody' }
}

interface Side {
  readonly policy: PolicyInput | undefined
  readonly routes: readonly ServedRoute[]
}

const nothing: Side = { policy: undefined, routes: [] }

function read({ policy, routes }: Served): Side | undefined {
  return policy.kind === 'unread' || routes.kind === 'unread' ? undefined : { policy: policy.value, routes: routes.value }
}

function searchClass({ before, after, patterns }: RouteClass, was: Side, meanwhile: Side, is: Side, ground: Ground): readonly ShutOut[] {
  if (before === undefined || after === undefined) return []
  if (before !== after) return [unknown('what its routes ask of a caller changes')]
  const answered = (pattern: string): boolean =>
    routeOf(`${ground.api}/${pattern.replaceAll('*', '1')}`, meanwhile.routes)?.authorizationType === before
  const [kept, gone] = [patterns.covers.filter(answered), patterns.covers.filter((pattern) => !answered(pattern))]
  return [
    { covers: kept, policy: meanwhile.policy },
    { covers: gone, policy: nobody },
  ].flatMap(({ covers, policy }): readonly ShutOut[] => {
    if (covers.length === 0) return []
    const options: ProveOptions = {
      api: ground.api,
      endpointPolicy: scopePolicy({ patterns: { ...patterns, covers } }, ground),
      ...(ground.privacy === 'public' ? {} : { private: true }),
    }
    const difference = compareUnder(before, was.policy, policy, options)
    if (difference.loses !== undefined && getsIn(difference.loses, before, is.policy, options))
      return [{ kind: 'somebody', counterexample: difference.loses }]
    // What lets in everybody who gets in after shuts out nobody who gets in before and after.
    const later = compareUnder(before, is.policy, policy, options)
    if (later.loses === undefined && later.unknown === undefined) return []
    if (difference.loses !== undefined) return [unknown('who loses access meanwhile may get it back')]
    return difference.unknown === undefined ? [] : [unknown(difference.unknown)]
  })
}

function unknown(reason: string): ShutOut {
  return { kind: 'unknown', reason }
}
