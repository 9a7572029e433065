import { checkCertificate } from '../../../src/policy/certify/index.ts'
import { any, and, not } from '../../../src/policy/solve/formula/formula.ts'
import { globPattern, literalPattern } from '../../../src/policy/solve/formula/pattern.ts'
import { valueSet } from '../../../src/policy/solve/formula/value-set.ts'
import { certifyFormula, type Checked } from './certify-formula.ts'
import { dimensions } from './formulas.ts'

const single = dimensions.find(({ name }) => name === 'single') ?? { name: '', kind: 'key', single: true, required: false }
const glob = valueSet({ kind: 'texts', patterns: [globPattern([0x61, -3])] })

/** A small certificate: one lemma, one step. */
export const sample: Checked | undefined = certifyFormula(
  and(
    any(single, glob),
    any(single, valueSet({ kind: 'texts', patterns: [globPattern([0x62, -3]), literalPattern('')] })),
    not(any(single, valueSet({ kind: 'addresses', intervals: [] }))),
  ),
)

/** Why the sample is refused, with what is at a path in it replaced. */
export function refused(path: string, value: unknown): string {
  const replace = (node: unknown, [step, ...rest]: readonly string[]): unknown => {
    if (step === undefined) return value
    if (Array.isArray(node)) return node.map((item: unknown, index) => (String(index) === step ? replace(item, rest) : item))
    const members = (typeof node === 'object' ? node : {}) as Readonly<Record<string, unknown>>
    return { ...members, [step]: replace(members[step], rest) }
  }
  const checked = checkCertificate(
    replace(
      JSON.parse(JSON.stringify(sample)),
      path.split('/').filter((step) => step !== ''),
    ),
  )
  return checked.valid ? 'valid' : `${checked.at}: ${checked.reason}`
}
