import type { ApplyEvent } from '../apply/event.ts'
import type { Aws } from '../aws/aws.ts'

/** What every write to AWS needs: the connection, the stack it writes for, and who hears of waits. */
export interface Scope {
  readonly aws: Aws
  readonly stack: string
  readonly emit: (event: ApplyEvent) => void
}
