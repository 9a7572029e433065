import { describe, expect, it } from 'vitest'
import { checkCertificate } from '../../../src/policy/certify/index.ts'
import { refused, sample } from './sample.ts'

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
    ['/refutations', new Array(1), '/refutations/0: there has to be an object'],
    ['/refutations/0/dimensions', [], '/refutations/0/atoms/0/dimension: there is no such dimension'],
    ['/refutations/0/dimensions/0/required', 1, '/refutations/0/dimensions/0/required: there has to be `true` or `false`'],
    ['/refutations/0/atoms', undefined, '/refutations/0/atoms: there has to be a list'],
    ['/refutations/0/atoms/0', null, '/refutations/0/atoms/0: there has to be an object'],
    ['/refutations/0/atoms/0/variable', '1', '/refutations/0/atoms/0/variable/0: this number stands for nothing here'],
    [set, undefined, `${set}: there has to be an object`],
    [`${set}/patterns/0`, 1, `${set}/patterns/0: there has to be an object`],
    [`${set}/patterns/0/pieces`, 'a', `${set}/patterns/0/pieces: there has to be a list`],
    [`${set}/patterns/0/pieces/0`, 1, `${set}/patterns/0/pieces/0: there has to be an object`],
    [`${set}/intervals`, undefined, `${set}/intervals: there has to be a list`],
    [`${set}/intervals`, [{ axis: 'v4', to: 1 }], `${set}/intervals/0/to: there has to be a text`],
    [`${set}/intervals`, [{ axis: 'number', above: '' }], `${set}/intervals/0/above: this cannot be compared with`],
    ['/refutations/0/clauses', {}, '/refutations/0/clauses: there has to be a list'],
    ['/refutations/0/clauses', new Array(2), '/refutations/0/clauses/0: there has to be a list'],
    ['/refutations/0/clauses/0', [1, 0], '/refutations/0/clauses/0/1: this number stands for nothing here'],
    ['/refutations/0/clauses/0', new Array(1), '/refutations/0/clauses/0/0: this number stands for nothing here'],
    ['/refutations/0/lemmas', undefined, '/refutations/0/lemmas: there has to be a list'],
    ['/refutations/0/lemmas', new Array(1), '/refutations/0/lemmas/0: there has to be an object'],
    ['/refutations/0/lemmas/0/literals', [1, 0], '/refutations/0/lemmas/0/literals/1: this number stands for nothing here'],
    ['/refutations/0/lemmas/0/literals', 1, '/refutations/0/lemmas/0/literals: there has to be a list'],
    ['/refutations/0/lemmas/0/witness', undefined, '/refutations/0/lemmas/0/witness: there has to be an object'],
    ['/refutations/0/lemmas/0/witness/sets', undefined, '/refutations/0/lemmas/0/witness/sets: there has to be a list'],
    ['/refutations/0/lemmas/0/witness/begin', undefined, '/refutations/0/lemmas/0/witness/begin: there has to be a text'],
    ['/refutations/0/lemmas/0/witness/states', undefined, '/refutations/0/lemmas/0/witness/states: there has to be a list'],
    ['/refutations/0/lemmas/0/witness/states', [1], '/refutations/0/lemmas/0/witness/states/0: there has to be a text'],
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
    ['/refutations/0/steps', new Array(1), '/refutations/0/steps/0: there has to be an object'],
    ['/refutations/0/steps/0/clause', [0], '/refutations/0/steps/0/clause/0: this number stands for nothing here'],
    ['/refutations/0/steps/0/clause', [1], '/refutations/0/steps: the last step has to be the empty clause'],
    ['/refutations/0/steps/0/by', [3], '/refutations/0/steps/0/by/0: this number stands for nothing here'],
    ['/refutations/0/steps/0/by', [-1], '/refutations/0/steps/0/by/0: this number stands for nothing here'],
    ['/refutations/0/steps/0/by', [], '/refutations/0/steps/0: the clause does not follow from those that are named'],
    ['/refutations/0/steps/0/by', [99], '/refutations/0/steps/0/by/0: this number stands for nothing here'],
    ['/refutations/0/steps/0/by', [2], '/refutations/0/steps/0: clause 2 does not leave one literal open'],
    ['/refutations/0/steps/0/by', [0, 0], '/refutations/0/steps/0: clause 0 does not leave one literal open'],
  ])('%s: %j', (path, value, reason) => {
    expect(refused(path, value)).toBe(reason)
  })

  it('the sample itself is valid', () => {
    expect(checkCertificate(sample)).toEqual({ valid: true, refutations: 1, lemmas: 1, steps: 1 })
    expect(checkCertificate(JSON.stringify(sample))).toEqual({ valid: true, refutations: 1, lemmas: 1, steps: 1 })
    expect(sample?.refutations[0]?.clauses).toHaveLength(2)
  })
})

describe('what cannot be read is refused, too', () => {
  it.each([
    ['an error', new Error('no')],
    ['anything else', 'no' as unknown as Error],
  ])('%s', (_, thrown) => {
    const certificate = new Proxy(
      {},
      {
        get: () => {
          throw thrown
        },
      },
    )
    expect(checkCertificate(certificate)).toEqual({ valid: false, at: '', reason: 'it cannot be read: no' })
  })
})
