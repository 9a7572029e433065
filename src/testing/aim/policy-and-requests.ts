import fc from 'fast-check'
import type { PolicyDocument, Request } from '../../policy/index.ts'
import { policyDocument } from '../policy/policy-document.ts'
import type { PolicyDocumentOptions } from '../policy/statement-document.ts'
import { bordersOf } from './borders.ts'
import { aim, buildRequest } from './request-aimed-at.ts'

/** A policy, and requests aimed at it. */
export interface PolicyAndRequests {
  readonly policy: PolicyDocument
  readonly requests: readonly Request[]
}

/** Generates a policy with up to `count` requests aimed at it; both shrink, and the requests stay aimed at the policy that is left. */
export function policyAndRequests(count: number, options: PolicyDocumentOptions = {}): fc.Arbitrary<PolicyAndRequests> {
  // Why: a list that may be empty shrinks to the one request that matters, wherever that stands.
  const aims = fc.array(aim, { maxLength: count, size: 'max' }).map((list) => (list.length === 0 ? [[]] : list))
  return fc.tuple(policyDocument(options), aims).map(([policy, choices]) => {
    const borders = bordersOf(policy, options.api)
    return { policy, requests: choices.map((choice) => buildRequest(borders, choice)) }
  })
}
