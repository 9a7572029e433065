import type { AuthorizerStubs, Switches } from './data-plane/index.ts'
import { SandboxError } from './sandbox-error.ts'
import type { SandboxOptions, SandboxTime } from './sandbox.ts'
import { checkRegionName } from './world/index.ts'

/** The options of a sandbox with every default filled in. */
export interface CheckedOptions {
  readonly state: string | undefined
  /** Undefined: that of the state, or the default. */
  readonly account: string | undefined
  readonly region: string
  readonly port: number
  readonly time: SandboxTime
  readonly throttles: boolean
  readonly endpointPort: number | undefined
  readonly switches: Partial<Switches>
  readonly authorizers: AuthorizerStubs
}

/**
 * Checks the options that a caller gave.
 *
 * @throws SandboxError `BAD_OPTION`
 */
export function checkOptions(options: SandboxOptions): CheckedOptions {
  const { account, region = 'us-east-1', port = 0, time = { kind: 'jump' }, endpointPort } = options
  if (account !== undefined && !/^\d{12}$/.test(account))
    throw bad(`\`${account}\` is no account`, 'an account has twelve digits, such as 123456789012')
  try {
    checkRegionName(region)
  } catch {
    throw bad(`\`${region}\` is no Region`, 'a Region is named such as eu-west-1')
  }
  for (const value of [port, endpointPort ?? 0]) {
    if (!Number.isInteger(value) || value < 0 || value > 65_535)
      throw bad(`\`${String(value)}\` is no port`, 'a port is a whole number from 0 to 65535')
  }
  if (time.kind === 'real' && !(time.speed > 0 && Number.isFinite(time.speed))) {
    throw bad(`\`${String(time.speed)}\` is no speed`, 'a speed is a number above 0: 1 is as fast as the wall clock')
  }
  return {
    state: options.state,
    account,
    region,
    port,
    time,
    throttles: options.throttles ?? false,
    endpointPort,
    switches: options.switches ?? {},
    authorizers: options.authorizers ?? {},
  }
}

function bad(message: string, help: string): SandboxError {
  return new SandboxError('BAD_OPTION', message, help)
}
