import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  evaluate,
  expandResources,
  parsePolicy,
  printPolicy,
  samePolicy,
  unescapePolicy,
  type EvaluateOptions,
  type PolicyDocument,
  type PolicyInput,
  type Request,
  type StatementDocument,
} from '../../src/policy/index.ts'
import { api, policyArbitrary, requestArbitrary, statementArbitrary } from './reference/policies.ts'
import { referenceEvaluate } from './reference/reference-evaluate.ts'

const runs = Number(process.env.POLICY_RUNS ?? 1000)

/** A policy may name one key in two spellings, which does not parse: such cases are no policies. */
const valid = policyArbitrary.filter((policy) => parsePolicy(policy).ok)
const statements = (policy: PolicyDocument): readonly StatementDocument[] => [policy.Statement].flat()
const decide = (policy: PolicyInput, request: Request, options?: EvaluateOptions): string => evaluate(policy, request, options).decision

/** The same policy, written otherwise: keys of objects reversed, scalars as lists, names of condition keys in another case, values and statements doubled and reversed. */
function respell(policy: PolicyDocument): PolicyDocument {
  const reversed = (object: object): object => Object.fromEntries(Object.entries(object).reverse())
  const listed = (value: unknown): unknown => {
    const values = [value].flat()
    return [...values, ...values].reverse()
  }
  const twisted = statements(policy).map((statement) => {
    const members = Object.entries(statement).map(([name, value]) => {
      if (name === 'Condition') {
        const blocks = Object.entries(value as object).map(([operator, block]) => [
          operator,
          reversed(Object.fromEntries(Object.entries(block as object).map(([key, values]) => [key.toUpperCase(), listed(values)]))),
        ])
        return [name, reversed(Object.fromEntries(blocks) as object)]
      }
      return [name, name === 'Effect' || name.endsWith('Principal') ? (value as unknown) : listed(value)]
    })
    return reversed(Object.fromEntries(members) as object)
  })
  return reversed({ ...policy, Statement: [...twisted, ...twisted].reverse() }) as PolicyDocument
}

describe('laws of policies', () => {
  it('is decided as the slow reference decides', () => {
    fc.assert(
      fc.property(valid, requestArbitrary, (policy, request) => {
        expect(decide(policy, request)).toBe(referenceEvaluate(policy, request))
      }),
      { numRuns: runs },
    )
  })

  it('means the same however it is written', () => {
    fc.assert(
      fc.property(valid, requestArbitrary, (policy, request) => {
        const other = respell(policy)
        expect(samePolicy(policy, other)).toBe(true)
        expect(decide(other, request)).toBe(decide(policy, request))
      }),
      { numRuns: runs },
    )
  })

  it('prints and parses inversely, and always the same bytes', () => {
    fc.assert(
      fc.property(valid, fc.integer({ min: 0, max: 10 }), (policy, indent) => {
        const printed = printPolicy(policy, { indent })
        expect(printPolicy(printed, { indent })).toBe(printed)
        expect(printPolicy(JSON.stringify(policy, null, 3), { indent })).toBe(printed)
        expect(withoutPlaces(parsePolicy(printed, { dialect: 'cdk' }).policy)).toEqual(withoutPlaces(parsePolicy(policy).policy))
        expect(JSON.stringify(JSON.parse(printed), null, indent)).toBe(printed)
      }),
      { numRuns: runs / 4 },
    )
  })

  it('survives escaping and expansion', () => {
    fc.assert(
      fc.property(valid, requestArbitrary, (policy, request) => {
        const stored = printPolicy(expandResources(policy, api), { indent: 0 })
        const escaped = JSON.stringify(stored).slice(1, -1).replaceAll('/', '\\/')
        expect(unescapePolicy(escaped)).toBe(stored)
        expect(samePolicy(escaped, policy, { api })).toBe(true)
        expect(decide(escaped, request)).toBe(decide(policy, request, { api }))
      }),
      { numRuns: runs / 4 },
    )
  })

  it('lets a Deny win, and a further Deny never lets anybody in', () => {
    fc.assert(
      fc.property(valid, statementArbitrary, requestArbitrary, fc.nat(), (policy, extra, request, at) => {
        const before = decide(policy, request)
        const denied = [...statements(policy)]
        denied.splice(at % (denied.length + 1), 0, { ...extra, Effect: 'Deny' })
        const withDeny = { ...policy, Statement: denied }
        fc.pre(parsePolicy(withDeny).ok)
        const after = decide(withDeny, request)
        if (before !== 'Allow') expect(after).not.toBe('Allow')
        if (before === 'ExplicitDeny') expect(after).toBe('ExplicitDeny')
        if (decide({ ...policy, Statement: [{ ...extra, Effect: 'Deny' }] }, request) === 'ExplicitDeny') expect(after).toBe('ExplicitDeny')
      }),
      { numRuns: runs / 2 },
    )
  })

  it('lets in only what the endpoint policy lets in, too', () => {
    fc.assert(
      fc.property(valid, valid, requestArbitrary, (policy, other, request) => {
        const endpointPolicy = expandResources(other, api)
        const { decision, layer } = evaluate(policy, request, { endpointPolicy })
        const first = decide(endpointPolicy, request)
        expect([decision, layer]).toEqual(first === 'Allow' ? [decide(policy, request), 'resource-policy'] : [first, 'endpoint-policy'])
      }),
      { numRuns: runs / 4 },
    )
  })

  it('says that two policies are the same only where they decide alike', () => {
    fc.assert(
      fc.property(valid, valid, fc.array(requestArbitrary, { minLength: 5, maxLength: 5 }), (a, b, requests) => {
        const merged = { ...a, Statement: [...statements(a).slice(0, 1), ...statements(b).slice(0, 1)] }
        const left = { ...a, Statement: statements(a).slice(0, 1) }
        if (samePolicy(left, merged)) for (const request of requests) expect(decide(left, request)).toBe(decide(merged, request))
      }),
      { numRuns: runs / 4 },
    )
  })
})

/** The policy as plain JSON without pointers, ranges and dialect; condition keys are those of AWS, and the blocks are sorted as they are printed. */
function withoutPlaces(policy: unknown): unknown {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit)
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value).filter(([name]) => !['pointer', 'range', 'dialect', 'name'].includes(name))
    return Object.fromEntries(
      entries.map(([name, member]) => {
        const visited = visit(member)
        return [name, name === 'conditions' ? (visited as unknown[]).map((item) => JSON.stringify(item)).sort() : visited]
      }),
    )
  }
  return visit(policy)
}
