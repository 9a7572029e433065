import type { Colors } from '../../render/colors.ts'
import { renderPlace } from '../../render/place.ts'
import { placeOf, type PolicySource } from '../policy-source.ts'
import type { Cause, Likelihood } from './cause.ts'
import type { Denial } from './denial.ts'

/** Writes what was refused, and the causes in their order: why, where in the policy, and what to do. */
export function renderCauses(denial: Denial, causes: readonly Cause[], source: PolicySource | undefined, colors: Colors): string {
  return [wordDenial(denial, colors), ...causes.map((cause, index) => `\n${renderCause(cause, index + 1, source, colors)}`)].join('')
}

function wordDenial(denial: Denial, colors: Colors): string {
  if (denial.kind !== 'policy') return `${colors.bold('refused')}: ${denial.text}\n`
  const { caller = 'an anonymous caller', target, ending, blamed } = denial
  const by = blamed === undefined ? 'it does not say by which policy' : `it blames the ${blamed}`
  return [
    `${colors.bold('refused')}: ${target.method} ${target.path === '' ? '/' : target.path}, stage ${target.stage}, API ${target.apiId} (${target.region}, account ${target.account})\n`,
    `  ${caller}; ${ending === 'explicit-deny' ? 'an explicit deny' : 'nothing allows it'}; ${by}\n`,
  ].join('')
}

const paint: Readonly<Record<Likelihood, keyof Colors>> = { certain: 'red', likely: 'yellow', possible: 'dim' }

function renderCause(
  { likelihood, why, help, statements, see }: Cause,
  number: number,
  source: PolicySource | undefined,
  colors: Colors,
): string {
  const places = statements.slice(0, most).map((statement) => {
    const range = (statement.elements.find(({ element }) => element === 'condition') ?? statement).range
    return source === undefined || range === undefined ? '' : renderPlace(placeOf(source, range), source.text, colors)
  })
  return `${number}. ${colors[paint[likelihood]](colors.bold(likelihood))}: ${why}\n${places.join('')}${colors.cyan('help')}: ${help}\n${colors.dim(` see ${see}`)}\n`
}

const most = 3
