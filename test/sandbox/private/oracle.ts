import type { Access, ApiSpec, Call, Topology } from './topology.ts'

/** What a caller gets: the route that answers, or how the request is refused. */
export type Answer = `api ${number} ${string}` | 'Forbidden' | 'Missing Authentication Token' | 'denied explicitly' | 'denied silently'

/**
 * Says what a call gets, from the topology and AWS's pages alone: it reads no policy document, no ARN and nothing of the sandbox.
 *
 * Facts: PA-15, 19, 29, 34, 36, 45, 47, 61 to 65, 83, 86; the order of routing and policies is the sandbox's default of section 7, m.
 */
export function oracle(topology: Topology, call: Call): Answer {
  const spec = topology.apis[call.api]
  const [, stage = '', rest = ''] = /^\/([^/?]*)([^?]*)/.exec(call.path) ?? []
  const live = spec && whatIsLive(spec)[stage]
  if (spec === undefined || live === undefined || call.by === 'nothing') return 'Forbidden'
  if ((spec.type === 'PRIVATE') !== (call.via !== 'public')) return 'Forbidden'
  if (call.by === 'alias' && !(typeof call.via === 'number' && spec.associated.includes(call.via))) return 'Forbidden'
  const path = rest === '' ? '/' : rest
  const route = whichRoute(spec.routes, call.method, path)
  if (route === undefined) return 'Missing Authentication Token'
  const endpoint = typeof call.via === 'number' ? topology.endpoints[call.via]?.policy : 'full'
  if (endpoint === 'only stage s1' && stage !== 's1') return 'denied silently'
  if (endpoint === 'no POST' && call.method === 'POST') return 'denied explicitly'
  const verdict = whatPolicySays(live, call, stage, path)
  return verdict === 'allowed' ? `api ${call.api} ${route}` : verdict
}

function whatIsLive({ first, history }: ApiSpec): Partial<Record<string, Access>> {
  let saved = first
  const live: Record<string, Access> = {}
  for (const step of history) {
    if (step.kind === 'save') saved = step.access
    else live[step.stage] = saved
  }
  return live
}

function whatPolicySays(access: Access, call: Call, stage: string, path: string): 'allowed' | 'denied explicitly' | 'denied silently' {
  const named = typeof call.via === 'number' && access.endpoints.includes(call.via)
  const asked = `${stage}/${call.method}${path}`
  const granted = access.grants.some((grant) => isGranted(`${grant.stage ?? '*'}/${grant.method ?? '*'}${grant.path ?? '/*'}`, asked))
  switch (access.style) {
    case 'deny unless endpoint':
      return !named ? 'denied explicitly' : granted ? 'allowed' : 'denied silently'
    case 'allow if endpoint':
      return named && granted ? 'allowed' : 'denied silently'
    case 'deny unless VPC':
      return typeof call.via !== 'number' ? 'denied explicitly' : granted ? 'allowed' : 'denied silently'
    case 'allow everyone':
      return granted ? 'allowed' : 'denied silently'
  }
}

/** Why not stage, method and path each by itself: what is left out is a `*`, and that matches slashes, too (PS-65). */
function isGranted(pattern: string, asked: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  if (rest.length === 0) return asked === pattern
  if (!asked.startsWith(first)) return false
  const last = rest.pop() ?? ''
  let offset = first.length
  for (const piece of rest) {
    const found = asked.indexOf(piece, offset)
    if (found < 0) return false
    offset = found + piece.length
  }
  return asked.length - offset >= last.length && asked.endsWith(last)
}

function whichRoute(routes: readonly string[], verb: string, path: string): string | undefined {
  const asked = path.split('/').slice(1)
  while (asked.at(-1) === '') asked.pop()
  const paths = [...new Set(routes.map((route) => route.split(' ')[1] ?? ''))]
  const chosen = descend(
    paths.map((one) => ({ whole: one, left: one === '/' ? [] : one.split('/').slice(1) })),
    asked,
  )
  if (routes.includes(`${verb} ${String(chosen)}`)) return `${verb} ${String(chosen)}`
  return chosen !== undefined && routes.includes(`ANY ${chosen}`) ? `ANY ${chosen}` : undefined
}

interface Open {
  readonly whole: string
  readonly left: readonly string[]
}

function descend(open: readonly Open[], [next, ...later]: readonly string[]): string | undefined {
  if (next === undefined) return open.find(({ left }) => left.length === 0)?.whole
  const stepInto = (fits: (part: string) => boolean): readonly Open[] =>
    open.filter(({ left }) => left[0] !== undefined && fits(left[0])).map(({ whole, left }) => ({ whole, left: left.slice(1) }))
  return (
    descend(
      stepInto((part) => part === next),
      later,
    ) ??
    (next === ''
      ? undefined
      : descend(
          stepInto((part) => /^\{\w+\}$/.test(part)),
          later,
        )) ??
    open.find(({ left }) => /^\{\w+\+\}$/.test(left[0] ?? ''))?.whole
  )
}
