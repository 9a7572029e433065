import type { Change, Plan } from '../../provision/index.ts'
import { renderAccess } from './access.ts'
import { renderAttribute } from './attribute.ts'
import type { Colors } from './colors.ts'
import { planMarks } from './plan-mark.ts'

/** Writes a plan as a person reads it: Terraform's marks, one summary line, `No changes` said plainly. */
export function renderPlan(plan: Plan, options: { readonly colors: Colors; readonly simulated: boolean }): string {
  const { colors, simulated } = options
  const where = `${simulated ? 'SIMULATED: ' : ''}stack ${plan.stack}, account ${plan.account}, ${plan.region}`
  const notes = plan.notes.map((note) => {
    const label = note.kind === 'warning' ? colors.yellow('warning') : colors.cyan('note')
    return `${label}: ${note.address}: ${note.message}\n`
  })
  const changes = plan.changes.map((change) => renderChange(change, colors))
  const access = plan.access === undefined ? '' : renderAccess(plan.access, plan.changes, colors)
  const parts = [`${colors.bold(where)}\n`, changes.join('\n'), notes.join(''), access, `${colors.bold(summary(plan))}\n`]
  return parts.filter((part) => part !== '').join('\n')
}

function renderChange(change: Change, colors: Colors): string {
  const paint = paintOf(change.kind, colors)
  // The address of what goes names its id already.
  const id = change.id === undefined || change.kind === 'delete' ? '' : ` (${change.id})`
  const reason = change.reason === undefined ? '' : colors.dim(`  # ${change.reason}`)
  const title = `${planMarks[change.kind].padStart(3)} ${change.address}`
  const attributes = change.attributes.flatMap(renderAttribute).map((line) => `        ${line}\n`)
  return `${paint(title)}${id}${reason}\n${attributes.join('')}`
}

function paintOf(kind: Change['kind'], colors: Colors): (text: string) => string {
  switch (kind) {
    case 'create':
      return colors.green
    case 'update':
    case 'replace':
      return colors.yellow
    case 'delete':
      return colors.red
  }
}

function summary({ changes, intent, stack, unchanged }: Plan): string {
  if (changes.length === 0) {
    return intent === 'apply'
      ? `No changes. All ${unchanged} resources of ${stack} are as the config says.`
      : `No changes. Nothing of ${stack} is left to destroy.`
  }
  const count = (...kinds: readonly Change['kind'][]): number => changes.filter((change) => kinds.includes(change.kind)).length
  return `Plan: ${count('create', 'replace')} to add, ${count('update')} to change, ${count('delete', 'replace')} to destroy.`
}
