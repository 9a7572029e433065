import { badRequest } from '../refusal.ts'

/** Throws BadRequestException for a stage name that API Gateway would not take: letters, digits, `_` and `-`, 1 to 128 of them. */
export function checkStageName(stageName: string): string {
  if (/^[a-zA-Z0-9_-]{1,128}$/.test(stageName)) return stageName
  throw badRequest('Stage name only allows a-zA-Z0-9_-')
}

/**
 * Copies a stage's variables, or throws BadRequestException.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-set-stage-variables-aws-console.html
 */
export function checkVariables(variables: Readonly<Record<string, string>> | undefined): Record<string, string> {
  for (const [name, value] of Object.entries(variables ?? {})) {
    if (!/^\w+$/.test(name)) throw badRequest('Stage variable names must match the regular expression [A-Za-z0-9_]+')
    if (!/^[A-Za-z0-9._~:/?#&=,-]+$/.test(value)) {
      throw badRequest('Stage variable values must match the regular expression [A-Za-z0-9-._~:/?#&=,]+')
    }
  }
  return { ...variables }
}
