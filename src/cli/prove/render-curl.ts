import { parseExecuteApiArn, type Request } from '../../policy/index.ts'

/**
 * Writes a request as the command that such a caller would run, and above it from where; nothing for a caller that runs no commands. Through a VPC endpoint by the API's own name, to which the
 * endpoint's private DNS answers.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
 */
export function renderCurl(request: Request, type: string | undefined): string | undefined {
  const { principal, resource, action, context = {} } = request
  const arn = parseExecuteApiArn(resource)
  if (arn === undefined || (principal !== undefined && !('arn' in principal))) return undefined
  const { apiId, region, partition, stage, method, path } = arn
  const url = `https://${apiId}.execute-api.${region}.${suffixes[partition] ?? 'amazonaws.com'}/${[stage, ...path.split('/').slice(1)].map(escaped).join('/')}`
  const verb = method === 'GET' ? [] : method === 'HEAD' ? ['--head'] : ['--request', quoted(method)]
  const words = [
    'curl',
    ...verb,
    ...(/\/\.{1,2}(?:\/|$)/.test(url) ? ['--path-as-is'] : []),
    ...(principal === undefined ? [] : signature(principal.arn, region)),
    ...credentials(type),
    ...headers(context),
    ...(action === 'execute-api:InvalidateCache' ? ['--header', quoted('Cache-Control: max-age=0')] : []),
    quoted(url),
  ]
  const from = origin(context, principal?.arn)
  return `${from === undefined ? '' : `# ${from}\n`}${words.join(' ')}\n`
}

// @see https://docs.aws.amazon.com/general/latest/gr/rande.html
const suffixes: Readonly<Record<string, string>> = { 'aws-cn': 'amazonaws.com.cn', 'aws-iso': 'c2s.ic.gov', 'aws-iso-b': 'sc2s.sgov.gov' }

type Context = NonNullable<Request['context']>

function origin(context: Context, arn: string | undefined): string | undefined {
  const vpce = text(context, 'aws:SourceVpce')
  const vpc = text(context, 'aws:SourceVpc')
  const address = text(context, 'aws:VpcSourceIp') ?? text(context, 'aws:SourceIp')
  const place = [
    ...(address === undefined ? [] : [`at ${address}`]),
    ...(vpc === undefined ? [] : [`in ${vpc}`]),
    ...(vpce === undefined ? [] : [`through ${vpce} (private DNS on)`]),
    ...(arn === undefined ? [] : [`as ${arn}`]),
  ]
  return place.length === 0 ? undefined : place.join(', ')
}

function text(context: Context, key: string): string | undefined {
  const [value] = [context[key] ?? []].flat()
  return value
}

/** Temporary credentials come with a token, which curl does not send by itself. */
function signature(arn: string, region: string): readonly string[] {
  const token = arn.includes(':assumed-role/') ? ['--header', '"x-amz-security-token: $AWS_SESSION_TOKEN"'] : []
  return ['--aws-sigv4', quoted(`aws:amz:${region}:execute-api`), '--user', '"$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY"', ...token]
}

function credentials(type: string | undefined): readonly string[] {
  return type === 'COGNITO_USER_POOLS' || type === 'CUSTOM' ? ['--header', '"Authorization: $TOKEN"'] : []
}

function headers(context: Context): readonly string[] {
  const [agent, referer] = [text(context, 'aws:UserAgent'), text(context, 'aws:Referer')]
  return [...(agent === undefined ? [] : ['--user-agent', quoted(agent)]), ...(referer === undefined ? [] : ['--referer', quoted(referer)])]
}

/** Why braces and brackets, too: curl would take them for a list of addresses. */
function escaped(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\u{fffd}')).replace(/%(40|3A|24|2C|3B|2B|3D|26)/g, (code) =>
    decodeURIComponent(code),
  )
}

/** For a POSIX shell. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
