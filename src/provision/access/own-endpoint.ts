import { parsePolicy, printPolicy, type PolicyDocument } from '../../policy/index.ts'
import type { OwnEndpoint } from './ground.ts'
import { isUsable } from './guarding-statements.ts'

/** Takes an endpoint for what can be said of it: a policy that lets everything through is none, and one that cannot be taken into account is taken for none. */
export function ownEndpoint({
  id,
  vpc,
  policy,
}: {
  readonly id: string
  readonly vpc: string
  readonly policy: string | undefined
}): OwnEndpoint {
  return { id, vpc, ...(policy === undefined || isFullAccess(policy) || !isUsable(policy) ? {} : { policy }) }
}

/** Whether a policy is the one that an endpoint has where nobody gave it another. */
export function isFullAccess(policy: string): boolean {
  const parsed = parsePolicy(policy)
  if (!parsed.ok) return false
  const { Statement } = JSON.parse(printPolicy(parsed.policy)) as PolicyDocument
  const [first, ...others] = [Statement].flat()
  const shown = JSON.stringify([first?.Effect, first?.Principal, first?.Action, first?.Resource, first?.Condition ?? null])
  return others.length === 0 && shown === JSON.stringify(['Allow', '*', '*', '*', null])
}
