import type { PolicyDocument } from './policy-document.ts'
import type { Policy } from './policy.ts'

/** What every function takes as a policy: JSON text (GetRestApi's escaped form too), AWS's JSON shape as a value, or a policy that was parsed. */
export type PolicyInput = string | PolicyDocument | Policy
