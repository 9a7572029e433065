/** JSON. */
type Json = null | boolean | number | string | readonly Json[] | Members

type Members = Readonly<{ [name: string]: Json }>

/** A value in the place of another one, and where. */
export interface Tampered {
  readonly at: string
  readonly value: Json
}

/** Gives every small change of a JSON value: each list without one of its items, with two of them exchanged, each number and text and flag changed, each member left out. */
export function* tamperings(value: Json, at = ''): Generator<Tampered> {
  if (value === null) return
  if (typeof value === 'boolean') yield { at, value: !value }
  else if (typeof value === 'number')
    yield* [-value, value + 1, value - 1].filter((other) => other !== value).map((other) => ({ at, value: other }))
  else if (typeof value === 'string') yield* changedTexts(value).map((other) => ({ at, value: other }))
  else if (Array.isArray(value)) yield* changedLists(value as readonly Json[], at)
  else {
    for (const [name, member] of Object.entries(value as Members)) {
      const others = Object.fromEntries(Object.entries(value).filter(([other]) => other !== name))
      yield { at: `${at}/${name}`, value: others }
      for (const inner of tamperings(member, `${at}/${name}`)) yield { at: inner.at, value: { ...(value as Members), [name]: inner.value } }
    }
  }
}

function* changedLists(value: readonly Json[], at: string): Generator<Tampered> {
  for (const [index, item] of value.entries()) {
    yield { at: `${at}/${index}`, value: value.toSpliced(index, 1) }
    const [next] = value.slice(index + 1)
    if (next !== undefined) yield { at: `${at}/${index}`, value: value.toSpliced(index, 2, next, item) }
    for (const inner of tamperings(item, `${at}/${index}`)) yield { at: inner.at, value: value.toSpliced(index, 1, inner.value) }
  }
}

/** One character more, less or other; of a number or an address its neighbours. */
function changedTexts(value: string): readonly string[] {
  const characters = Array.from(value)
  const middle = characters.length >> 1
  const last = /\d+$/.exec(value)?.[0]
  const neighbours =
    last === undefined ? [] : [1n, -1n].map((step) => value.slice(0, value.length - last.length) + String(BigInt(last) + step))
  return [`${value}x`, characters.toSpliced(middle, 1).join(''), characters.toSpliced(middle, 1, 'a').join(''), ...neighbours].filter(
    (other) => other !== value,
  )
}
