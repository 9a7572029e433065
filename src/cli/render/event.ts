import type { ApplyEvent, Change } from '../../provision/index.ts'
import { renderDuration } from './duration.ts'

const doing: Readonly<Record<Change['kind'], string>> = { create: 'creating', update: 'changing', replace: 'replacing', delete: 'deleting' }
const done: Readonly<Record<Change['kind'], string>> = { create: 'created', update: 'changed', replace: 'replaced', delete: 'deleted' }

/** Writes one event of an apply as one line; undefined for what a person need not see. */
export function renderEvent(event: ApplyEvent): string | undefined {
  switch (event.kind) {
    case 'change-started':
      return `${event.change.address}: ${doing[event.change.kind]}`
    case 'waiting':
      return `${event.address}: ${event.state} (${renderDuration(event.forMs)})`
    case 'retrying':
      return `${event.call}: ${event.reason}, again in ${renderDuration(event.inMs)}`
    case 'change-done':
      return `${event.change.address}: ${done[event.change.kind]}${idOf(event)} (${renderDuration(event.tookMs)})`
    case 'verified':
      return `${event.address}: verified, ${event.message}`
    case 'warning':
      return `warning: ${event.address}: ${event.message}`
    case 'done':
      return undefined
  }
}

/** The address of what goes names its id already. */
function idOf({ change, id }: Extract<ApplyEvent, { readonly kind: 'change-done' }>): string {
  return change.kind === 'delete' ? '' : ` ${id}`
}
