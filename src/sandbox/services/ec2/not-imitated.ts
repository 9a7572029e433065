import { ServiceError } from '../../world/index.ts'

/**
 * Refuses an input that asks for something of AWS that the sandbox does not imitate, so that nothing is ignored silently.
 *
 * `false`, empty lists and members that are not there ask for nothing.
 *
 * @throws ServiceError `UnsupportedOperation`
 */
export function refuseNotImitated(input: object, members: readonly string[]): void {
  for (const [member, value] of Object.entries(input)) {
    if (!members.includes(member) || value === undefined || value === false || (Array.isArray(value) && value.length === 0)) continue
    throw new ServiceError('UnsupportedOperation', `The sandbox does not imitate the parameter ${member}.`)
  }
}
