import { parseExecuteApiArn, type Value } from '../language/index.ts'
import type { RequestChange } from './nearest-miss.ts'
import { literalText } from './sample-values.ts'

/** Gives the ways to move a request to a resource that a policy names: each subset of stage, method and path in which the two differ. */
export function resourceChanges(value: Value, resource: string): readonly (readonly RequestChange[])[] {
  const arn = parseExecuteApiArn(resource)
  const fields = fieldsOf(value)
  if (arn === undefined || fields === undefined) return []
  const changes: RequestChange[] = []
  for (const kind of ['method', 'path', 'stage'] as const) {
    const after = fields[kind]
    if (after !== undefined && after !== arn[kind]) changes.push({ kind, before: arn[kind], after })
  }
  return subsetsOf(changes)
}

interface Fields {
  readonly stage: string | undefined
  readonly method: string | undefined
  readonly path: string | undefined
}

/** What a resource says of a request; nothing for a field that it leaves open. */
function fieldsOf(value: Value): Fields | undefined {
  if (literalText(value, false) === undefined) return undefined
  const text = value.parts.map((part) => (part.kind === 'literal' ? part.text : '0')).join('')
  const tail = /^execute-api:\/([^]*)$/.exec(text)?.[1] ?? /^arn:[^:]+:execute-api:[^:]*:[^:]*:[^/]*\/([^]*)$/.exec(text)?.[1]
  if (tail === undefined) return undefined
  const [stage, method, ...rest] = tail.split('/')
  const verb = closed(method)
  return {
    stage: closed(stage),
    method: verb === undefined || /^[A-Z]+$/.test(verb) ? verb : undefined,
    path: rest.length === 0 || rest.join('/') === '*' ? undefined : `/${rest.join('/').replace(/[*?]/g, '0')}`,
  }
}

function closed(field: string | undefined): string | undefined {
  return field === undefined || field === '' || field.includes('*') ? undefined : field.replaceAll('?', '0')
}

function subsetsOf(changes: readonly RequestChange[]): readonly (readonly RequestChange[])[] {
  let subsets: readonly (readonly RequestChange[])[] = [[]]
  for (const change of changes) subsets = [...subsets, ...subsets.map((subset) => [...subset, change])]
  return subsets.filter((subset) => subset.length > 0)
}
