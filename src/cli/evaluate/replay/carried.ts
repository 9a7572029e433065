import type { Request } from '../../../policy/index.ts'

/** Gives what a request carries under a condition key, whatever the case of its name. */
export function carried(request: Request, key: string): string | readonly string[] | undefined {
  const { context } = request
  if (context === undefined) return undefined
  const value = Object.hasOwn(context, key) ? context[key] : undefined
  if (value !== undefined) return value
  const folded = key.toLowerCase()
  for (const name in context) if (name.length === key.length && name.toLowerCase() === folded) return context[name]
  return undefined
}
