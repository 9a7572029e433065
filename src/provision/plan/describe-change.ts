import { attributeChanges } from './attribute-changes.ts'
import type { Attribute, Change, ResourceKind } from './plan.ts'

/** Attributes by name, in the order in which they are shown. */
export type Attributes = Readonly<Record<string, Attribute | undefined>>

/** What a resource is and what it is called. */
export interface Subject {
  readonly resource: ResourceKind
  readonly name: string
  /** AWS's id or ARN; undefined where it does not exist yet. */
  readonly id?: string | undefined
}

/** A resource that has to be made, or changed to what is desired; nothing where it is so already. */
export function bring(subject: Subject, before: Attributes | undefined, after: Attributes, reason?: string): readonly Change[] {
  const attributes = attributeChanges(before ?? {}, after)
  if (before !== undefined && attributes.length === 0) return []
  return [change(before === undefined ? 'create' : 'update', subject, `${subject.resource}.${subject.name}`, attributes, reason)]
}

/** A resource that has to go; its id is part of the address, so that it never meets its successor's. */
export function remove(subject: Subject & { readonly id: string }, before: Attributes, reason?: string): Change {
  const address = `${subject.resource}.${subject.name} (${shortId(subject.id)})`
  return change('delete', subject, address, attributeChanges(before, {}), reason)
}

/** The name in the address of a change that creates or updates: `main` of `vpc-endpoint.main`. */
export function nameIn({ resource, address }: Pick<Change, 'resource' | 'address'>): string {
  return address.slice(resource.length + 1)
}

function change(
  kind: Change['kind'],
  { resource, id }: Subject,
  address: string,
  attributes: Change['attributes'],
  reason: string | undefined,
): Change {
  return { kind, resource, address, ...(id === undefined ? {} : { id }), attributes, ...(reason === undefined ? {} : { reason }) }
}

function shortId(id: string): string {
  return id.startsWith('arn:') ? id.slice(id.indexOf('/') + 1) : id
}
