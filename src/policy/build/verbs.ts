import type { PolicyError } from '../language/index.ts'
import { shorten } from './check-shape.ts'
import { refusal } from './refusal.ts'

/** The methods that a REST API knows; `ANY` stands for all of them and never in an ARN. */
export const verbs: readonly string[] = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']

/** Gives the error for a verb that stands where the stage belongs. */
export function swapped(stage: string, method: string, at: string): PolicyError {
  const word = shorten(method)
  const help = `swap them: the stage comes before the method, \`execute-api:/${word}/${stage}/…\``
  return refusal('STAGE_AND_METHOD_SWAPPED', `\`${stage}\` stands as the stage and \`${word}\` as the method`, at, help)
}
