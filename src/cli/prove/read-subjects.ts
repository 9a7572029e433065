import { CliError } from '../cli-error.ts'
import { readPolicySource } from '../evaluate/policy-source.ts'
import type { Terminal } from '../terminal.ts'
import type { Subject } from './subject.ts'

/** Reads everything that an input holds to be proved. Throws CliError where it is not named or cannot be read, and ProblemsError where it is not what it seems. */
export function readSubjects(path: string | undefined, terminal: Terminal): Promise<readonly Subject[]> {
  if (path === undefined)
    throw new CliError(
      'USAGE',
      'which policy?',
      'name a file with the policy, or `-` for stdin: `apply-private-api prove policy.json --only-from-vpce vpce-…`',
    )
  const source = readPolicySource(path, terminal)
  return Promise.resolve([{ kind: 'read', name: source.file, ...source, surroundings: {}, authorizationTypes: [] }])
}
