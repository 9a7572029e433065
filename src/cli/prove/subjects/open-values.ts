import type { Counterexample } from '../../../policy/index.ts'
import type { ReadSubject } from '../subject.ts'

/**
 * Says why a request that gets in proves nothing: it takes a value of a plan of Terraform for something that it need not be, because what it will be is known only after apply. Nothing
 * where it takes none.
 *
 * An endpoint or a VPC that the plan makes is no such value: its id will be some id.
 */
export function wordOpenValues({ bindings }: Counterexample, { policy, names = new Map() }: ReadSubject): string | undefined {
  if (policy.dialect !== 'terraform') return undefined
  const known = [...names.values()]
  const open = Object.keys(bindings).filter((raw) => !known.includes(raw))
  if (open.length === 0) return undefined
  return `it depends on what ${open.map((raw) => `\`${raw.replace(/^\$\{(.*)\}$/, '$1')}\``).join(' and ')} will be, which is known only after apply`
}
