import { describe, expect, it } from 'vitest'
import { parsePolicy, prove, notPublic, type Readings, type StatementDocument } from '../../../src/policy/index.ts'
import { keyDimension } from '../../../src/policy/solve/encode/dimensions.ts'
import { encodeCondition } from '../../../src/policy/solve/encode/encode-condition.ts'
import { newMet, secondReading, type Scope } from '../../../src/policy/solve/encode/scope.ts'
import type { Formula } from '../../../src/policy/solve/formula/formula.ts'
import { allow, deny, policyOf } from '../evaluate/evaluate-request.ts'
import { holdsOf } from './holds-of.ts'

const a = { Ref: 'A' }
const key = 'example:key'

/** A condition on one key, as a formula, and the facts that it rests on. */
function encoded(
  operator: string,
  values: unknown,
  known: Scope['known'] = new Map(),
  on = key,
): { formula: Formula; facts: readonly string[] } {
  const Condition = { [operator]: { [on]: values } } as NonNullable<StatementDocument['Condition']>
  const parsed = parsePolicy(policyOf(allow({ Condition })), { dialect: 'cloudformation' })
  const condition = parsed.ok ? parsed.policy.statements[0]?.conditions[0] : undefined
  if (condition === undefined) throw new Error(JSON.stringify(parsed))
  const scope: Scope = {
    ...{ readings: {}, known, api: undefined, wholeArn: false, actions: ['execute-api:Invoke'], private: false, view: '' },
    ...{ isAskedAgain: false, met: newMet() },
  }
  const formula = encodeCondition(condition, keyDimension(scope, on.toLowerCase()), scope)
  return { formula, facts: [...scope.met.facts].sort() }
}

function choicesOf(formula: Formula): readonly string[] {
  if (formula.kind === 'literal') return formula.atom.kind === 'free' ? [formula.atom.name] : []
  return 'operands' in formula ? [...new Set(formula.operands.flatMap(choicesOf))] : []
}

describe('a condition all of whose values are known', () => {
  const who = (text: string | undefined): Scope['known'] => new Map([['example:who', text]])

  it.each([
    ['ForAnyValue:StringNotEquals', ['b', '${example:who}'], 'a'],
    ['ForAnyValue:StringNotEquals', ['b', '${example:who}'], undefined],
    ['ForAllValues:StringLike', ['b*', 'a${example:who}'], 'a'],
    ['ForAllValues:StringEquals', ['b', '${*}'], undefined],
    ['ForAnyValue:NumericNotEquals', ['1', '2'], undefined],
  ])('%s %j, the variable being %j, leaves nothing open but disputed facts', (operator, values, text) => {
    const { formula, facts } = encoded(operator, values, who(text))
    expect(choicesOf(formula).filter((name) => !facts.includes(name) && !name.startsWith('proper '))).toEqual([])
  })

  it.each([
    ['StringNotEquals', 'aws:SourceVpce', 'x', []],
    ['StringNotEquals', key, 'x', ['PS-20']],
    ['NumericNotEquals', 'aws:SourceVpce', '1', ['PS-32']],
    ['StringEquals', 'aws:SourceVpce', 'x', []],
    ['StringEqualsIgnoreCase', key, 'a', []],
    ['StringEqualsIgnoreCase', key, 'i', []],
    ['StringEqualsIgnoreCase', key, 'k', ['PS-28']],
    ['Null', key, 'false', ['PS-9']],
  ])('%s on %s of `%s` rests on %j', (operator, on, value, facts) => {
    expect(encoded(operator, value, new Map(), on).facts).toEqual(facts)
  })

  it.each([
    ['StringEqualsIgnoreCase', "${example:who,'k'}", ['PS-28', 'PS-53-space']],
    ['StringEqualsIgnoreCase', "${example:who,'a'}", ['PS-53-space']],
    ['StringLike', "${example:who,'a*'}", ['PS-53-space']],
    ['Bool', '${example:who}', []],
    ['Bool', "${example:who, 'true'}", ['PS-36']],
    ['Bool', '', []],
  ])('%s of a variable without a value, `%s`, rests on %j', (operator, value, facts) => {
    expect(encoded(operator, value, who(undefined)).facts).toEqual(facts)
  })

  it.each([
    ['StringEqualsIgnoreCase', "${example:who,'k'}", 'K', [], true],
    ['StringEqualsIgnoreCase', "${example:who,'k'}", '\u212a', [], false],
    ['StringEqualsIgnoreCase', "${example:who,'k'}", '\u212a', ['PS-28'], true],
    ['StringEqualsIgnoreCase', "${example:who,'k'}", 'K', ['PS-53-space'], false],
    ['StringLike', "${example:who,'a*'}", 'a*', [], true],
    ['StringLike', "${example:who, 'a*'}", 'ab', [], false],
    ['Bool', "tr${example:who, 'ue'}", 'true', [], true],
    ['Bool', "tr${example:who, 'ue'}", 'true', ['PS-36'], false],
    ['Bool', "${example:who, 'tr'}ue", 'true', ['PS-36'], false],
  ])('%s `%s` of `%s`, %j read otherwise: %j', (operator, value, carried, chosen, isMet) => {
    const { formula } = encoded(operator, value, who(undefined))
    expect(holdsOf(formula, { texts: {}, context: { [key]: carried }, choices: new Set(chosen) })).toBe(isMet)
  })

  it.each([
    [{ 'Fn::Join': ['', ['tr', a]] }, 'ue', true],
    [{ 'Fn::Join': ['', ['tr', a]] }, 'UE', true],
    [a, 'false', false],
    [a, '', false],
  ])('Null of %j, the reference being `%s`, asks for absence: %j', (value, text, isAsked) => {
    const { formula } = encoded('Null', value, new Map([[JSON.stringify(a), text]]))
    expect(holdsOf(formula, { texts: {}, context: {}, choices: new Set<string>() })).toBe(isAsked)
  })
})

