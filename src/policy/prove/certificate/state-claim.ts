import { PolicyError } from '../../language/index.ts'
import { clausesOf } from '../../solve/clauses.ts'
import type { Refutation } from '../../solve/refutation.ts'
import type { Formula } from '../../solve/formula/formula.ts'
import { askedOf } from '../asked-of.ts'
import { assumptionsOf } from '../assumptions-of.ts'
import { formulate } from '../formulate.ts'
import type { Assumption } from '../proof.ts'
import type { Question } from '../question.ts'
import { describeClauses, type Stated } from './describe-refutation.ts'
import { originsOf } from './origins-of.ts'

/** What has to be refuted for a claim to be true, stated from the policies alone: for each part its formula, as clauses and as certificates have it. */
export interface StatedClaim {
  readonly parts: readonly StatedPart[]
  readonly assumptions: readonly Assumption[]
}

/** One part of what has to be refuted. */
export interface StatedPart {
  readonly formula: Formula
  readonly clauses: Pick<Refutation, 'atoms' | 'root' | 'definitions'>
  readonly stated: Stated
}

/** States a question as clauses; throws PolicyError for a property that no refutation proves. */
export function stateClaim(question: Question): StatedClaim {
  const { property } = question
  if (property.kind === 'notLockedOut' || property.kind === 'covers')
    throw new PolicyError('UNSUPPORTED', `\`${property.kind}\` is proved by a request that gets in, not by a refutation`, {
      at: 'property',
      help: 'the requests are in `witnesses` of the proof: put them to `evaluate`',
    })
  const asked = askedOf(question, property)
  const formulated = asked.map(({ policy, wanted }) => formulate(question, policy, wanted, { readings: {}, known: new Map() }))
  return {
    parts: formulated.flatMap((one, index) => {
      const { atoms, root, definitions } = clausesOf(one.formula)
      const clauses = { atoms, root, definitions: [...definitions.values()] }
      const origins = asked[index] === undefined ? new Map<string, readonly string[]>() : originsOf(question, asked[index], one)
      return { formula: one.formula, clauses, stated: describeClauses(clauses, origins) }
    }),
    assumptions: formulated[0] === undefined ? [] : assumptionsOf(question, formulated[0]),
  }
}
