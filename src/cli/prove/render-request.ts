import type { Request } from '../../policy/index.ts'

/** Writes a request, one thing that is true of it a line. */
export function renderRequest(request: Request, indent = '  '): string {
  return requestLines(request)
    .map((line) => `${indent}${line}\n`)
    .join('')
}

/** Gives what is true of a request, one thing a line. */
export function requestLines({ principal, action, resource, context = {} }: Request): readonly string[] {
  const caller = principal === undefined ? 'anonymous' : Object.values(principal).join(' ')
  const keys = Object.entries(context).map(([key, value]) => `${key} = ${typeof value === 'string' ? value : value.join(', ')}`)
  return [resource, `caller ${caller}${action === undefined ? '' : `, action ${action}`}`, ...keys]
}
