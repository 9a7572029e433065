import {
  compilePolicy,
  printPolicy,
  valueText,
  type CompileOptions,
  type Decision,
  type PolicyDocument,
  type Request,
  type StatementDocument,
} from '../../../policy/index.ts'
import type { PolicySource } from '../policy-source.ts'

/** A policy, ready for many requests. */
export interface Decider {
  /** The policy's name as messages show it. */
  readonly file: string
  /** Throws PolicyError where the request is unreadable. */
  readonly decide: (request: Request) => Decision
  /** Gives the statements that brought a decision about, as JSON text. */
  readonly decidedBy: (request: Request, decision: Decision) => string
}

/** Compiles a policy: once as a whole, and each statement alone, to say which of them decided. */
export function makeDecider({ file, policy }: PolicySource, options: CompileOptions): Decider {
  const whole = compilePolicy(policy, options)
  const statements = readStatements(policy, options)
  return {
    file,
    decide: whole.decide,
    decidedBy: (request, decision) => {
      if (decision === 'ImplicitDeny') return '[]'
      const effect = decision === 'Allow' ? 'Allow' : 'Deny'
      const matching = statements().filter((statement) => statement.effect === effect && statement.decide(request) === decision)
      return `[${matching.map(({ text }) => text).join(',')}]`
    },
  }
}

interface SingleStatement {
  readonly effect: 'Allow' | 'Deny'
  readonly text: string
  readonly decide: (request: Request) => Decision
}

/** Compiles the statements when they are first asked for. */
function readStatements(policy: PolicySource['policy'], options: CompileOptions): () => readonly SingleStatement[] {
  let made: readonly SingleStatement[] | undefined
  return () => {
    if (made !== undefined) return made
    const document = JSON.parse(printPolicy(policy)) as Omit<PolicyDocument, 'Statement'> & {
      readonly Statement: readonly StatementDocument[]
    }
    made = policy.statements.map(({ index, sid, effect, pointer }) => ({
      effect: effect.value,
      text: JSON.stringify({ index, ...(sid === undefined ? {} : { sid: valueText(sid) }), effect: effect.value, pointer }),
      decide: compilePolicy({ ...document, Statement: document.Statement.slice(index, index + 1) }, options).decide,
    }))
    return made
  }
}
