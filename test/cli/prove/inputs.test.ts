import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { emptyFolder, ordersFolder, run, type Ran } from '../command.ts'

const fence = (vpce: string): string => `
          - { Effect: Allow, Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }
          - Effect: Deny
            Principal: '*'
            Action: execute-api:Invoke
            Resource: execute-api:/*
            Condition: { StringNotEquals: { 'aws:SourceVpce': ${vpce} } }`
const api = (statements: string, type = 'PRIVATE'): string => `
    Type: AWS::ApiGateway::RestApi
    Properties:
      EndpointConfiguration: { Types: [${type}] }
      Policy:
        Version: 2012-10-17
        Statement:${statements}`
const method = (of: string, type: string): string => `
    Type: AWS::ApiGateway::Method
    Properties: { RestApiId: !Ref ${of}, AuthorizationType: ${type}, HttpMethod: GET }`
const onlyAllow = `
          - Effect: Allow
            Principal: '*'
            Action: execute-api:Invoke
            Resource: execute-api:/*
            Condition: { StringEquals: { 'aws:SourceVpce': !Ref Endpoint } }`

function template(resources: Readonly<Record<string, string>>): string {
  const all = { Endpoint: '\n    Type: AWS::EC2::VPCEndpoint', ...resources }
  return `Resources:${Object.entries(all)
    .map(([name, body]) => `\n  ${name}:${body}`)
    .join('')}\n`
}

/** Runs `prove` on a file of this content. */
function prove(name: string, text: string, ...options: readonly string[]): Promise<Ran> {
  const cwd = emptyFolder()
  writeFileSync(join(cwd, name), text)
  return run(['prove', name, ...options], { cwd })
}

test('an endpoint of a template is called by its logical id, before it is deployed', async () => {
  const { code, stdout } = await prove(
    't.yaml',
    template({ Api: api(fence('!Ref Endpoint')), Get: method('Api', 'NONE') }),
    '--only-from-vpce',
    'Endpoint',
  )
  expect(code).toBe(0)
  expect(stdout).toContain('HOLDS for Api in t.yaml: only from the VPC endpoint Endpoint\n  the methods authorize their callers by NONE\n')
  expect(stdout).toContain('assumed: the API is private')
})

test('what fails names the line of the template', async () => {
  const { code, stdout } = await prove(
    't.yaml',
    template({ Api: api(onlyAllow), Get: method('Api', 'AWS_IAM') }),
    '--only-from-vpce',
    'Endpoint',
  )
  expect(code).toBe(1)
  expect(stdout).toContain('FAILS for Api in t.yaml')
  const open = await prove(
    't.yaml',
    template({ Api: api(fence('[!Ref Endpoint, vpce-0f9e8d7c6b5a43210]')), Get: method('Api', 'NONE') }),
    '--only-from-vpce',
    'Endpoint',
  )
  expect(open.stdout).toContain('--> t.yaml:11:13\n')
  expect(open.stdout).toContain("Effect: Allow, Principal: '*'")
})

test('the verdict of several APIs is the worst, and each type of authorization is looked at', async () => {
  const text = template({
    Fenced: api(fence('!Ref Endpoint')),
    Open: api(onlyAllow),
    Get: method('Open', 'NONE'),
    Post: method('Open', 'AWS_IAM'),
  })
  const { code, stdout } = await prove('t.yaml', text, '--only-from-vpce', 'Endpoint')
  expect(code).toBe(1)
  expect(stdout).toContain(`
only from the VPC endpoint Endpoint

  HOLDS  Fenced in t.yaml  NONE, AWS_IAM, CUSTOM, COGNITO_USER_POOLS
  HOLDS  Open in t.yaml    NONE
  FAILS  Open in t.yaml    AWS_IAM
`)
  expect(stdout).toContain('by what its methods authorize is not known (the template shows no methods of it)')
})

test('--authorization-type counts where the input says nothing, and nowhere else', async () => {
  const text = template({ Api: api(onlyAllow), Other: api(onlyAllow), Get: method('Other', 'NONE') })
  const { code, stdout, stderr } = await prove('t.yaml', text, '--only-from-vpce', 'Endpoint', '--authorization-type', 'CUSTOM')
  expect(code).toBe(1)
  expect(stdout).toMatch(/FAILS {2}Api in t.yaml +CUSTOM\n {2}HOLDS {2}Other in t.yaml +NONE\n/)
  expect(stderr).toBe('warning: `--authorization-type CUSTOM` is not used for Other: its methods say NONE\n')
})

