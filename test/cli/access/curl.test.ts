import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { renderCurl } from '../../../src/cli/prove/render-curl.ts'
import type { AuthorizationType } from '../../../src/cli/prove/subject.ts'
import type { Request } from '../../../src/policy/index.ts'

const arn = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5'
const host = 'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com'

function curl(request: Partial<Request> & { readonly at?: string }, type?: AuthorizationType): string {
  const { at = 'prod/GET/orders', ...rest } = request
  return renderCurl({ resource: `${arn}/${at}`, ...rest }, type) ?? ''
}

/** What a shell makes of a command. */
function argumentsOf(command: string): readonly string[] {
  const script = `curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }\nAWS_ACCESS_KEY_ID=key AWS_SECRET_ACCESS_KEY=secret TOKEN=token AWS_SESSION_TOKEN=session\n${command}`
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1)
}

describe('the address (PA-83)', () => {
  it.each([
    ['prod/GET/orders', ['/prod/orders']],
    ['prod/GET/', ['/prod/']],
    ['prod/GET', ['/prod']],
    ['prod/POST/orders', ['--request', 'POST', '/prod/orders']],
    ['prod/HEAD/orders', ['--head', '/prod/orders']],
    ['prod/GET/a b/{c}[1]?d#e', ['/prod/a%20b/%7Bc%7D%5B1%5D%3Fd%23e']],
    ["prod/GET/o'clock", ["/prod/o'clock"]],
    ['prod/GET/a/../b', ['--path-as-is', '/prod/a/../b']],
    ['$default/GET/$(id)`id`', ['/$default/$(id)%60id%60']],
    ['prod/GET/\ud800', ['/prod/%EF%BF%BD']],
  ])('of %s, as a shell reads it', (at, words) => {
    expect(argumentsOf(curl({ at }))).toEqual(words.map((word) => (word.startsWith('/') ? host + word : word)))
  })

  it.each([
    ['aws-cn', 'cn-north-1', 'amazonaws.com.cn'],
    ['aws-us-gov', 'us-gov-west-1', 'amazonaws.com'],
  ])('in the partition %s (PA-69)', (partition, region, suffix) => {
    expect(renderCurl({ resource: `arn:${partition}:execute-api:${region}:111122223333:a1b2c3d4e5/prod/GET/orders` }, 'NONE')).toBe(
      `curl https://a1b2c3d4e5.execute-api.${region}.${suffix}/prod/orders\n`,
    )
  })
})

it('says from where', () => {
  const context = { 'aws:SourceVpce': 'vpce-0a1b2c3d', 'aws:SourceVpc': 'vpc-0a1b2c3d', 'aws:VpcSourceIp': '10.0.1.10' }
  expect(curl({ context })).toBe(`# at 10.0.1.10, in vpc-0a1b2c3d, through vpce-0a1b2c3d (private DNS on)\ncurl ${host}/prod/orders\n`)
  expect(curl({ context: { 'aws:SourceIp': '203.0.113.7' } })).toBe(`# at 203.0.113.7\ncurl ${host}/prod/orders\n`)
})

describe('who calls', () => {
  const sigv4 = ['--aws-sigv4', 'aws:amz:eu-west-1:execute-api', '--user', 'key:secret']
  it.each<[string, Request['principal'], AuthorizationType, readonly string[]]>([
    ['a user signs', { arn: 'arn:aws:iam::111122223333:user/alice' }, 'AWS_IAM', sigv4],
    [
      'a session signs and sends its token',
      { arn: 'arn:aws:sts::111122223333:assumed-role/reader/alice' },
      'AWS_IAM',
      [...sigv4, '--header', 'x-amz-security-token: session'],
    ],
    ['whoever has a token sends it', undefined, 'COGNITO_USER_POOLS', ['--header', 'Authorization: token']],
    ['nobody in particular', undefined, 'NONE', []],
  ])('%s', (_, principal, type, words) => {
    expect(argumentsOf(curl({ ...(principal === undefined ? {} : { principal }) }, type))).toEqual([...words, `${host}/prod/orders`])
  })

  it('a service runs no commands', () => {
    expect(renderCurl({ resource: `${arn}/prod/GET/`, principal: { service: 'states.amazonaws.com' } }, 'AWS_IAM')).toBeUndefined()
  })
})

it('sends the headers that policies read', () => {
  const context = { 'aws:UserAgent': 'batch 1.0', 'aws:Referer': "https://example.com/it's" }
  expect(argumentsOf(curl({ context, action: 'execute-api:InvalidateCache' }))).toEqual([
    '--user-agent',
    'batch 1.0',
    '--referer',
    "https://example.com/it's",
    '--header',
    'Cache-Control: max-age=0',
    `${host}/prod/orders`,
  ])
})
