import type { Aws } from './aws.ts'
import { AwsFailure, isRefusal } from './aws-failure.ts'
import { rest } from './interruption.ts'

/**
 * Runs `attempt`, which looks for its resource before it makes one; runs it again when an answer was lost on the way, or when
 * AWS refused with one of the `conflicts`, because somebody else made the resource between the look and the request.
 *
 * INVARIANT: creations without a client token are only ever sent from inside an `attempt`, so that a lost answer never makes a second resource.
 */
export async function lookThenDo<T>(aws: Aws, attempt: () => Promise<T>, conflicts: readonly string[] = []): Promise<T> {
  for (let round = 1; ; round += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof AwsFailure) || round >= 5) throw error
      if (!error.ambiguous && !isRefusal(error, ...conflicts)) throw error
      await rest(aws.clock, 1000 * 2 ** round, aws.signal)
    }
  }
}
