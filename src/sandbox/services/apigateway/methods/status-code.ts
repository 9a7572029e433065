import { badRequest } from '../refusal.ts'

/** Gives a status code back, or throws BadRequestException where it is none of 100 to 599. */
export function checkStatusCode(statusCode: string | undefined): string {
  if (statusCode !== undefined && /^[1-5]\d\d$/.test(statusCode)) return statusCode
  throw badRequest(`Invalid response status code specified: ${statusCode ?? ''}`)
}
