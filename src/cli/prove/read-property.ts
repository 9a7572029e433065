import {
  covers,
  equivalent,
  implies,
  notLockedOut,
  notPublic,
  onlyFromAccounts,
  onlyFromOrg,
  onlyFromVpc,
  onlyFromVpce,
  type Property,
} from '../../policy/index.ts'
import { CliError } from '../cli-error.ts'
import { readPolicySource } from '../evaluate/policy-source.ts'
import type { Terminal } from '../terminal.ts'
import type { ProveVerbOptions } from './prove-verb-options.ts'

/** Whether the options ask for a property at all; without one the question is who gets in. */
export function asksForProperty(options: ProveVerbOptions): boolean {
  const { onlyFromVpce, onlyFromVpc, onlyFromOrg, onlyFromAccounts, notPublic: isStranger, implies: other, equivalent: same } = options
  const asked = [onlyFromVpce, onlyFromVpc, onlyFromOrg, onlyFromAccounts, isStranger, other, same, options.notLockedOut, options.covers]
  return asked.some((value) => value !== undefined && value !== false)
}

/** Reads the one property that the options ask for. */
export function readProperty(options: ProveVerbOptions, terminal: Terminal): Property {
  const list = (text: string): readonly string[] => text.split(',').filter((one) => one !== '')
  const policy = (path: string): Parameters<typeof implies>[0] => readPolicySource(path, terminal).policy
  const { onlyFromVpce: vpce, onlyFromVpc: vpc, onlyFromOrg: org, onlyFromAccounts: accounts, notLockedOut: lockedOut } = options
  const asked: readonly (Property | undefined)[] = [
    vpce === undefined ? undefined : onlyFromVpce(...list(vpce)),
    vpc === undefined ? undefined : onlyFromVpc(...list(vpc)),
    org === undefined ? undefined : onlyFromOrg(...list(org)),
    accounts === undefined ? undefined : onlyFromAccounts(...list(accounts)),
    options.notPublic === true ? notPublic() : undefined,
    options.implies === undefined ? undefined : implies(policy(options.implies)),
    options.equivalent === undefined ? undefined : equivalent(policy(options.equivalent)),
    lockedOut === undefined || lockedOut === false ? undefined : notLockedOut(...(lockedOut === true ? [] : [lockedOut])),
    options.covers === undefined ? undefined : covers(...list(options.covers)),
  ]
  const [property, ...more] = asked.filter((one) => one !== undefined)
  if (property !== undefined && more.length === 0) return property
  throw new CliError(
    'USAGE',
    property === undefined ? 'what is to be proved?' : 'one property is proved at a time',
    'name one: `--only-from-vpce vpce-…`, `--only-from-vpc`, `--only-from-org`, `--only-from-accounts`, `--not-public`, `--implies FILE`, `--equivalent FILE`, `--not-locked-out`, `--covers STAGE/METHOD/PATH`',
  )
}
