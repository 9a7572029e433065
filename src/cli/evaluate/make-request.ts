import type { Policy, Request } from '../../policy/index.ts'
import { CliError } from '../cli-error.ts'
import type { RequestOptions } from './evaluate-verb-options.ts'
import { exampleApi, namedApis, namedStages } from './named-targets.ts'

/** The request that the options describe. */
export interface AskedRequest {
  readonly request: Request
  /** The API that the request goes to: `arn:aws:execute-api:REGION:ACCOUNT:API-ID`. */
  readonly api: string
  /** What the options left open, and was taken from the policy or as an example. */
  readonly assumed: readonly ('api' | 'stage')[]
}

/**
 * Makes a request of options. The API and the stage are those that the policy names, where it names one; an example otherwise. The context holds what the options
 * say and nothing else. Throws CliError where the options contradict themselves or mean nothing.
 */
export function makeRequest(options: RequestOptions, policy: Policy | undefined): AskedRequest {
  const api = options.api === undefined ? assumeApi(policy) : checkApi(options.api)
  const stages = policy === undefined ? [] : namedStages(policy)
  const stage = options.stage ?? (stages.length === 1 ? stages[0] : undefined) ?? 'prod'
  const { principal } = options
  return {
    request: {
      ...(principal === undefined ? {} : { principal: { arn: principal } }),
      resource: `${api}/${stage}/${checkMethod(options.method ?? 'GET')}${checkPath(options.path ?? '/')}`,
      context: readContext(options),
    },
    api,
    assumed: [...(options.api === undefined ? (['api'] as const) : []), ...(options.stage === undefined ? (['stage'] as const) : [])],
  }
}

function assumeApi(policy: Policy | undefined): string {
  const apis = policy === undefined ? [] : namedApis(policy)
  if (apis.length <= 1) return apis[0] ?? exampleApi
  throw new CliError('AMBIGUOUS_API', `the policy names ${apis.length} APIs`, `say which is called: \`--api ${String(apis[0])}\``)
}

function checkApi(api: string): string {
  if (/^arn:[^:/]+:execute-api:[^:/]+:[^:/]+:[^:/]+$/.test(api)) return api
  throw new CliError('INVALID_ARN', `\`${api}\` is not the ARN of an API`, 'write `--api arn:aws:execute-api:REGION:ACCOUNT:API-ID`')
}

function checkMethod(method: string): string {
  const verb = method.toUpperCase()
  if (/^[A-Z]+$/.test(verb) && verb !== 'ANY') return verb
  throw new CliError('INVALID_METHOD', `\`${method}\` is not the method of a request`, 'write one verb, such as `--method GET`')
}

/** The query string is no part of what policies see. */
function checkPath(path: string): string {
  if (path.startsWith('/')) return path.replace(/[?#][^]*$/, '')
  throw new CliError('INVALID_PATH', `the path \`${path}\` does not begin with \`/\``, `write \`--path /${path}\``)
}

function readContext(options: RequestOptions): Record<string, string | readonly string[]> {
  const { fromVpce, fromVpc, sourceIp } = options
  const context = new Map<string, { readonly key: string; readonly values: string[] }>()
  const add = (key: string, value: string): void => {
    const entry = context.get(key.toLowerCase())
    if (entry === undefined) context.set(key.toLowerCase(), { key, values: [value] })
    else entry.values.push(value)
  }
  for (const pair of options.context ?? []) {
    const at = pair.indexOf('=')
    if (at < 1)
      throw new CliError('USAGE', `\`--context\` takes \`KEY=VALUE\`, not \`${pair}\``, 'write `--context aws:Referer=https://example.com`')
    add(pair.slice(0, at), pair.slice(at + 1))
  }
  const inside = fromVpce !== undefined || fromVpc !== undefined || options.private === true
  const network = [
    ['--from-vpce', 'aws:SourceVpce', fromVpce, 'vpce-'],
    ['--from-vpc', 'aws:SourceVpc', fromVpc, 'vpc-'],
    ['--source-ip', inside ? 'aws:VpcSourceIp' : 'aws:SourceIp', sourceIp, ''],
  ] as const
  for (const [option, key, value, prefix] of network) {
    if (value === undefined) continue
    if (!value.startsWith(prefix)) throw new CliError('USAGE', `\`${option}\` takes an id that begins with \`${prefix}\`, not \`${value}\``)
    if (context.has(key.toLowerCase())) throw new CliError('USAGE', `\`${option}\` and \`--context ${key}=…\` say the same`, 'say it once')
    add(key, value)
  }
  return Object.fromEntries(
    [...context.values()].map(({ key, values: [first = '', ...rest] }) => [key, rest.length === 0 ? first : [first, ...rest]]),
  )
}
