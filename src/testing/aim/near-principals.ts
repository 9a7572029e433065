import type { Policy, PrincipalEntry, RequestPrincipal } from '../../policy/index.ts'
import { plainText } from './plain-text.ts'

/** Gives the callers that a policy's principals name, and some that they just do not. */
export function nearPrincipals(statements: Policy['statements']): readonly RequestPrincipal[] {
  return statements.flatMap((statement) => statement.principal.entries).flatMap(nearEntry)
}

function nearEntry({ type, value }: PrincipalEntry): readonly RequestPrincipal[] {
  const text = plainText(value.parts)
  switch (type) {
    case 'AWS':
      return nearAws(text).map((arn) => ({ arn }))
    case 'Service':
      return [{ service: text }, { federated: text }]
    case 'Federated':
      return [{ federated: text }, { service: `x.${text}` }]
    case 'CanonicalUser':
      return [{ canonicalUser: text }, { canonicalUser: `${text.slice(0, -1)}0` }]
  }
}

function nearAws(text: string): readonly string[] {
  if (/^\d{12}$/.test(text)) return [`arn:aws:iam::${text}:user/ann`, `arn:aws:iam::${text}:root`, `arn:aws-cn:iam::${text}:user/ann`]
  const parts = /^arn:([^:]+):(?:iam|sts)::(\d{12}):([a-z-]+)\/(.*)$/.exec(text)
  if (parts === null) return /^arn:[^:]+:(?:iam|sts)::\d{12}:/.test(text) ? [text] : []
  const [, partition = '', account = '', type = '', path = ''] = parts
  const name = path.slice(path.lastIndexOf('/') + 1)
  const session = (role: string): string => `arn:${partition}:sts::${account}:assumed-role/${role}/s1`
  const other = name === name.toLowerCase() ? name.toUpperCase() : name.toLowerCase()
  return type === 'role' ? [session(name), text, session(other), `${text}x`] : [text, `${text}x`, text.replace(name, other)]
}
