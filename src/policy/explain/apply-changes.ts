import { foldCase, formatExecuteApiArn, parseExecuteApiArn, type Request } from '../language/index.ts'
import type { RequestChange } from './nearest-miss.ts'

/** Makes the request that differs from another by these changes. */
export function applyChanges(request: Request, changes: readonly RequestChange[]): Request {
  return changes.reduce(applyChange, request)
}

function applyChange(request: Request, change: RequestChange): Request {
  switch (change.kind) {
    case 'context': {
      const others = Object.entries(request.context ?? {}).filter(([name]) => foldCase(name) !== foldCase(change.key))
      return { ...request, context: Object.fromEntries(change.after === undefined ? others : [...others, [change.key, change.after]]) }
    }
    case 'principal':
      return { ...request, principal: { arn: change.after } }
    case 'stage':
    case 'method':
    case 'path': {
      const arn = parseExecuteApiArn(request.resource)
      return arn === undefined ? request : { ...request, resource: formatExecuteApiArn({ ...arn, [change.kind]: change.after }) }
    }
  }
}
