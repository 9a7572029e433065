import { requestText, type AccessRequest } from '../../access/access-row.ts'
import { ProvisionError, type Problem } from '../../provision-error.ts'
import type { Plan } from '../plan.ts'
import type { PlanAccess } from './access.ts'
import type { Prefix } from './prefix.ts'

/**
 * Throws ProvisionError `NOT_PROVED` unless it is proved that the config lets in only its own endpoints, that no prefix of the plan opens what was not open before, and that none
 * shuts out who gets in before and after.
 */
export function checkProved({ access, changes }: Pick<Plan, 'access' | 'changes'>): void {
  if (access === undefined) return
  const at = (count: number): string =>
    count === 0 ? 'before anything is changed' : `after step ${count} (\`${changes[count - 1]?.address ?? ''}\`)`
  const [first, ...more] = [
    ...checkPromise(access),
    ...access.prefixes
      .filter(({ open }) => open === 'open' || open === 'unknown')
      .map((prefix) => notClosed(prefix, at(prefix.from), access)),
    ...access.prefixes.filter(({ shut }) => shut !== 'never').map((prefix) => notKept(prefix, at(prefix.from))),
  ]
  if (first !== undefined) throw new ProvisionError([first, ...more], { exitCode: 1 })
}

function checkPromise({ proof, allowed }: PlanAccess): readonly Problem[] {
  const { verdict, reason, request } = proof
  if (verdict === 'holds') return []
  const only = `the config lets in only ${allowed.map((address) => `\`${address}\``).join(', ')}`
  return [problem(verdict === 'fails' ? `it is not so that ${only}` : `it cannot be proved that ${only}`, request, reason)]
}

function notClosed({ open, stage = '', request, reason }: Prefix, when: string, { allowed }: PlanAccess): Problem {
  const endpoints = allowed.map((address) => `\`${address}\``).join(', ')
  const message =
    open === 'open'
      ? `${when} stage \`${stage}\` lets in somebody who does not come through ${endpoints}`
      : `${when} it cannot be proved that stage \`${stage}\` lets in nobody but who comes through ${endpoints}`
  return problem(message, request, reason)
}

function notKept({ shut, stage = '', request, reason }: Prefix, when: string): Problem {
  const whom = 'somebody who gets in before the plan and after it'
  return problem(
    shut === 'shut'
      ? `${when} stage \`${stage}\` shuts out ${whom}`
      : `${when} it cannot be proved that stage \`${stage}\` does not shut out ${whom}`,
    request,
    reason,
  )
}

function problem(message: string, request: AccessRequest | undefined, reason: string | undefined): Problem {
  const because = request === undefined ? reason : requestText(request)
  return {
    code: 'NOT_PROVED',
    message: because === undefined ? message : `${message}: ${because}`,
    help: 'nothing was changed; `--allow-unproved` goes on nevertheless',
  }
}