test('what cannot be read is unknown, never clean', async () => {
  const text = template({
    Fenced: api(fence('!Ref Endpoint')),
    Later: '\n    Type: AWS::ApiGateway::RestApi\n    Properties: { Policy: !Ref Document }',
  })
  const { code, stdout } = await prove('t.yaml', text, '--only-from-vpce', 'Endpoint')
  expect(code).toBe(3)
  expect(stdout).toContain(
    'UNKNOWN for Later in t.yaml: only from the VPC endpoint Endpoint\n  its policy is `!Ref Document`: what that is does not stand in the template (t.yaml:19:32)\n',
  )
})

test('a policy that does not parse is told at its place, and unknown', async () => {
  const { code, stdout, stderr } = await prove(
    't.yaml',
    template({ Api: api("\n          - { Efect: Allow, Principal: '*', Action: '*', Resource: '*' }") }),
    '--not-public',
  )
  expect(code).toBe(3)
  expect(stdout).toContain('its policy cannot be read: ')
  expect(stderr).toContain('--> t.yaml:11:15\n')
})

test.each([
  ['PRIVATE', 'NONE', '--not-public', 0],
  ['PRIVATE', 'NONE', '--not-locked-out', 1],
  ['REGIONAL', 'NONE', '--not-public', 1],
  ['REGIONAL', 'COGNITO_USER_POOLS', '--not-public', 1],
  ['REGIONAL', 'NONE', '--not-locked-out', 0],
] as const)('without a policy a %s API with %s methods: %s exits with %i', async (type, authorization, property, expected) => {
  const resources = {
    Api: `\n    Type: AWS::ApiGateway::RestApi\n    Properties: { EndpointConfiguration: { Types: [${type}] } }`,
    Get: method('Api', authorization),
  }
  const { code, stdout } = await prove('t.yaml', template(resources), property)
  expect(stdout).toContain('it has no resource policy')
  expect(code).toBe(expected)
})

test('of a policy under a condition the worst case counts, and is named', async () => {
  const conditional = `Conditions: { IsProd: !Equals [!Ref Stage, prod] }\n${template({
    Api: api(
      fence('!Ref Endpoint')
        .replace('- Effect: Deny', '- !If\n            - IsProd\n            - Effect: Deny')
        .replaceAll(/\n {12}(?=Principal|Action|Resource|Condition)/g, '\n              ') + '\n            - !Ref AWS::NoValue',
    ),
    Get: method('Api', 'NONE'),
  })}`
  const { code, stdout } = await prove('t.yaml', conditional, '--only-from-vpce', 'Endpoint')
  expect(stdout).toContain('FAILS for Api in t.yaml, where IsProd is false: ')
  expect(code).toBe(1)
  const shut = conditional.replace(
    '- !Ref AWS::NoValue',
    "- { Effect: Deny, Principal: '*', Action: 'execute-api:*', Resource: 'execute-api:/*' }",
  )
  expect((await prove('t.yaml', shut, '--only-from-vpce', 'Endpoint')).stdout).toContain('HOLDS for Api in t.yaml: ')
})

test('a policy that names an account is looked at in that account and in another', async () => {
  const statements =
    "\n          - { Effect: Allow, Principal: { AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:root' }, Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }"
  const text = template({ Api: api(statements), Get: method('Api', 'AWS_IAM') })
  expect((await prove('t.yaml', text, '--only-from-accounts', '123456789012')).code).toBe(1)
  expect(
    (await prove('t.yaml', text, '--only-from-accounts', '123456789012', '--api', 'arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5'))
      .code,
  ).toBe(0)
})

