import { foldCase, knownKey, type Condition, type Policy, type Request, type RequestPrincipal, type Statement } from '../language/index.ts'
import type { RequestChange } from './nearest-miss.ts'
import { resourceChanges } from './resource-changes.ts'
import { literalText, sampleValues } from './sample-values.ts'

/** Gives the changes of a request that policies suggest by what they name, the likeliest first; each with those that go together with it. */
export function possibleChanges(policies: readonly Policy[], request: Request): readonly (readonly RequestChange[])[] {
  const statements = policies.flatMap((policy) => policy.statements)
  const found: (readonly RequestChange[])[] = [
    ...statements.flatMap((statement) => statement.conditions.flatMap((condition) => contextChanges(condition, request))),
    ...statements.flatMap((statement) => principalChanges(statement, request.principal)),
    ...statements.flatMap((statement) => statement.resource.values.flatMap((value) => resourceChanges(value, request.resource))),
  ]
  const distinct = new Map(found.map((changes) => [JSON.stringify(changes), changes]))
  return [...distinct.values()].sort((a, b) => a.length - b.length || rankOf(a) - rankOf(b))
}

function contextChanges(condition: Condition, request: Request): readonly (readonly RequestChange[])[] {
  const key = condition.key.canonical
  const before = carried(request, key)
  const change = before === undefined ? ({ kind: 'context', key } as const) : ({ kind: 'context', key, before } as const)
  const named = condition.values
    .flatMap((value) => sampleValues(condition, value))
    .filter((after) => after !== before)
    .map((after) => [{ ...change, after }])
  return before === undefined || isAlwaysThere(key) ? named : [...named, [change]]
}

/** Requests to API Gateway carry these whatever the caller does, or come from somewhere else altogether. */
function isAlwaysThere(key: string): boolean {
  return knownKey(key)?.endpoint === true || ['aws:SourceIp', 'aws:SecureTransport', 'aws:CurrentTime', 'aws:EpochTime'].includes(key)
}

function carried({ context = {} }: Request, key: string): string | readonly string[] | undefined {
  return Object.entries(context).find(([name]) => foldCase(name) === foldCase(key))?.[1]
}

function principalChanges({ principal }: Statement, caller: RequestPrincipal | undefined): readonly (readonly RequestChange[])[] {
  const before = caller === undefined ? undefined : nameOf(caller)
  return principal.entries.flatMap(({ type, value }) => {
    const after = type === 'AWS' ? literalText(value, false) : undefined
    if (after === undefined || after === before || !/^arn:[^:]+:(?:iam|sts)::\d{12}:(?:user|role|assumed-role)\/[^]/.test(after)) return []
    return [[{ kind: 'principal', ...(before === undefined ? {} : { before }), after } as const]]
  })
}

function nameOf(caller: RequestPrincipal): string {
  if ('arn' in caller) return caller.arn
  if ('service' in caller) return caller.service
  return 'federated' in caller ? caller.federated : caller.canonicalUser
}

const order = ['aws:SourceVpce', 'aws:SourceVpc', 'aws:VpcSourceIp', 'aws:SourceIp']

function rankOf([change]: readonly RequestChange[]): number {
  if (change === undefined) return 0
  switch (change.kind) {
    case 'context': {
      const index = order.indexOf(change.key)
      return index >= 0 ? index : change.after === undefined ? order.length + 1 : order.length
    }
    case 'principal':
      return 10
    case 'method':
      return 11
    case 'path':
      return 12
    case 'stage':
      return 13
  }
}
