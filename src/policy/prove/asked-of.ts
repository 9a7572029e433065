import type { Policy } from '../language/index.ts'
import type { Wanted } from './formulate.ts'
import { guardOf, type Guarded } from './guard-of.ts'
import type { Property } from './property.ts'
import type { Question } from './question.ts'

/** A property that says that nobody gets in who should not. */
export type Universal = Guarded | Extract<Property, { readonly kind: 'implies' | 'equivalent' }>

/** A policy, and whom it must not let in. */
export interface Asked {
  readonly policy: Policy
  readonly wanted: Wanted
}

/** Gives what is to be asked about a property: it holds where nobody who is wanted gets in. */
export function askedOf(question: Question, property: Universal): readonly Asked[] {
  const { policy, other = policy } = question
  switch (property.kind) {
    case 'implies':
      return [{ policy, wanted: { kind: 'without', policy: other } }]
    case 'equivalent':
      return [
        { policy, wanted: { kind: 'without', policy: other } },
        { policy: other, wanted: { kind: 'without', policy } },
      ]
    case 'onlyFromVpce':
    case 'onlyFromVpc':
    case 'onlyFromOrg':
    case 'onlyFromAccounts':
    case 'notPublic':
      return [{ policy, wanted: { kind: 'against', guard: guardOf(question, property) } }]
  }
}
