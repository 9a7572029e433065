import type { Holds } from './proof.ts'
import type { Question } from './question.ts'

/** Gives the question that a proof answers, where `prove` made it: what is needed for a certificate is made when one is asked for. */
export function questionOf(proof: Holds): Question | undefined {
  return questions.get(proof)
}

/** Keeps the question of a proof. */
export function keepQuestion(proof: Holds, question: Question): Holds {
  questions.set(proof, question)
  return proof
}

const questions = new WeakMap<Holds, Question>()
