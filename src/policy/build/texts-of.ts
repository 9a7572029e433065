/** Tells whether a value is `{ Ref: … }` or `{ 'Fn::…': … }`. */
export function isFunction(value: unknown): boolean {
  const [name, ...rest] = typeof value === 'object' && value !== null ? Object.keys(value) : []
  return rest.length === 0 && (name === 'Ref' || name?.startsWith('Fn::') === true)
}

/**
 * Gives the texts of a value as CloudFormation writes them into the policy: `Fn::Sub` and `Fn::Join` are put together, and what is not known yet stands there as one `\0`.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html
 */
export function textsOf(value: unknown): readonly string[] {
  const texts: string[] = []
  // INVARIANT: every object is looked at once, so that values that run in a circle end.
  const seen = new Set<object>()
  const open: unknown[] = [value]
  while (open.length > 0) {
    const next = open.pop()
    if (typeof next === 'string') texts.push(next)
    if (typeof next !== 'object' || next === null || seen.has(next)) continue
    seen.add(next)
    const whole = wholeText(next, 0)
    if (whole !== undefined) texts.push(whole)
    for (const member of whole === undefined ? Object.values(next) : valuesInside(next)) open.push(member)
  }
  return texts
}

const unknown = '\u0000'

/** People nest `Fn::Sub` in `Fn::Join` and the like; what lies deeper is looked at by itself. */
const deepest = 4

function wholeText(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null || depth > deepest) return undefined
  const { 'Fn::Join': join, 'Fn::Sub': sub } = value as Readonly<Record<string, unknown>>
  if (Array.isArray(join) && typeof join[0] === 'string' && Array.isArray(join[1])) {
    return join[1].map((item: unknown) => wholeText(item, depth + 1) ?? unknown).join(join[0])
  }
  const [text, names] = Array.isArray(sub) ? (sub as readonly unknown[]) : [sub]
  return typeof text === 'string' ? substitute(text, names, depth + 1) : undefined
}

function substitute(text: string, names: unknown, depth: number): string {
  const known = new Map<string, unknown>(typeof names === 'object' && names !== null ? Object.entries(names) : [])
  return text.replace(/\$\{([^{}]*)\}/g, (_, name: string) =>
    name.startsWith('!') ? `\${${name.slice(1)}}` : (wholeText(known.get(name.trim()), depth) ?? unknown),
  )
}

/** Gives the objects in the list or the map of `Fn::Join` and `Fn::Sub`, whose own text is known. */
function valuesInside(value: object): readonly unknown[] {
  const lists = Object.values(value) as readonly unknown[]
  const members = lists.flatMap((list): readonly unknown[] => (Array.isArray(list) ? (list as readonly unknown[]) : []))
  const items = members.flatMap((member): readonly unknown[] =>
    typeof member === 'object' && member !== null ? Object.values(member) : [],
  )
  return items.filter((item) => typeof item === 'object')
}
