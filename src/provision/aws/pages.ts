/** Reads every page: `read` gets the token of the page, undefined for the first, and gives its items and the token of the next. */
export async function readPages<T>(
  read: (token: string | undefined) => Promise<{ readonly items: readonly T[] | undefined; readonly next: string | undefined }>,
): Promise<readonly T[]> {
  const all: T[] = []
  let token: string | undefined
  do {
    const { items = [], next } = await read(token)
    all.push(...items)
    token = next === '' ? undefined : next
  } while (token !== undefined)
  return all
}
