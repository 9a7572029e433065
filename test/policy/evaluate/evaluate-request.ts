import {
  evaluate,
  type EvaluateOptions,
  type Evaluation,
  type PolicyDocument,
  type Request,
  type StatementDocument,
} from '../../../src/policy/index.ts'

/** The API that the tables ask about. */
export const api = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5'

/** A request that the tables start from. */
export const request: Request = { resource: `${api}/prod/GET/orders` }

/** An Allow for everything, changed. */
export function allow(change: Partial<StatementDocument> = {}): StatementDocument {
  return { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*', ...change }
}

/** A Deny for everything, changed. */
export function deny(change: Partial<StatementDocument> = {}): StatementDocument {
  return { ...allow(), Effect: 'Deny', ...change }
}

/** A Deny for everything that has `element` where it had the positive one. */
export function denyWith(element: 'NotPrincipal' | 'NotAction' | 'NotResource', value: unknown): StatementDocument {
  const rest = Object.entries(deny()).filter(([name]) => `Not${name}` !== element)
  return Object.fromEntries([...rest, [element, value]]) as unknown as StatementDocument
}

/** A policy of the statements. */
export function policyOf(...statements: readonly StatementDocument[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements }
}

/** Decides a request under a policy of one Allow with that condition. */
export function holds(Condition: StatementDocument['Condition'], context: Request['context'] = {}, options: EvaluateOptions = {}): boolean {
  return (
    evaluate(policyOf(allow({ ...(Condition === undefined ? {} : { Condition }) })), { ...request, context }, options).decision === 'Allow'
  )
}

/** Decides through the endpoint policy alone, which sees the caller's identity (PA-16). */
export function asEndpointPolicy(statements: readonly StatementDocument[], given: Partial<Request>): Evaluation {
  return evaluate(policyOf(allow()), { ...request, ...given }, { endpointPolicy: policyOf(...statements) })
}
