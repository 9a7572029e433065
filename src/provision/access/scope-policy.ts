import type { PolicyDocument, StatementDocument } from '../../policy/index.ts'
import { guardingStatements } from './guarding-statements.ts'
import type { Ground } from './ground.ts'
import type { RoutePatterns } from './route-patterns.ts'

/** Which requests a question is about: those of some routes, and of some callers. */
export interface Scope {
  readonly patterns: RoutePatterns
  /** Through which VPC endpoints they come; all where it is left out. */
  readonly through?: Through
}

/** Through one endpoint, or through none of some: through others, or through none at all. */
export type Through = { readonly kind: 'endpoint'; readonly id: string } | { readonly kind: 'others'; readonly than: readonly string[] }

/**
 * Writes as the policy of an endpoint what every request of a scope passes: the policies of the account's own endpoints, each for those who come through it, and that an endpoint
 * is in its VPC. What is out of scope is denied, so that the prover looks for nothing there.
 */
export function scopePolicy({ patterns, through }: Scope, { api, endpoints }: Ground): PolicyDocument {
  const { covers, except } = patterns
  const full = (texts: readonly string[]): readonly string[] => texts.map((text) => `${api}/${text}`)
  return {
    Version: '2012-10-17',
    Statement: [
      ...guardingStatements(endpoints),
      { ...deny, NotResource: full(covers) },
      ...(except.length === 0 ? [] : [{ ...deny, Resource: full(except) }]),
      ...endpoints.map(({ id, vpc }) => denyIf({ StringEquals: { 'aws:SourceVpce': id }, StringNotEquals: { 'aws:SourceVpc': vpc } })),
      ...(through === undefined ? [] : [throughOnly(through)]),
    ],
  }
}

const deny = { Effect: 'Deny', Principal: '*', Action: '*' } as const

function denyIf(Condition: NonNullable<StatementDocument['Condition']>): StatementDocument {
  return { ...deny, Resource: '*', Condition }
}

function throughOnly(through: Through): StatementDocument {
  switch (through.kind) {
    case 'endpoint':
      return denyIf({ StringNotEquals: { 'aws:SourceVpce': through.id } })
    case 'others':
      return denyIf({ StringEquals: { 'aws:SourceVpce': through.than } })
  }
}
