import type { Filter } from '@aws-sdk/client-ec2'
import { ServiceError } from '../../world/index.ts'

/** What the filters of one operation look at: filter name -> the values an item has for it. */
export type FilterFields<T> = Readonly<Record<string, (item: T) => readonly (string | number | boolean | undefined)[]>>

/**
 * Keeps the items that pass every filter: one of its values equals one of the item's, `*` and `?` being wildcards.
 *
 * @throws ServiceError `InvalidParameterValue` for a filter that the operation does not have.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Filter.html
 */
export function filterBy<T>(items: readonly T[], filters: readonly Filter[] | undefined, fields: FilterFields<T>): readonly T[] {
  const tests = (filters ?? []).map((filter) => testOf(filter, fields))
  return items.filter((item) => tests.every((test) => test(item)))
}

/** The filters that every tagged resource has beside its own: `tag:KEY`, `tag-key`, `tag-value`. */
export function tagFields<T extends { readonly tags: Readonly<Record<string, string>> }>(): FilterFields<T> {
  return { 'tag-key': (item) => Object.keys(item.tags), 'tag-value': (item) => Object.values(item.tags) }
}

function testOf<T>(filter: Filter, fields: FilterFields<T>): (item: T) => boolean {
  const name = filter.Name ?? 'null'
  const field = fieldOf(name, fields)
  if (field === undefined) throw new ServiceError('InvalidParameterValue', `The filter '${name}' is invalid`)
  if (filter.Values === undefined || filter.Values.length === 0)
    throw new ServiceError('MissingParameter', `The request must contain the parameter Filter.Value for the filter '${name}'`)
  const patterns = filter.Values.map(patternOf)
  return (item) => field(item).some((value) => value !== undefined && patterns.some((pattern) => pattern.test(String(value))))
}

function fieldOf<T>(name: string, fields: FilterFields<T>): FilterFields<T>[string] | undefined {
  if (Object.hasOwn(fields, name)) return fields[name]
  if (!name.startsWith('tag:') || !Object.hasOwn(fields, 'tag-key')) return undefined
  return (item) => [(item as { readonly tags?: Readonly<Record<string, string>> }).tags?.[name.slice('tag:'.length)]]
}

function patternOf(value: string): RegExp {
  const source = value.replaceAll(/\\(.)|([*?])|([^\w\s])/gsu, (_, escaped?: string, wildcard?: string, other?: string) => {
    if (wildcard !== undefined) return wildcard === '*' ? '.*' : '.'
    return literal(escaped ?? other ?? '')
  })
  return new RegExp(`^${source}$`, 's')
}

function literal(character: string): string {
  return /\w|\s/.test(character) ? character : `\\${character}`
}
