import type { Call, Handler } from '../../world/index.ts'
import { ServiceError } from '../../world/index.ts'

/**
 * Answers a dry run of a handler before it does anything: in the sandbox everyone may do everything.
 *
 * @throws ServiceError `DryRunOperation`
 */
export function dryRunnable(handler: Handler): Handler {
  return (input: { readonly DryRun?: boolean }, call: Call) => {
    if (input.DryRun === true) throw new ServiceError('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412)
    return handler(input, call)
  }
}
