import { CliError } from '../cli-error.ts'
import type { Difference } from './difference.ts'

const relations = ['wider', 'narrower', 'incomparable', 'unknown', 'never'] as const

/** Reads which relations are failures: where nothing is said, `wider`. */
export function readFailOn(text: string | undefined): ReadonlySet<string> {
  const wanted = (text ?? 'wider').split(',').filter((one) => one !== '')
  const stranger = wanted.find((one) => !relations.some((relation) => relation === one))
  if (stranger === undefined && wanted.length > 0) return new Set(wanted)
  throw new CliError(
    'USAGE',
    `\`--fail-on\` takes ${relations.map((one) => `\`${one}\``).join(', ')}, not \`${stranger ?? ''}\``,
    'put commas between several',
  )
}

/** Gives the exit code: 1 where one is a failure, 3 where one is not known, otherwise 0. `wider` is whatever lets somebody new in, and so an incomparable one as well. */
export function exitCodeOf(differences: readonly Difference[], failOn: ReadonlySet<string>): number {
  const fails = ({ relation, gains, opens }: Difference): boolean =>
    failOn.has(relation) || (failOn.has('wider') && (gains !== undefined || opens))
  if (differences.some(fails)) return 1
  return differences.some(({ relation }) => relation === 'unknown') ? 3 : 0
}
