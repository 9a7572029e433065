import type { AccessRequest } from '../../provision/index.ts'

/** Writes a request in one line, with the keys that the policies ask for; the endpoint that `who` names already is left out. */
export function renderAccessRequest({ method, path, caller, context, asked }: AccessRequest, who = ''): string {
  const isSaid = (key: string): boolean => key === 'aws:SourceVpce' && who.startsWith('vpc')
  const keys = Object.entries(context).filter(([key]) => asked.includes(key) && !isSaid(key))
  const carried = keys.map(([key, value]) => `${key} = ${[value].flat().join(' and ')}`)
  return [`${method} ${path}`, ...(caller === 'anonymous' ? [] : [`signed by ${caller}`]), ...carried].join(', ')
}
