import type { Service } from '../../world/index.ts'
import { enums } from './enums.ts'
import { badRequest } from './refusal.ts'

/** How API Gateway refuses input that lacks a required member, or has a word where it knows others. */
export const validation: Service['validation'] = {
  missingMember: (member) => badRequest(`Invalid request input: missing required parameter '${member}'`),
  wrongEnum: (member, value, allowed) =>
    badRequest(`Invalid enumeration value '${String(value)}' specified for '${member}'. Must be one of: [${allowed.join(', ')}]`),
  enums,
}
