import type { Holds } from './proof.ts'
import type { Question } from './question.ts'

/** Gives the question that a proof answers, where `prove` made it: what is needed for a certificate is made when one is asked for. */
export function questionOf(proof: Holds): Question | undefined {
  return (proof as Asked)[asked]
}

/** Keeps the question of a proof, where nobody sees it. */
export function keepQuestion(proof: Holds, question: Question): Holds {
  return Object.defineProperty(proof, asked, { value: question })
}

const asked: unique symbol = Symbol('question')

interface Asked extends Holds {
  readonly [asked]?: Question
}