describe('what is left open of one condition is not that of another', () => {
  const on = (operator: string, value: unknown, name = key): Partial<StatementDocument> => ({
    Condition: { [operator]: { [name]: value } } as NonNullable<StatementDocument['Condition']>,
  })
  const verdictOf = (statements: readonly StatementDocument[], facts: readonly string[]): string => {
    const parsed = parsePolicy(policyOf(...statements), { dialect: 'cloudformation' })
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings))
    const readings = Object.fromEntries(facts.map((fact) => [fact, secondReading(fact)])) as Readings
    return prove(parsed.policy, notPublic(), { readings }).verdict
  }
  const listsOnly = (name = key): readonly StatementDocument[] => [deny(on('StringLike', '*', name)), deny(on('Null', 'true', name))]

  it('which of the values of a list is malformed, PS-32', () => {
    const operator = 'ForAnyValue:NumericNotEquals'
    // `["2", "x"]`: some number is not 1, and none is not 2.
    const rest = [deny(on('ForAllValues:NumericEquals', '2')), ...listsOnly()]
    expect(verdictOf([allow(on(operator, '1')), deny(on(operator, '2')), ...rest], ['PS-32'])).not.toBe('holds')
    expect(verdictOf([allow(on(operator, '2')), deny(on(operator, '2')), ...rest], ['PS-32'])).toBe('holds')
  })

  it('nor where the keys alone differ', () => {
    const operator = 'ForAnyValue:NumericNotEquals'
    const rest = [deny(on('ForAllValues:NumericEquals', '1', 'example:other')), ...listsOnly(), ...listsOnly('example:other')]
    expect(verdictOf([allow(on(operator, '1')), deny(on(operator, '1', 'example:other')), ...rest], ['PS-32'])).not.toBe('holds')
  })

  it('which of the values of a list a reference does not equal', () => {
    const operator = 'ForAnyValue:StringNotEquals'
    // A list that holds none of the letters but the second's, the reference being something else.
    const [first, second] = [
      ['a', a],
      ['b', a],
    ].map((values) => on(operator, values)) as [object, object]
    expect(verdictOf([allow(first), deny(second), ...listsOnly()], [])).not.toBe('holds')
    expect(verdictOf([allow(first), deny(first), ...listsOnly()], [])).toBe('holds')
  })

  it('whether a variable has a value, PS-51', () => {
    const [one, other] = ['${example:one}', '${example:other}']
    const single = 'aws:Referer'
    const shut = (value: string): readonly StatementDocument[] =>
      ['StringEquals', 'StringNotEquals'].map((operator) => deny(on(operator, value, single)))
    expect(verdictOf([allow(on('StringNotEquals', one, single)), ...shut(other)], ['PS-51'])).not.toBe('holds')
    expect(verdictOf([allow(on('StringNotEquals', one, single)), ...shut(one)], ['PS-51'])).toBe('holds')
  })
})
