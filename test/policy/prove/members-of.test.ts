import { describe, expect, it } from 'vitest'
import { parsePolicy, type StatementDocument, type Value } from '../../../src/policy/index.ts'
import { membersOf, type Member } from '../../../src/policy/solve/encode/members-of.ts'
import { newMet, type Scope } from '../../../src/policy/solve/encode/scope.ts'
import { holdsOf } from './holds-of.ts'
import { allow, policyOf } from '../evaluate/evaluate-request.ts'

const [a, b] = [{ Ref: 'A' }, { Ref: 'B' }]
const [rawA, rawB] = [JSON.stringify(a), JSON.stringify(b)]
const joined = (...parts: readonly unknown[]): object => ({ 'Fn::Join': ['', parts] })

function valuesOf(...written: readonly unknown[]): readonly Value[] {
  const statement = allow({
    Condition: { StringLike: { 'example:key': written } } as unknown as NonNullable<StatementDocument['Condition']>,
  })
  const parsed = parsePolicy(policyOf(statement), { dialect: 'cloudformation' })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings))
  return parsed.policy.statements[0]?.conditions[0]?.values ?? []
}

const scopeOf = (known: Scope['known'] = new Map(), change: Partial<Scope> = {}): Scope => ({
  ...{
    readings: {},
    known,
    api: undefined,
    wholeArn: true,
    actions: ['execute-api:Invoke'],
    private: false,
    view: '',
    isAskedAgain: false,
  },
  met: newMet(),
  ...change,
})

/** What a value stands for where no choice is made. */
function textOf(written: unknown, scope: Scope): Member['text'] {
  const standing = membersOf(valuesOf(written), scope).filter(({ guard }) =>
    holdsOf(guard, { texts: {}, context: {}, choices: new Set<string>() }),
  )
  const [only] = standing
  if (only === undefined || standing.length > 1) throw new Error(JSON.stringify(standing))
  return only.text
}

describe('a value whose variables and references are known', () => {
  const known = new Map([
    [rawA, 'r*'],
    ['example:who', 'w*'],
    ['example:none', undefined],
  ])

  /** A value, what it stands for, pieces without wildcards in angle brackets, and whether a variable or an escape stood there. */
  const rows: readonly (readonly [written: unknown, text: string, replaced: boolean])[] = [
    ['', '', false],
    ['a*', 'a*', false],
    ['${?}', '<?>', true],
    ['a*${*}b*', 'a*<*>b*', true],
    ['${*}a', '<*>a', true],
    [a, 'r*', false],
    [joined('a', a), 'ar*', false],
    ['${example:who}', '<w*>', true],
    ['a${Example:Who}b', 'a<w*>b', true],
    ["${example:none, 'd*'}", '<d*>', true],
    ["${example:none,'d*'}", '<d*>', true],
    ["${example:none, ''}x", '<>x', true],
    ["${example:who, 'd*'}", '<w*>', true],
    [joined('a', a, '${example:who}'), 'ar*<w*>', true],
  ]

  it.each(rows)('%j stands for `%s`; replaced: %j', (written, text, replaced) => {
    const found = textOf(written, scopeOf(known))
    if (found.kind !== 'known') throw new Error(found.kind)
    expect(found.pieces.map(({ text, wild }) => (wild ? text : `<${text}>`)).join('')).toBe(text)
    expect(found.replaced).toBe(replaced)
  })

  it.each([
    '${example:none}',
    'a${example:none}',
    '${example:none}a',
    '${example:who}${example:none}',
    joined(a, '${example:none}'),
    joined(b, '${example:none}'),
    joined('${example:none}', b),
  ])('%j has no value where the request lacks the key', (written) => {
    expect(textOf(written, scopeOf(known))).toEqual({ kind: 'unresolved' })
  })
})

describe('a value of which something is not known', () => {
  it.each([
    [a, false],
    [joined('a', a), false],
    [joined(a, b, 'x'), false],
    ['${example:who}', true],
    ['a${example:who}b', true],
    [joined(a, '${example:who}'), true],
    [joined('${example:who}', a), true],
    [joined('${example:who}', a, 'x${*}'), true],
  ])('%j may lack a value: %j', (written, hasVariable) => {
    expect(textOf(written, scopeOf())).toMatchObject({ kind: 'unknown', hasVariable })
  })

  const nameOf = (written: unknown, scope = scopeOf()): string => {
    const text = textOf(written, scope)
    if (text.kind !== 'unknown') throw new Error(text.kind)
    return text.name
  }

  it.each([
    [a, b],
    [a, joined('a', a)],
    [joined('a', a), joined('b', a)],
    [joined('a', a), joined(a, 'a')],
    [joined('*', a), joined('${*}', a)],
    [joined('a*', a), joined('a${*}', a)],
    [joined(a, '?'), joined(a, '${?}')],
    [joined(a, b), joined(b, a)],
    [joined(a, rawB), joined(a, b)],
    ['${example:who}', '${example:whose}'],
    ['a${example:who}', 'b${example:who}'],
    ['${example:who}', "${example:who, 'd'}"],
  ])('%j is told from %j', (one, other) => {
    expect(nameOf(one)).not.toBe(nameOf(other))
    expect(nameOf(one)).toBe(nameOf(one))
  })

  it('is told from the same variable where another request is seen, unless it is a reference', () => {
    const elsewhere = scopeOf(new Map(), { view: ' at the endpoint' })
    expect(nameOf('a${example:who}', elsewhere)).not.toBe(nameOf('a${example:who}'))
    expect(nameOf(joined('a', a), elsewhere)).toBe(nameOf(joined('a', a)))
  })

  it('is told to whoever asks', () => {
    const scope = scopeOf(new Map([[rawB, 'b']]))
    membersOf(valuesOf(joined(a, b), 'x${Example:Who}'), scope)
    expect([...scope.met.unknowns]).toEqual([
      [rawA, 'reference'],
      ['example:who', 'variable'],
    ])
  })
})

describe('a list that is asked about again', () => {
  const again = (known?: Scope['known']): Scope => scopeOf(known, { isAskedAgain: true })

  it.each([['a'], ['a', '${*}*', ''], ['a', '${$}']])('gives the same members again: %j', (...written) => {
    const values = valuesOf(...written)
    expect(membersOf(values, again())).toBe(membersOf(values, again()))
  })

  it.each([[['${example:who}']], [['a', 'a${example:who}']], [['${example:who}', 'a']]])(
    'gives others where a variable stands for something else: %j',
    (written) => {
      const values = valuesOf(...written)
      const [one, other, ...more] = ['x', undefined, 'x'].map((who) => membersOf(values, again(new Map([['example:who', who]]))))
      expect(one).not.toEqual(other)
      expect(more).toEqual([one])
    },
  )

  it('gives others where a reference stands for something else', () => {
    const values = valuesOf('a', joined('a', a))
    const [one, other] = ['x', 'y'].map((text) => membersOf(values, again(new Map([[rawA, text]]))))
    expect(one).not.toEqual(other)
  })
})
