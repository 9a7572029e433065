import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compilePolicy,
  evaluate,
  expandResources,
  parsePolicy,
  printPolicy,
  readings as allReadings,
  samePolicy,
  unescapePolicy,
  type CompiledPolicy,
  type DisputedFact,
  type EvaluateOptions,
  type PolicyDocument,
  type PolicyInput,
  type Readings,
  type Request,
} from '../../src/policy/index.ts'
import { policyAndRequests, policyDocument, readingsChoice, requestAimedAt, statementDocument } from '../../src/testing/index.ts'
import { propertyRuns } from './property-runs.ts'
import { respell, respellRequest, statementsOf } from './respell.ts'

const api = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5'
const runs = propertyRuns(100)
const subject = policyAndRequests(6)
const facts = Object.keys(allReadings) as DisputedFact[]
const decide = (policy: PolicyInput, request: Request, options?: EvaluateOptions): string => evaluate(policy, request, options).decision
const compiled = (policy: PolicyInput, request: Request, readings: Readings): string => compilePolicy(policy, { readings }).decide(request)

/** As an endpoint policy it sees who calls. */
const decideAsEndpoint = (policy: PolicyInput, request: Request, readings: Readings): string => {
  const { decision, layer } = evaluate(everything, request, { endpointPolicy: policy, readings })
  return layer === 'endpoint-policy' ? decision : 'Allow'
}
const everything: PolicyDocument = { Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' } }

describe('laws of decisions', () => {
  it('mean the same however policy and request are written: order, repetition, scalar or list, case of names', () => {
    fc.assert(
      fc.property(subject, readingsChoice(), ({ policy, requests }, readings) => {
        const expanded = expandResources(policy, api)
        const other = respell(expanded)
        expect(samePolicy(expanded, other)).toBe(true)
        for (const request of requests) {
          const decision = decideAsEndpoint(expanded, request, readings)
          expect(decideAsEndpoint(other, request, readings)).toBe(decision)
          expect(decideAsEndpoint(expanded, respellRequest(request), readings)).toBe(decision)
          expect(compiled(other, respellRequest(request), readings)).toBe(decision)
        }
      }),
      runs,
    )
  })

  it('let a Deny win, and a further Deny never lets anybody in', () => {
    fc.assert(
      fc.property(subject, statementDocument(), readingsChoice(), fc.nat(), ({ policy, requests }, extra, readings, at) => {
        // Why: AWS supports NotPrincipal with Deny only, so that an Allow of the generator is a valid Deny, and not the other way round.
        const deny = { ...extra, Effect: 'Deny' as const }
        const statements = [...statementsOf(policy)]
        statements.splice(at % (statements.length + 1), 0, deny)
        for (const request of requests) {
          const before = compiled(policy, request, readings)
          const after = compiled({ ...policy, Statement: statements }, request, readings)
          const alone = compiled({ ...policy, Statement: deny }, request, readings)
          expect(after).toBe(alone === 'ExplicitDeny' ? 'ExplicitDeny' : before)
          expect(decide({ ...policy, Statement: statements }, request, { readings })).toBe(
            decide({ ...policy, Statement: deny }, request, { readings }) === 'ExplicitDeny'
              ? 'ExplicitDeny'
              : decide(policy, request, { readings }),
          )
        }
      }),
      runs,
    )
  })

  it('take every statement by itself: the decision is that of the strongest', () => {
    fc.assert(
      fc.property(subject, readingsChoice(), ({ policy, requests }, readings) => {
        for (const request of requests) {
          const alone = statementsOf(policy).map((statement) => decide({ ...policy, Statement: statement }, request, { readings }))
          const strongest = ['ExplicitDeny', 'Allow', 'ImplicitDeny'].find((decision) => alone.includes(decision))
          expect(decide(policy, request, { readings })).toBe(strongest)
        }
      }),
      runs,
    )
  })

  it('never hang on what the policy does not read', () => {
    fc.assert(
      fc.property(subject, fc.string(), ({ policy, requests }, text) => {
        for (const request of requests) {
          const more = { ...request, context: { ...request.context, 'test:Unread': text, 'test:AlsoUnread': [text, 'x'] } }
          expect(evaluate(policy, more)).toEqual(evaluate(policy, request))
        }
      }),
      runs,
    )
  })

  it('let in only what the endpoint policy lets in, too', () => {
    fc.assert(
      fc.property(subject, policyDocument(), ({ policy, requests }, other) => {
        const endpointPolicy = expandResources(other, api)
        for (const request of requests) {
          const { decision, layer } = evaluate(policy, request, { endpointPolicy })
          const first = decideAsEndpoint(endpointPolicy, request, {})
          expect([decision, layer]).toEqual(first === 'Allow' ? [decide(policy, request), 'resource-policy'] : [first, 'endpoint-policy'])
        }
      }),
      runs,
    )
  })
})

describe('laws of explanations', () => {
  it('name the facts of which other readings decide otherwise, alone or together, and no more', () => {
    fc.assert(
      fc.property(policyAndRequests(3), readingsChoice(), readingsChoice(), ({ policy, requests }, chosen, others) => {
        const under = (changed: Readings): CompiledPolicy => compilePolicy(policy, { readings: { ...chosen, ...changed } })
        const single = facts.flatMap((fact) => allReadings[fact].map((reading) => [fact, under({ [fact]: reading })] as const))
        const otherwise = under(others)
        for (const asked of requests) {
          const request = asAnonymous(asked)
          const { decision, disputed } = evaluate(policy, request, { readings: chosen })
          for (const [fact, compiled] of single) if (compiled.decide(request) !== decision) expect(disputed).toContain(fact)
          if (otherwise.decide(request) !== decision) expect(disputed).not.toEqual([])
          if (disputed.length > 0) expect(combinations(disputed).some((changed) => under(changed).decide(request) !== decision)).toBe(true)
        }
      }),
      { ...runs, numRuns: Math.ceil(runs.numRuns / 4) },
    )
  })

  it('add up: statements match where all their elements do, and the matching ones decide', () => {
    fc.assert(
      fc.property(subject, readingsChoice(), ({ policy, requests }, readings) => {
        for (const request of requests) {
          const { decision, decidedBy, trace } = evaluate(policy, request, { readings })
          const statements = trace.flatMap((layer) => layer.statements)
          for (const statement of statements) expect(statement.matched).toBe(statement.elements.every((element) => element.matched))
          const winner = decision === 'ExplicitDeny' ? 'Deny' : 'Allow'
          const winning = statements.filter((statement) => statement.matched && statement.effect === winner)
          expect(decidedBy.map((statement) => statement.index)).toEqual(winning.map((statement) => statement.index))
          expect(trace.map((layer) => layer.outcome)).toEqual([decision])
          expect(statements.some((statement) => statement.matched && statement.effect === 'Deny')).toBe(decision === 'ExplicitDeny')
        }
      }),
      runs,
    )
  })

  it('list as missing what the policy reads and the request lacks', () => {
    fc.assert(
      fc.property(subject, ({ policy, requests }) => {
        for (const request of requests) {
          const carried = Object.keys(request.context ?? {}).map((key) => key.toLowerCase())
          const { missingKeys } = evaluate(policy, request)
          for (const key of missingKeys) expect(carried).not.toContain(key.toLowerCase())
          const filled = { ...request, context: { ...request.context, ...Object.fromEntries(missingKeys.map((key) => [key, 'a'])) } }
          expect(evaluate(policy, filled).missingKeys).toEqual([])
        }
      }),
      runs,
    )
  })
})

describe('laws of texts', () => {
  it('print and parse inversely, and always the same bytes', () => {
    fc.assert(
      fc.property(policyDocument(), fc.integer({ min: 0, max: 10 }), (policy, indent) => {
        const printed = printPolicy(policy, { indent })
        expect(printPolicy(printed, { indent })).toBe(printed)
        expect(printPolicy(JSON.stringify(policy, null, 3), { indent })).toBe(printed)
        expect(withoutPlaces(parsePolicy(printed, { dialect: 'cdk' }).policy)).toEqual(withoutPlaces(parsePolicy(policy).policy))
        expect(JSON.stringify(JSON.parse(printed), null, indent)).toBe(printed)
      }),
      runs,
    )
  })

  it('survive escaping, printing and expansion', () => {
    fc.assert(
      fc.property(
        policyDocument().chain((policy) => fc.tuple(fc.constant(policy), requestAimedAt(policy))),
        ([policy, request]) => {
          const stored = printPolicy(expandResources(policy, api), { indent: 0 })
          const escaped = JSON.stringify(stored).slice(1, -1).replaceAll('/', '\\/')
          expect(unescapePolicy(escaped)).toBe(stored)
          expect(samePolicy(escaped, policy, { api })).toBe(true)
          const decision = decide(policy, request, { api })
          expect(decide(escaped, request)).toBe(decision)
          expect(decide(printPolicy(policy), request, { api })).toBe(decision)
        },
      ),
      runs,
    )
  })

  it('are called the same only where they decide alike', () => {
    fc.assert(
      fc.property(
        policyAndRequests(5, { maxStatements: 2 }),
        policyDocument({ maxStatements: 2 }),
        fc.boolean(),
        ({ policy, requests }, other, near) => {
          const [first] = statementsOf(policy)
          const variant = near ? { ...policy, Statement: [first, first, ...statementsOf(policy)] as typeof policy.Statement } : other
          if (samePolicy(policy, variant)) for (const request of requests) expect(decide(policy, request)).toBe(decide(variant, request))
          if (near) expect(samePolicy(policy, variant)).toBe(true)
        },
      ),
      runs,
    )
  })
})

/** Under NONE the resource policy sees nobody in particular. */
function asAnonymous({ action = 'execute-api:Invoke', resource, context = {} }: Request): Request {
  return { action, resource, context }
}

/** Every way to read up to four facts. */
function combinations(disputed: readonly DisputedFact[]): readonly Readings[] {
  return disputed
    .slice(0, 4)
    .reduce<readonly Readings[]>(
      (all, fact) => all.flatMap((changed) => allReadings[fact].map((reading) => ({ ...changed, [fact]: reading }))),
      [{}],
    )
}

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
