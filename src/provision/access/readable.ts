/** Something that was to be read from AWS: what it is, or why it could not be read. */
export type Readable<T> = { readonly kind: 'read'; readonly value: T } | { readonly kind: 'unread'; readonly why: string }

/** Gives what was read. */
export function readAs<T>(value: T): Readable<T> {
  return { kind: 'read', value }
}

/** Says why something could not be read. */
export function unread(why: string): Readable<never> {
  return { kind: 'unread', why }
}
