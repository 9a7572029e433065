import type { Policy } from '../policy.ts'

// INVARIANT: holds exactly the policies that `parsePolicy` found no error in; a look-alike is read as a document and found wanting.
const sealed = new WeakSet<object>()

/** Marks a frozen policy as free of errors, so that every function takes it as it is. */
export function sealPolicy(policy: Policy): Policy {
  sealed.add(policy)
  return policy
}

/** Tells a policy that was parsed without errors from anything else. */
export function isPolicy(input: unknown): input is Policy {
  return typeof input === 'object' && input !== null && sealed.has(input)
}

/** Freezes a policy, or a part of one, through and through. */
export function freezeDeeply(value: object): void {
  Object.freeze(value)
  for (const member of Object.values(value) as unknown[]) {
    if (typeof member === 'object' && member !== null) freezeDeeply(member)
  }
}
