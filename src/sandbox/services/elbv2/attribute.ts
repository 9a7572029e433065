import { ServiceError } from '../../world/index.ts'

/** An attribute's default and the values that it may have. */
export interface AttributeRule {
  readonly default: string
  readonly allowed: RegExp | ((value: number) => boolean)
}

/** Attribute key -> its rule, for one kind of resource. */
export type AttributeRules = Readonly<Record<string, AttributeRule>>

interface Attribute {
  Key?: string | undefined
  Value?: string | undefined
}

/** `true` or `false`. */
export function flag(byDefault: boolean): AttributeRule {
  return { default: String(byDefault), allowed: /^(true|false)$/ }
}

/** A whole number within bounds. */
export function count(byDefault: number, least: number, most: number): AttributeRule {
  return { default: String(byDefault), allowed: (value) => value >= least && value <= most }
}

/** One of some words; the first is the default. */
export function choice(byDefault: string, ...others: readonly string[]): AttributeRule {
  return { default: byDefault, allowed: new RegExp(`^(${[byDefault, ...others].join('|')})$`) }
}

/** Any text. */
export function text(byDefault = ''): AttributeRule {
  return { default: byDefault, allowed: /^.*$/s }
}

/** Gives the attributes as they are sent: what was set, and the defaults of the others. */
export function printAttributes(rules: AttributeRules, set: Readonly<Record<string, string>>): Attribute[] {
  return Object.entries(rules).map(([Key, rule]) => ({ Key, Value: set[Key] ?? rule.default }))
}

/**
 * Gives the attributes that are set, with some changed.
 *
 * @param noun `Load balancer`, `Target group` or `Listener`
 * @throws ServiceError `ValidationError` for a key that the resource does not have and for a value that the key may not have.
 */
export function changeAttributes(
  noun: string,
  rules: AttributeRules,
  set: Readonly<Record<string, string>>,
  changes: readonly Attribute[],
): Record<string, string> {
  const changed = { ...set }
  for (const { Key: key = '', Value: value = '' } of changes) {
    const rule = Object.hasOwn(rules, key) ? rules[key] : undefined
    if (rule === undefined) throw new ServiceError('ValidationError', `${noun} attribute key '${key}' is not recognized`)
    if (!allows(rule, value))
      throw new ServiceError('ValidationError', `${noun} attribute value '${value}' is not valid for the key '${key}'`)
    changed[key] = value
  }
  return changed
}

function allows({ allowed }: AttributeRule, value: string): boolean {
  return allowed instanceof RegExp ? allowed.test(value) : /^\d+$/.test(value) && allowed(Number(value))
}
