import { expect } from 'vitest'
import { policyOf as read } from '../../../src/policy/language/index.ts'
import { compilePolicy, evaluate, type CompileOptions, type PolicyDocument, type Request } from '../../../src/policy/index.ts'
import { allow, policyOf } from '../evaluate/evaluate-request.ts'

/** Expects that a compiled policy decides every request as `evaluate` does. */
export function expectSame(document: PolicyDocument, requests: readonly Request[], options: CompileOptions = {}): void {
  const policy = read(document)
  const { decide } = compilePolicy(policy, options)
  compare(requests, decide, (asked) => evaluate(policy, asked, options).decision)
}

/** The same as an endpoint's policy, which sees the caller's identity (PA-16). */
export function expectSameAtEndpoint(document: PolicyDocument, requests: readonly Request[], options: CompileOptions = {}): void {
  const endpointPolicy = read(document)
  const { decide } = compilePolicy(endpointPolicy, options)
  compare(requests, decide, (asked) => evaluate(everything, asked, { ...options, endpointPolicy }).decision)
}

const everything = read(policyOf(allow()))

function compare(requests: readonly Request[], decide: (asked: Request) => string, explain: (asked: Request) => string): void {
  const decisions = requests.map((asked) => ({ asked, decision: decide(asked) }))
  expect(decisions.filter(({ asked, decision }) => decision !== explain(asked))).toEqual([])
}
