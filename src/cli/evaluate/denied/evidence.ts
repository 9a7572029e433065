import type { Evaluation, LayerTrace, StatementTrace } from '../../../policy/index.ts'
import type { PolicyDenial } from './denial.ts'

/** What is known about a refused request beside the answer that its caller saw. */
export interface Evidence {
  readonly denial: PolicyDenial
  /** What the policies given say about the request, that of the endpoint apart; absent where none was given, or where they cannot be evaluated for it. */
  readonly evaluation?: Evaluation
  /** What the policy of the endpoint says. */
  readonly endpoint?: LayerTrace
  /** Whether it was said where the request came from or what it carried. */
  readonly isPlaced: boolean
}

/** Gives what the resource policy says. */
export function resourceTrace({ evaluation }: Evidence): LayerTrace | undefined {
  return evaluation?.trace.find(({ layer }) => layer === 'resource-policy')
}

/** Tells whether a statement is about this caller, action and resource, whatever its conditions say. */
export function touches({ elements }: StatementTrace): boolean {
  return elements.every(({ element, matched }) => element === 'condition' || matched)
}

/** Tells whether a statement would speak of the request if the caller were not anonymous. */
export function wantsPrincipal({ effect, elements }: StatementTrace): boolean {
  return (
    effect === 'Allow' &&
    elements.every(
      ({ element, matched, reason }) => element === 'condition' || (element === 'principal' ? !matched && reason === 'anonymous' : matched),
    )
  )
}

/** Gives the statements with conditions as `statement 0 \`DenyOthers\``. */
export function nameStatements(statements: readonly StatementTrace[]): string {
  return statements.map(({ index, sid }) => `statement ${index}${sid === undefined ? '' : ` \`${sid}\``}`).join(' and ')
}
