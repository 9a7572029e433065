import { evaluate, PolicyError, type EvaluateOptions, type Evaluation, type Request } from '../../../policy/index.ts'
import { renderJsonLine } from '../../render/json-line.ts'
import type { Terminal } from '../../terminal.ts'
import type { EvaluateVerbOptions } from '../evaluate-verb-options.ts'
import { makeRequest } from '../make-request.ts'
import { namedApis } from '../named-targets.ts'
import { readPolicySource, type PolicySource } from '../policy-source.ts'
import { readEvaluateOptions } from '../read-evaluate-options.ts'
import { readSource } from '../read-source.ts'
import type { Cause } from './cause.ts'
import type { PolicyDenial } from './denial.ts'
import { otherCauses } from './other-causes.ts'
import { parseDenial } from './parse-denial.ts'
import { rankCauses } from './rank-causes.ts'
import { renderCauses } from './render-causes.ts'

/**
 * Says why a request may have been refused, from what its caller saw: with a policy, by what it says about the very request.
 *
 * `given` is the text, or `-` for stdin. Options that say where the request came from make the answer surer. Exit code 0: it has something to say.
 */
export function explainDenial(path: string | undefined, given: string, options: EvaluateVerbOptions, terminal: Terminal): number {
  const denial = parseDenial(given === '-' ? readSource('-').text : given)
  const source = path === undefined ? undefined : readPolicySource(path, terminal)
  const { causes, evaluation } = denial.kind === 'policy' ? explain(denial, source, options, terminal) : { causes: otherCauses(denial) }
  if (options.json === true) terminal.data(renderJsonLine('denial', { denial, decision: evaluation?.decision, causes }))
  else terminal.data(renderCauses(denial, causes, source, terminal.dataColors))
  return 0
}

interface Explained {
  readonly causes: readonly Cause[]
  readonly evaluation?: Evaluation
}

function explain(denial: PolicyDenial, source: PolicySource | undefined, options: EvaluateVerbOptions, terminal: Terminal): Explained {
  const facts = { denial, isPlaced: isPlaced(options) }
  if (source === undefined) return { causes: rankCauses(facts) }
  const { given } = readEvaluateOptions(source, options, terminal)
  const request = requestOf(denial, source, options)
  const authorizationType = denial.caller === undefined ? 'NONE' : 'AWS_IAM'
  const whole = decide(source, request, { ...given, authorizationType })
  const { endpointPolicy, ...others } = given
  const evaluation = endpointPolicy === undefined ? whole : decide(source, request, { ...others, authorizationType })
  const endpoint = whole?.trace.find(({ layer }) => layer === 'endpoint-policy')
  const causes = rankCauses({
    ...facts,
    ...(evaluation === undefined ? {} : { evaluation }),
    ...(endpoint === undefined ? {} : { endpoint }),
  })
  return { causes, ...(whole === undefined ? {} : { evaluation: whole }) }
}

function isPlaced({ fromVpce, fromVpc, sourceIp, context }: EvaluateVerbOptions): boolean {
  return fromVpce !== undefined || fromVpc !== undefined || sourceIp !== undefined || context !== undefined
}

/** What cannot be evaluated for this caller leaves the causes that need no evaluation. */
function decide({ policy }: PolicySource, request: Request, options: EvaluateOptions): Evaluation | undefined {
  try {
    return evaluate(policy, request, options)
  } catch (error) {
    if (error instanceof PolicyError && ['UNSUPPORTED', 'INVALID_REQUEST'].includes(error.code)) return undefined
    throw error
  }
}

function requestOf({ caller, action, target }: PolicyDenial, { policy }: PolicySource, options: EvaluateVerbOptions): Request {
  const { context = {} } = makeRequest(
    { ...options, api: options.api ?? 'arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5' },
    policy,
  ).request
  const { partition, region, apiId, stage, method, path } = target
  const account = unmask(target.account, options.api === undefined ? namedApis(policy) : [options.api])
  const resource = `arn:${partition}:execute-api:${region}:${account}:${apiId}/${stage}/${method}${path}`
  return { ...(caller === undefined ? {} : { principal: { arn: caller } }), action, resource, context }
}

/** Finds the account of which an answer shows the last four digits: among those of the APIs that are named, or else zeros in front of them. */
function unmask(account: string, apis: readonly string[]): string {
  if (!account.startsWith('*')) return account
  const shown = account.replace(/^\*+/, '')
  const known = apis.map((api) => api.split(':')[4]).find((one) => one?.endsWith(shown))
  return known ?? shown.padStart(12, '0')
}
