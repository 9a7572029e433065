import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCertificate } from '../../../src/policy/certify/index.ts'
import type { CertifiedRefutation } from '../../../src/policy/prove/certificate/certificate.ts'
import { and, any, not, or } from '../../../src/policy/solve/formula/formula.ts'
import { globPattern, literalPattern } from '../../../src/policy/solve/formula/pattern.ts'
import { valueSet, type ValueSet } from '../../../src/policy/solve/formula/value-set.ts'
import { propertyRuns } from '../property-runs.ts'
import { certifyFormula, type Checked } from './certify-formula.ts'
import { dimensions, formulas, world } from './formulas.ts'
import { judge } from './judge.ts'
import { tamperings } from './tampering.ts'

const resource = dimensions.find(({ name }) => name === 'resource') ?? { name: 'resource', kind: 'text', single: true, required: true }
const single = dimensions.find(({ name }) => name === 'single') ?? resource
const glob = (text: string): ValueSet =>
  valueSet({ kind: 'texts', patterns: [globPattern(Array.from(text, (one) => (one === '*' ? -3 : (one.codePointAt(0) ?? 0))))] })
const listOf = (...texts: readonly string[]): ValueSet => valueSet({ kind: 'texts', patterns: texts.map((text) => literalPattern(text)) })
const range = (low: bigint, high: bigint): ValueSet => valueSet({ kind: 'addresses', intervals: [{ version: 4, low, high }] })

/** A refutation that needs a witness of every kind, and steps. */
const sample: Checked = certifyFormula(
  and(
    or(any(resource, glob('prod/*')), any(resource, listOf('dev/a', 'dev/b'))),
    or(not(any(resource, glob('*'))), not(any(resource, glob('p*'))), any(single, range(5n, 9n))),
    not(any(resource, glob('dev/*'))),
    or(any(single, range(0n, 4n)), any(single, range(10n, 10n))),
  ),
) ?? { format: '', version: 0, refutations: [] }

const refuse = (value: unknown): string => {
  const checked = checkCertificate(value)
  return checked.valid ? 'accepted' : `${checked.at}: ${checked.reason}`
}

it('the sample needs lemmas of several kinds, and all it has', () => {
  expect(refuse(sample)).toBe('accepted')
  const kinds = sample.refutations[0]?.lemmas.map(({ witness }) => witness.kind) ?? []
  expect(new Set(kinds)).toEqual(new Set(['borders', 'listed', 'states']))
  for (const name of ['lemmas', 'steps', 'clauses', 'atoms'] as const)
    for (const [index] of (sample.refutations[0]?.[name] ?? []).entries())
      expect([name, index, refuse(changed((one) => ({ ...one, [name]: one[name].toSpliced(index, 1) })))]).not.toContain('accepted')
})

function changed(change: (one: CertifiedRefutation) => CertifiedRefutation): Checked {
  return { ...sample, refutations: sample.refutations.map(change) }
}

describe('whatever is changed', () => {
  const compare = (certificate: Checked): { readonly refused: number; readonly accepted: number } => {
    const counts = { refused: 0, accepted: 0 }
    for (const { at, value } of tamperings(JSON.parse(JSON.stringify(certificate)) as never)) {
      const checked = checkCertificate(value)
      if (!checked.valid) {
        counts.refused += 1
        expect([at, checked.reason]).not.toEqual([at, expect.stringContaining('it cannot be read')])
        continue
      }
      counts.accepted += 1
      for (const refutation of (value as unknown as Checked).refutations) expect([at, judge(refutation, world)]).toEqual([at, undefined])
    }
    return counts
  }

  it('is refused, or a true refutation all the same', () => {
    const { refused, accepted } = compare(sample)
    expect(refused).toBeGreaterThan(3 * accepted)
  })

  it('in any certificate', { timeout: 7_200_000 }, () => {
    fc.assert(
      fc.property(formulas, (formula) => {
        const certificate = certifyFormula(formula)
        if (certificate !== undefined) compare(certificate)
      }),
      propertyRuns(30),
    )
  })
})
