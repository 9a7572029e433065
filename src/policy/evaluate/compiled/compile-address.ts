import type { Value } from '../../language/index.ts'
import { readAddress, type Family } from './address.ts'
import type { TextTest } from './any-of.ts'
import { reads, type Plan } from './plan.ts'
import { compileTemplate, constantText } from './template.ts'

/** Compiles `IpAddress`: addresses lie in a range of their own family. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress */
export function compileAddresses(values: readonly Value[], plan: Plan): TextTest {
  const unmap = reads(plan, 'PS-40', 'ipv4')
  const ranges = values.map((value) => readRange(constantText(compileTemplate(value, plan)) ?? ''))
  const groups: number[] = []
  return (text) => {
    const family = readAddress(text, groups)
    const mapped = unmap && family === 8 && isMapped(groups)
    for (const range of ranges) if (mapped ? contains(range, groups, 6, 2) : contains(range, groups, 0, family)) return true
    return false
  }
}

interface AddressRange {
  readonly family: Family
  readonly groups: readonly number[]
  /** How many bits count. */
  readonly length: number
}

/** INVARIANT: what is no range was refused before compiling. */
function readRange(text: string): AddressRange {
  const slash = text.indexOf('/')
  const groups: number[] = []
  const family = readAddress(slash < 0 ? text : text.slice(0, slash), groups)
  return { family, groups, length: slash < 0 ? family * 16 : Number(text.slice(slash + 1)) }
}

function contains(range: AddressRange, groups: readonly number[], from: number, family: Family): boolean {
  if (range.family !== family) return false
  for (let index = 0; index * 16 < range.length; index++) {
    const rest = Math.max(0, 16 - (range.length - index * 16))
    if ((groups[from + index] ?? 0) >> rest !== (range.groups[index] ?? 0) >> rest) return false
  }
  return true
}

/** Whether the address lies in `::ffff:0:0/96`. @see https://www.rfc-editor.org/rfc/rfc4291#section-2.5.5.2 */
function isMapped(groups: readonly number[]): boolean {
  for (let index = 0; index < 5; index++) if (groups[index] !== 0) return false
  return groups[5] === 0xffff
}
