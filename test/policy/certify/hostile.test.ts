import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkCertificate } from '../../../src/policy/certify/index.ts'
import { propertyRuns } from '../property-runs.ts'
import { refused, sample } from './sample.ts'

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
