import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCertificate } from '../../../src/policy/certify/index.ts'
import { any, and, not } from '../../../src/policy/solve/formula/formula.ts'
import { globPattern, literalPattern } from '../../../src/policy/solve/formula/pattern.ts'
import { valueSet } from '../../../src/policy/solve/formula/value-set.ts'
import { propertyRuns } from '../property-runs.ts'
import { certifyFormula } from './certify-formula.ts'
import { dimensions } from './formulas.ts'

const single = dimensions.find(({ name }) => name === 'single') ?? { name: '', kind: 'key', single: true, required: false }
const glob = valueSet({ kind: 'texts', patterns: [globPattern([0x61, -3])] })
const sample = certifyFormula(
  and(
    any(single, glob),
    any(single, valueSet({ kind: 'texts', patterns: [globPattern([0x62, -3]), literalPattern('')] })),
    not(any(single, valueSet({ kind: 'addresses', intervals: [] }))),
  ),
)

/** Why a certificate is refused, with what is at a path in it replaced. */
function refused(path: string, value: unknown): string {
  const replace = (node: unknown, [step, ...rest]: readonly string[]): unknown => {
    if (step === undefined) return value
    if (Array.isArray(node)) return node.map((item: unknown, index) => (String(index) === step ? replace(item, rest) : item))
    const members = (typeof node === 'object' ? node : {}) as Readonly<Record<string, unknown>>
    return { ...members, [step]: replace(members[step], rest) }
  }
  const checked = checkCertificate(
    replace(
      JSON.parse(JSON.stringify(sample)),
      path.split('/').filter((step) => step !== ''),
    ),
  )
  return checked.valid ? 'valid' : `${checked.at}: ${checked.reason}`
}

const set = '/refutations/0/atoms/0/set'

describe('what is malformed is refused at its place', () => {
  it.each([
    ['', null, ': there has to be an object'],
    ['', [], ': there has to be an object'],
    ['/format', 'other', '/format: there has to be `apply-private-api/certificate`'],
    ['/version', 2, '/version: there has to be `1`'],
    ['/refutations', {}, '/refutations: there has to be a list'],
    ['/refutations', [], '/refutations: nothing is refuted'],
    ['/refutations/0', 7, '/refutations/0: there has to be an object'],
    ['/refutations/0/dimensions/0/single', 'yes', '/refutations/0/dimensions/0/single: there has to be `true` or `false`'],
    ['/refutations/0/atoms/0/variable', 0, '/refutations/0/atoms/0/variable/0: this number stands for nothing here'],
    ['/refutations/0/atoms/1/variable', 1, '/refutations/0/atoms/1/variable/0: this number stands for nothing here'],
    ['/refutations/0/atoms/0/kind', 'some', '/refutations/0/atoms/0/kind: there has to be `free` or `present` or `list` or `any`'],
    ['/refutations/0/atoms/0/dimension', 1, '/refutations/0/atoms/0/dimension: there is no such dimension'],
    ['/refutations/0/atoms/0/dimension', '0', '/refutations/0/atoms/0/dimension: there is no such dimension'],
    [`${set}/complement`, 0, `${set}/complement: there has to be \`true\` or \`false\``],
    [`${set}/patterns`, 'a', `${set}/patterns: there has to be a list`],
    [`${set}/patterns/0/unit`, 'byte', `${set}/patterns/0/unit: there has to be \`code-point\` or \`utf-16-unit\``],
    [
      `${set}/patterns/0/pieces/1`,
      { wildcard: 'all' },
      `${set}/patterns/0/pieces/1/wildcard: there has to be \`character\` or \`character but colon\` or \`character but slash\` or \`text\` or \`text but colon\` or \`text but slash\``,
    ],
    [`${set}/patterns/0/pieces/1`, { oneOf: 1 }, `${set}/patterns/0/pieces/1/oneOf: there has to be a text`],
    [`${set}/intervals`, [{ axis: 'v5' }], `${set}/intervals/0/axis: there has to be \`v4\` or \`v6\` or \`number\` or \`instant\``],
    [`${set}/intervals`, [{ axis: 'v4', from: '::1' }], `${set}/intervals/0/from: this cannot be compared with`],
    [`${set}/intervals`, [{ axis: 'number', below: `0.${'1'.repeat(65)}` }], `${set}/intervals/0/below: this cannot be compared with`],
    ['/refutations/0/clauses/0', [1.5], '/refutations/0/clauses/0/0: this number stands for nothing here'],
    ['/refutations/0/clauses/0', ['1'], '/refutations/0/clauses/0/0: this number stands for nothing here'],
    ['/refutations/0/lemmas/0/literals', [9], '/refutations/0/lemmas/0: a lemma is about one dimension'],
    ['/refutations/0/lemmas/0/literals', [], '/refutations/0/lemmas/0: a lemma is about one dimension'],
    [
      '/refutations/0/lemmas/0/witness',
      { kind: 'faith' },
      '/refutations/0/lemmas/0/witness/kind: there has to be `presence` or `listed` or `borders` or `states`',
    ],
    ['/refutations/0/lemmas/0/witness', { kind: 'presence' }, '/refutations/0/lemmas/0: nothing is absent here, or nothing is there'],
    ['/refutations/0/lemmas/0/witness', { kind: 'borders', sets: [1, 2] }, '/refutations/0/lemmas/0: texts have no borders'],
    [
      '/refutations/0/lemmas/0/witness',
      { kind: 'borders', sets: [3] },
      '/refutations/0/lemmas/0/witness/sets/0: this number stands for nothing here',
    ],
    [
      '/refutations/0/lemmas/0/witness',
      { kind: 'listed', sets: [1, 2], listed: 2 },
      '/refutations/0/lemmas/0: the texts of this set cannot be listed',
    ],
    [
      '/refutations/0/lemmas/0/witness',
      { kind: 'listed', sets: [1, 2], listed: 7 },
      '/refutations/0/lemmas/0/witness/listed: this is no list of texts',
    ],
    [
      '/refutations/0/lemmas/0/witness',
      { kind: 'states', sets: [1], begin: '', states: ['0'] },
      '/refutations/0/lemmas/0: the states `*` are reached, and the witness does not name them',
    ],
    [
      '/refutations/0/lemmas/0/witness',
      { kind: 'states', sets: [1], begin: '', states: ['0', '*'] },
      '/refutations/0/lemmas/0: a text meets all of these',
    ],
    [
      '/refutations/0/lemmas/0/witness',
      { kind: 'states', sets: [1, 2], begin: 'b', states: [] },
      '/refutations/0/lemmas/0: not all texts begin as it says',
    ],
    ['/refutations/0/steps', [], '/refutations/0/steps: the last step has to be the empty clause'],
    ['/refutations/0/steps/0/by', [99], '/refutations/0/steps/0/by/0: this number stands for nothing here'],
    ['/refutations/0/steps/0/by', [2], '/refutations/0/steps/0: clause 2 does not leave one literal open'],
    ['/refutations/0/steps/0/by', [0, 0], '/refutations/0/steps/0: clause 0 does not leave one literal open'],
  ])('%s: %j', (path, value, reason) => {
    expect(refused(path, value)).toBe(reason)
  })

  it('the sample itself is valid', () => {
    expect(checkCertificate(sample)).toEqual({ valid: true, refutations: 1, lemmas: 1, steps: 1 })
  })
})

