import { prove, type ProveOptions, type Proof } from '../../policy/index.ts'
import { CliError } from '../cli-error.ts'
import { locateError } from '../evaluate/locate-error.ts'
import { readPolicySource } from '../evaluate/policy-source.ts'
import { readAuthorizationType, readReadings } from '../evaluate/read-evaluate-options.ts'
import type { ProveVerbOptions } from '../prove/prove-verb-options.ts'
import { readProperty } from '../prove/read-property.ts'
import { renderProof } from '../prove/render-proof.ts'
import { renderJsonLine } from '../render/json-line.ts'
import type { Terminal } from '../terminal.ts'

/** Proves a property of a policy, or shows the request that breaks it. Exit code 0: it holds. 1: it fails. 3: it is not known. 2: it could not be asked. */
export function runProve(path: string | undefined, options: ProveVerbOptions, terminal: Terminal): number {
  if (path === undefined)
    throw new CliError(
      'USAGE',
      'which policy?',
      'name a file with the policy, or `-` for stdin: `apply-private-api prove policy.json --only-from-vpce vpce-…`',
    )
  const source = readPolicySource(path, terminal)
  const property = readProperty(options, terminal)
  const { endpointPolicy: endpointFile, authorizationType, action } = options
  const endpoint = endpointFile === undefined ? undefined : readPolicySource(endpointFile, terminal)
  const given: ProveOptions = {
    authorizationType: authorizationType === undefined ? 'NONE' : readAuthorizationType({ authorizationType }),
    readings: readReadings(options.reading ?? []),
    ...(options.api === undefined ? {} : { api: options.api }),
    ...(options.private === true ? { private: true } : {}),
    ...(endpoint === undefined ? {} : { endpointPolicy: endpoint.policy }),
    ...(action === undefined ? {} : { actions: action }),
  }
  const sources = new Map([
    ['resource-policy' as const, source],
    ...(endpoint === undefined ? [] : [['endpoint-policy' as const, endpoint] as const]),
  ])
  const proof = locateError(sources, () => prove(source.policy, property, given))
  if (options.json === true) terminal.data(renderJsonLine('proof', describe(proof, source.file)))
  else terminal.data(renderProof(proof, wordProperty(options), source, terminal.dataColors))
  return { holds: 0, fails: 1, unknown: 3 }[proof.verdict]
}

function describe(proof: Proof, subject: string): object {
  const { verdict, property, assumptions } = proof
  const counterexample = proof.verdict === 'fails' ? proof.counterexample : undefined
  return {
    verdict,
    property: property.kind,
    subject,
    assumptions,
    counterexample: counterexample?.request ?? null,
    statements: counterexample?.statements ?? [],
    readings: counterexample?.readings ?? {},
    otherSideAllows: counterexample?.otherSideAllows ?? null,
    ...(proof.verdict === 'unknown' ? { reason: proof.reason } : {}),
    ...(proof.verdict === 'holds' ? { witnesses: proof.witnesses } : {}),
  }
}

/** Says the question as it was asked. */
function wordProperty(options: ProveVerbOptions): string {
  const words: readonly (readonly [string, string | boolean | undefined])[] = [
    ['only from the VPC endpoint', options.onlyFromVpce],
    ['only from the VPC', options.onlyFromVpc],
    ['only from the organization', options.onlyFromOrg],
    ['only from the account', options.onlyFromAccounts],
    ['not public', options.notPublic],
    ['lets in nobody whom the other policy keeps out:', options.implies],
    ['lets in the same requests as', options.equivalent],
    ['not locked out', options.notLockedOut],
    ['somebody gets in to', options.covers],
  ]
  const [asked] = words.filter(([, value]) => value !== undefined)
  return asked === undefined ? '' : `${asked[0]}${typeof asked[1] === 'string' ? ` ${asked[1]}` : ''}`
}
