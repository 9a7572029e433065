import fc from 'fast-check'
import { policyDocument } from './policy-document.ts'
import type { PolicyDocumentOptions } from './statement-document.ts'
import { spoilings, type Json, type JsonRecord } from './spoil.ts'

/**
 * Generates values that are nearly policies: a valid one with one or two things wrong, as people and programs get them wrong.
 *
 * Some are still valid, and some are none in a way that only evaluating shows (a CIDR block that is none). Nothing that takes them may throw anything but a PolicyError.
 */
export function nearPolicyDocument(options: PolicyDocumentOptions = {}): fc.Arbitrary<unknown> {
  const spoil = fc.tuple(fc.nat(spoilings.length - 1), fc.nat(9), fc.nat(999))
  return fc.tuple(policyDocument(options), fc.array(spoil, { minLength: 1, maxLength: 2 })).map(([policy, wrongs]) => {
    // Why: `structuredClone` would keep the arbitraries' own objects apart as well, but policies are JSON.
    const document = JSON.parse(JSON.stringify(policy)) as JsonRecord
    for (const [which, statement, seed] of wrongs) {
      const list = document.Statement
      const found = Array.isArray(list) ? (list[statement % list.length] as Json) : undefined
      if (typeof found === 'object' && found !== null && !Array.isArray(found)) spoilings[which]?.(document, found, seed)
    }
    return document
  })
}
