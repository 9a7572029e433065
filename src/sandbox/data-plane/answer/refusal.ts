import type { Answer } from './answer.ts'

/** An answer that ends a request's way through the gateway before, or instead of, the backend's: a step throws it. */
export class Refusal extends Error {
  readonly answer: Answer

  constructor(answer: Answer) {
    super(`refused with ${String(answer.status)}`)
    this.name = 'Refusal'
    this.answer = answer
  }
}

/** Makes a refusal in API Gateway's form: a status, an x-amzn-errortype where there is one, and a JSON body. */
export function jsonRefusal(status: number, errorType: string | undefined, body: Readonly<Record<string, string | null>>): Refusal {
  return new Refusal({
    status,
    headers: [['Content-Type', 'application/json'], ...(errorType === undefined ? [] : [['x-amzn-errortype', errorType] as const])],
    body: JSON.stringify(body),
  })
}
