import { describe, expect, it } from 'vitest'
import { prove, type ProveOptions, type StatementDocument } from '../../../src/policy/index.ts'
import { implies, notLockedOut, onlyFromVpce } from '../../../src/policy/prove/properties.ts'
import type { Property } from '../../../src/policy/prove/property.ts'
import { patient } from '../differential/share-of-runs.ts'
import { admittedBy, api, documentOf, firstReadings, requests, requestsThat, statements, type Requests } from './small-universe.ts'

const everywhere = requestsThat(() => true)
const inPrivate = requestsThat((_, isPrivate) => isPrivate)
const from = (...ids: readonly string[]): Requests => requestsThat(({ context }) => ids.includes(String(context?.['aws:SourceVpce'])))

const pairs: readonly (readonly StatementDocument[])[] = statements.flatMap((first, index) =>
  statements.slice(index).map((second) => [first, second]),
)

/** What brute force says: whether a request gets in that should not. */
function disagreements(property: Property, harmless: Requests, options: ProveOptions = {}, policies = pairs): readonly unknown[] {
  const universe = options.private === true ? inPrivate : everywhere
  return policies.flatMap((policy) => {
    const open = admittedBy(policy) & ~harmless & universe
    const { verdict } = prove(documentOf(policy), property, { api, readings: firstReadings, ...options })
    const expected = property.kind === 'notLockedOut' ? (open === 0n ? 'fails' : 'holds') : open === 0n ? 'holds' : 'fails'
    return verdict === expected ? [] : [{ verdict, expected, policy, options }]
  })
}

describe(`${String(pairs.length)} policies of two statements, each against ${String(requests.length)} requests: proved or refuted as these requests say`, () => {
  it('only from one endpoint', patient, () => {
    expect(disagreements(onlyFromVpce('a'), from('a')).slice(0, 3)).toEqual([])
  })

  it('only from two endpoints, of a private API', patient, () => {
    expect(disagreements(onlyFromVpce('ac', 'a'), from('a', 'ac'), { private: true }).slice(0, 3)).toEqual([])
  })

  it('not locked out', patient, () => {
    expect(disagreements(notLockedOut(), 0n).slice(0, 3)).toEqual([])
  })

  it('not locked out of a private API', patient, () => {
    expect(disagreements(notLockedOut(), 0n, { private: true }).slice(0, 3)).toEqual([])
  })

  it('implies each of some others', patient, () => {
    const others = pairs.filter((_, index) => index % 197 === 5)
    const wrong = others.flatMap((other, index) =>
      disagreements(
        implies(documentOf(other)),
        admittedBy(other),
        {},
        pairs.filter((_, place) => place % others.length === index),
      ),
    )
    expect(wrong.slice(0, 3)).toEqual([])
  })
})

it('the universe tells statements apart, but for ForAllValues, which is IfExists where a key holds no list', () => {
  expect(new Set(statements.map((statement) => admittedBy([{ ...statement, Effect: 'Allow' }]))).size).toBe(statements.length / 2 - 2)
})
