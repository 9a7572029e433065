import { jsonRefusal, type Refusal } from './refusal.ts'

/** Makes the refusal for what AWS would do and the sandbox does not: status 501, and a sentence that names it. AWS never answers like this. */
export function notImitated(what: string): Refusal {
  return jsonRefusal(501, 'NotImitatedBySandbox', { message: `the sandbox does not imitate ${what}` })
}