test('a folder that the CDK wrote', async () => {
  const cwd = emptyFolder()
  mkdirSync(join(cwd, 'cdk.out'))
  const write = (file: string, content: object): void => {
    writeFileSync(join(cwd, 'cdk.out', file), JSON.stringify(content))
  }
  write('manifest.json', {
    version: '36.0.0',
    artifacts: { App: { type: 'aws:cloudformation:stack', properties: { templateFile: 'App.template.json' } } },
  })
  const statement = {
    Effect: 'Allow',
    Principal: '*',
    Action: 'execute-api:Invoke',
    Resource: 'execute-api:/*',
    Condition: { StringEquals: { 'aws:SourceVpce': { Ref: 'EndpointFF00' } } },
  }
  write('App.template.json', {
    Resources: {
      EndpointFF00: { Type: 'AWS::EC2::VPCEndpoint' },
      Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Policy: { Version: '2012-10-17', Statement: [statement] } } },
      Get: { Type: 'AWS::ApiGateway::Method', Properties: { RestApiId: { Ref: 'Api' }, AuthorizationType: 'NONE' } },
    },
  })
  const { code, stdout } = await run(['prove', 'cdk.out', '--only-from-vpce', 'EndpointFF00'], { cwd })
  expect(stdout).toContain('HOLDS for App/Api in cdk.out/App.template.json: ')
  expect(code).toBe(0)
  const misspelt = await run(['prove', 'cdk.out', '--only-from-vpce', 'Endpoint'], { cwd })
  expect(misspelt.code).toBe(2)
  expect(misspelt.stderr).toBe(
    'error[UNKNOWN_NAME]: `Endpoint` is neither an id nor a name of cdk.out/App.template.json\nhelp: did you mean `EndpointFF00`? name one by its id, or by its logical id or address\n',
  )
})

test('a plan of Terraform: an endpoint by its address; what is known after apply is unknown', async () => {
  const cwd = emptyFolder()
  cpSync('test/validators/fixtures/plan.json', join(cwd, 'plan.json'))
  const { code, stdout } = await run(['prove', 'plan.json', '--only-from-vpce', 'aws_vpc_endpoint.this', '--json'], { cwd })
  const rows = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { subject: string; verdict: string; authorizationType: string; reason?: string })
  const verdicts = new Set(rows.map(({ subject, verdict }) => `${subject.replace(' in plan.json', '')} ${verdict}`))
  expect(verdicts).toEqual(
    new Set([
      'aws_api_gateway_rest_api.created holds',
      'aws_api_gateway_rest_api.inline fails',
      'aws_api_gateway_rest_api.unknown["a"] unknown',
      'aws_api_gateway_rest_api.unknown["b"] unknown',
      'module.m.aws_api_gateway_rest_api.api unknown',
    ]),
  )
  expect(code).toBe(1)
})

test('a private-api.yaml: its policy, its endpoints by their names, the types of its routes', async () => {
  const cwd = ordersFolder()
  const { code, stdout } = await run(['prove', 'private-api.yaml', '--only-from-vpce', 'main'], { cwd })
  expect(stdout).toContain('HOLDS for orders of private-api.yaml: only from the VPC endpoint main\n')
  expect(code).toBe(0)
})

test('an OpenAPI document', async () => {
  const text = `openapi: 3.0.1
info: { title: orders }
paths: { /: { get: {} } }
x-amazon-apigateway-policy: { Version: 2012-10-17, Statement: [{ Effect: Allow, Principal: '*', Action: '*', Resource: '*' }] }
`
  const { code, stdout } = await prove('openapi.yaml', text, '--not-public')
  expect(stdout).toContain('FAILS for orders in openapi.yaml: not public\n  the methods authorize their callers by NONE\n')
  expect(code).toBe(1)
})

test.each([
  ['list.json', '[1]', 'NOT_AN_INPUT'],
  ['t.yaml', 'Resources: { Bucket: { Type: AWS::S3::Bucket } }', 'NO_API'],
  ['t.yaml', 'a: [1', 'NOT_YAML'],
  ['policy.json', '{ "Version": ', 'JSON_SYNTAX'],
])('%s with %j is refused: %s', async (name, text, code) => {
  const ran = await prove(name, text, '--not-public')
  expect(ran.stderr).toContain(`error[${code}]`)
  expect(ran.code).toBe(2)
})

test('a folder without a manifest is refused', async () => {
  const ran = await run(['prove', '.', '--not-public'], { cwd: emptyFolder() })
  expect(ran.stderr).toContain('error[NOT_AN_ASSEMBLY]')
  expect(ran.code).toBe(2)
})
