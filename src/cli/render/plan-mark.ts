import type { Change } from '../../provision/index.ts'

/** The mark of a kind of change, as Terraform has them. */
export const planMarks: Readonly<Record<Change['kind'], string>> = { create: '+', update: '~', replace: '-/+', delete: '-' }