it('never throws, whatever it is given', () => {
  const json = fc.jsonValue({ maxDepth: 3 })
  const paths = fc.array(
    fc.constantFrom(
      'refutations',
      '0',
      '1',
      'atoms',
      'set',
      'patterns',
      'pieces',
      'lemmas',
      'witness',
      'steps',
      'by',
      'states',
      'sets',
      'clauses',
    ),
    { minLength: 1, maxLength: 6 },
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.anything(),
        fc.string(),
        json.map((value) => JSON.stringify(value)),
      ),
      (value) => {
        expect(checkCertificate(value).valid).toBe(false)
      },
    ),
    propertyRuns(300),
  )
  fc.assert(
    fc.property(paths, json, (path, value) => {
      expect(refused(path.join('/'), value)).not.toContain('it cannot be read')
    }),
    propertyRuns(300),
  )
})

it.each([
  ['brackets', '['.repeat(1e6)],
  ['objects', '{"a":'.repeat(1e5)],
  [
    'a getter that throws',
    Object.defineProperty({}, 'format', {
      enumerable: true,
      get: () => {
        throw new Error('no')
      },
    }),
  ],
])('%s cannot be read', (_, value) => {
  expect(checkCertificate(value)).toMatchObject({ valid: false, at: '', reason: expect.stringContaining('it cannot be read') as string })
})

it('gives up on what would take for ever', () => {
  const pieces = Array.from({ length: 4000 }, () => ['a', { wildcard: 'text but colon' }])
    .flat()
    .concat('z')
  const long = { complement: false, intervals: [], patterns: [{ unit: 'code-point', pieces }] }
  const texts = { complement: false, intervals: [], patterns: Array.from({ length: 2000 }, (_, index) => `${'a'.repeat(3000)}${index}`) }
  const many = {
    ...JSON.parse(JSON.stringify(sample?.refutations[0])),
    atoms: [
      { variable: 1, kind: 'any', dimension: 0, set: texts },
      { variable: 2, kind: 'any', dimension: 0, set: long },
    ],
  } as object
  const lemmas = [{ literals: [1, -2], witness: { kind: 'listed', sets: [1, -2], listed: 1 } }]
  expect(checkCertificate({ ...sample, refutations: [{ ...many, lemmas }] })).toEqual({
    valid: false,
    at: '/refutations/0/lemmas/0',
    reason: 'the certificate is too large to check',
  })
})

it('looks at characters of two UTF-16 units as well', () => {
  const set = (unit: string, count: number): object => ({
    complement: false,
    intervals: [],
    patterns: [{ unit, pieces: Array.from({ length: count }, () => ({ wildcard: 'character' })) }],
  })
  const atom = (variable: number, of: object): object => ({ variable, kind: 'any', dimension: 0, set: of })
  const refutation = {
    dimensions: [{ single: true, required: false }],
    atoms: [atom(1, set('utf-16-unit', 2)), atom(2, set('code-point', 1))],
    clauses: [[1], [2]],
    lemmas: [{ literals: [1, 2], witness: { kind: 'states', sets: [1, 2], begin: '', states: ['0 | 0', '1 | 1', '2 | 1'] } }],
    steps: [{ clause: [], by: [0, 1, 2] }],
  }
  expect(checkCertificate({ ...sample, refutations: [refutation] })).toEqual({
    valid: false,
    at: '/refutations/0/lemmas/0',
    reason: 'a text meets all of these',
  })
})
