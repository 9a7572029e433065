import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { initialInventory } from '../../src/sandbox/index.ts'
import type { AwsCli } from './aws-cli.ts'
import { awsCli, whyNoAwsCli } from './aws-cli.ts'
import type { Ended } from './run.ts'
import type { Server } from './server.ts'
import { startServer } from './server.ts'
import type { Terraform } from './terraform.ts'
import { setUpTerraform, whyNoTerraform } from './terraform.ts'

// Why: clients that nobody here wrote, against the command as a user runs it. Terraform's load balancer waits twice for 30 s of wall time,
// whatever the sandbox does, so it works in the background while the AWS CLI is tested.

const noAwsCli = whyNoAwsCli()
const noTerraform = whyNoTerraform()
const { vpc, subnets } = initialInventory()

let server: Server
let longRun: Promise<Steps> | undefined

/** What Terraform did, step by step; a step that could not be reached is missing. */
interface Steps {
  readonly apply?: Ended
  readonly plan?: Ended
  readonly destroy?: Ended
}

beforeAll(async () => {
  server = await startServer()
  if (noTerraform === undefined) longRun = runTerraform()
})

afterAll(async () => {
  await longRun?.catch(() => undefined)
  expect(await server.stop()).toBe(0)
}, 300_000)

async function runTerraform(): Promise<Steps> {
  const { terraform, remove } = await setUpTerraform(server, 'eu-west-1', 'private-api.tf', { vpc, subnets })
  try {
    const apply = await terraform('apply', '-no-color', '-input=false', '-auto-approve')
    const plan = await terraform('plan', '-no-color', '-input=false', '-detailed-exitcode')
    const destroy = await terraform('destroy', '-no-color', '-input=false', '-auto-approve')
    return { apply, plan, destroy }
  } finally {
    await remove()
  }
}

describe.skipIf(noAwsCli !== undefined)(
  `AWS CLI${noAwsCli === undefined ? '' : ` (skipped: ${noAwsCli})`}`,
  () => {
    let cli: AwsCli
    const made: Record<string, string> = {}
    const id = (name: string): string => made[name] ?? `missing ${name}`
    const policy = (text: object): string => JSON.stringify({ Version: '2012-10-17', Statement: [text] })
    const open = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }

    async function until(state: unknown, ask: () => Promise<unknown>): Promise<void> {
      for (let asked: unknown; asked !== state; asked = await ask()) await new Promise((resolve) => setTimeout(resolve, 100))
    }

    beforeAll(() => {
      cli = awsCli(server, 'us-east-1')
    })

    test('says who it is, and what is there', async () => {
      expect(await cli.aws('sts', 'get-caller-identity')).toMatchObject({ Account: '123456789012' })
      expect(await cli.aws('ec2', 'describe-vpcs', '--query', '{ids: Vpcs[].VpcId}')).toEqual({ ids: [vpc] })
      expect(
        await cli.aws('ec2', 'describe-subnets', '--filters', `Name=vpc-id,Values=${vpc}`, '--query', '{ids: Subnets[].SubnetId}'),
      ).toEqual({ ids: subnets })
      const attribute = await cli.aws('ec2', 'describe-vpc-attribute', '--vpc-id', vpc, '--attribute', 'enableDnsHostnames')
      expect(attribute).toEqual({ VpcId: vpc, EnableDnsHostnames: { Value: true } })
    })

    test('makes a security group, and is told where a rule is there already', async () => {
      made.group = String(
        (await cli.aws('ec2', 'create-security-group', '--group-name', 'endpoint', '--description', 'x', '--vpc-id', vpc)).GroupId,
      )
      const rule = ['--group-id', id('group'), '--protocol', 'tcp', '--port', '443', '--cidr', '10.0.0.0/16']
      expect(await cli.aws('ec2', 'authorize-security-group-ingress', ...rule)).toMatchObject({
        Return: true,
        SecurityGroupRules: [{ FromPort: 443, CidrIpv4: '10.0.0.0/16' }],
      })
      expect(await cli.refused('ec2', 'authorize-security-group-ingress', ...rule)).toMatch(/^InvalidPermission\.Duplicate\)/)
      expect(await cli.refused('ec2', 'create-security-group', '--group-name', 'endpoint', '--description', 'x', '--vpc-id', vpc)).toMatch(
        /^InvalidGroup\.Duplicate\)/,
      )
    })

    test('makes a VPC endpoint, which is pending and then available, and holds its security group', async () => {
      const service = ['--service-name', 'com.amazonaws.us-east-1.execute-api', '--vpc-endpoint-type', 'Interface']
      const tags = 'ResourceType=vpc-endpoint,Tags=[{Key=stack,Value=cli}]'
      const network = ['--subnet-ids', ...subnets, '--security-group-ids', id('group'), '--private-dns-enabled']
      const answer = await cli.aws('ec2', 'create-vpc-endpoint', '--vpc-id', vpc, ...service, ...network, '--tag-specifications', tags)
      const endpoint = answer.VpcEndpoint as Record<string, unknown>
      expect(endpoint).toMatchObject({
        VpcId: vpc,
        State: 'pending',
        SubnetIds: subnets,
        Tags: [{ Key: 'stack', Value: 'cli' }],
        PrivateDnsEnabled: true,
      })
      made.endpoint = String(endpoint.VpcEndpointId)
      const states = ['--filters', 'Name=tag:stack,Values=cli', '--query', '{state: VpcEndpoints[0].State}']
      await until('available', async () => (await cli.aws('ec2', 'describe-vpc-endpoints', ...states)).state)
      const interfaces = await cli.aws('ec2', 'describe-network-interfaces', '--filters', `Name=group-id,Values=${id('group')}`)
      expect(interfaces.NetworkInterfaces).toHaveLength(2)
      expect(await cli.refused('ec2', 'delete-security-group', '--group-id', id('group'))).toMatch(/^DependencyViolation\)/)
      expect(await cli.refused('ec2', 'describe-vpc-endpoints', '--vpc-endpoint-ids', 'vpce-00000000000000000')).toMatch(
        /^InvalidVpcEndpointId\.NotFound\)/,
      )
      const again = await cli.refused(
        'ec2',
        'create-vpc-endpoint',
        '--vpc-id',
        vpc,
        ...service,
        '--subnet-ids',
        subnets[0],
        '--private-dns-enabled',
      )
      expect(again).toMatch(/conflicting DNS domain/)
    })

    test('changes an endpoint policy and tags', async () => {
      const document = JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*' }] })
      expect(await cli.aws('ec2', 'modify-vpc-endpoint', '--vpc-endpoint-id', id('endpoint'), '--policy-document', document)).toEqual({
        Return: true,
      })
      await cli.aws('ec2', 'create-tags', '--resources', id('endpoint'), '--tags', 'Key=more,Value=yes')
      await cli.aws('ec2', 'delete-tags', '--resources', id('endpoint'), '--tags', 'Key=stack')
      const answer = await cli.aws('ec2', 'describe-vpc-endpoints', '--vpc-endpoint-ids', id('endpoint'), '--query', 'VpcEndpoints[0]')
      expect(answer).toMatchObject({ Tags: [{ Key: 'more', Value: 'yes' }] })
      expect(JSON.parse(String(answer.PolicyDocument))).toEqual(JSON.parse(document))
    })

    test('makes a load balancer with a listener and a target', async () => {
      const balancer = ['--name', 'backend', '--type', 'network', '--scheme', 'internal', '--subnets', ...subnets]
      made.balancer = String((await cli.aws('elbv2', 'create-load-balancer', ...balancer, '--query', 'LoadBalancers[0]')).LoadBalancerArn)
      await until(
        'active',
        async () => (await cli.aws('elbv2', 'describe-load-balancers', '--names', 'backend', '--query', 'LoadBalancers[0].State')).Code,
      )
      const group = [
        '--name',
        'backend',
        '--protocol',
        'TCP',
        '--port',
        '80',
        '--target-type',
        'ip',
        '--vpc-id',
        vpc,
        '--tags',
        'Key=stack,Value=cli',
      ]
      made.targets = String((await cli.aws('elbv2', 'create-target-group', ...group, '--query', 'TargetGroups[0]')).TargetGroupArn)
      await cli.aws('elbv2', 'register-targets', '--target-group-arn', id('targets'), '--targets', 'Id=10.0.1.10,Port=80')
      const forward = ['--protocol', 'TCP', '--port', '80', '--default-actions', `Type=forward,TargetGroupArn=${id('targets')}`]
      const listener = await cli.aws(
        'elbv2',
        'create-listener',
        '--load-balancer-arn',
        id('balancer'),
        ...forward,
        '--query',
        'Listeners[0]',
      )
      expect(listener).toMatchObject({ Port: 80, Protocol: 'TCP', LoadBalancerArn: id('balancer') })
      made.listener = String(listener.ListenerArn)
      const health = await cli.aws('elbv2', 'describe-target-health', '--target-group-arn', id('targets'))
      expect(health.TargetHealthDescriptions).toMatchObject([{ Target: { Id: '10.0.1.10', Port: 80 } }])
      expect(await cli.aws('elbv2', 'describe-tags', '--resource-arns', id('targets'))).toMatchObject({
        TagDescriptions: [{ Tags: [{ Key: 'stack', Value: 'cli' }] }],
      })
      expect(await cli.refused('elbv2', 'describe-load-balancers', '--names', 'nobody')).toMatch(/^LoadBalancerNotFound\)/)
      expect(await cli.refused('elbv2', 'delete-target-group', '--target-group-arn', id('targets'))).toMatch(/^ResourceInUse\)/)
    })

    test('makes a VPC link to it, which holds the load balancer', async () => {
      const link = await cli.aws('apigateway', 'create-vpc-link', '--name', 'backend', '--target-arns', id('balancer'))
      expect(link).toMatchObject({ name: 'backend', status: 'PENDING', targetArns: [id('balancer')] })
      made.link = String(link.id)
      await until('AVAILABLE', async () => (await cli.aws('apigateway', 'get-vpc-link', '--vpc-link-id', id('link'))).status)
      expect((await cli.aws('apigateway', 'get-vpc-links')).items).toHaveLength(1)
    })

    test('makes a private API, and reads its policy back escaped and expanded', async () => {
      const endpoints = `types=PRIVATE,vpcEndpointIds=${id('endpoint')}`
      const api = await cli.aws(
        'apigateway',
        'create-rest-api',
        '--name',
        'cli',
        '--endpoint-configuration',
        endpoints,
        '--tags',
        'stack=cli',
      )
      expect(api).toMatchObject({
        name: 'cli',
        endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: [id('endpoint')] },
        tags: { stack: 'cli' },
      })
      made.api = String(api.id)
      made.root = String(api.rootResourceId)
      const patch = JSON.stringify([{ op: 'replace', path: '/policy', value: policy(open) }])
      const { policy: saved } = await cli.aws('apigateway', 'update-rest-api', '--rest-api-id', id('api'), '--patch-operations', patch)
      const document = JSON.parse(JSON.parse(`"${String(saved)}"`) as string) as object
      expect(document).toEqual(JSON.parse(policy({ ...open, Resource: `arn:aws:execute-api:us-east-1:123456789012:${id('api')}/*` })))
    })

    test('gives it a resource, a method, an integration, a deployment and a stage', async () => {
      const api = ['--rest-api-id', id('api')]
      const proxy = await cli.aws('apigateway', 'create-resource', ...api, '--parent-id', id('root'), '--path-part', '{proxy+}')
      expect(proxy).toMatchObject({ path: '/{proxy+}', pathPart: '{proxy+}', parentId: id('root') })
      made.proxy = String(proxy.id)
      const method = [...api, '--resource-id', id('proxy'), '--http-method', 'ANY']
      await cli.aws(
        'apigateway',
        'put-method',
        ...method,
        '--authorization-type',
        'NONE',
        '--request-parameters',
        'method.request.path.proxy=true',
      )
      expect(await cli.refused('apigateway', 'put-method', ...method, '--authorization-type', 'NONE')).toMatch(/^ConflictException\)/)
      const http = ['--type', 'HTTP_PROXY', '--integration-http-method', 'ANY', '--uri', 'http://backend.internal/{proxy}']
      const mapping = ['--request-parameters', 'integration.request.path.proxy=method.request.path.proxy']
      const link = ['--connection-type', 'VPC_LINK', '--connection-id', id('link')]
      expect(await cli.aws('apigateway', 'put-integration', ...method, ...http, ...mapping, ...link)).toMatchObject({
        httpMethod: 'ANY',
        connectionId: id('link'),
      })
      const deployment = await cli.aws('apigateway', 'create-deployment', ...api, '--description', 'first')
      made.deployment = String(deployment.id)
      await cli.aws('apigateway', 'create-stage', ...api, '--stage-name', 'prod', '--deployment-id', id('deployment'))
      expect(await cli.aws('apigateway', 'get-stages', ...api)).toMatchObject({
        item: [{ stageName: 'prod', deploymentId: id('deployment') }],
      })
      expect(await cli.refused('apigateway', 'delete-deployment', ...api, '--deployment-id', id('deployment'))).toMatch(
        /^BadRequestException\)/,
      )
      expect(await cli.refused('apigateway', 'delete-vpc-link', '--vpc-link-id', id('link'))).toMatch(/^BadRequestException\)/)
    })

    test('exports it, tags it, and finds it in lists, page by page', async () => {
      const stage = ['--rest-api-id', id('api'), '--stage-name', 'prod']
      const full = ['--export-type', 'oas30', '--parameters', 'extensions=apigateway']
      expect(await cli.aws('apigateway', 'get-export', ...stage, ...full, 'export.json')).toMatchObject({ contentType: 'application/json' })
      const exported = JSON.parse(await readFile(join(server.folder, 'export.json'), 'utf8')) as Record<string, object>
      expect(exported).toMatchObject({ openapi: expect.stringMatching(/^3\.0/) as string, paths: { '/{proxy+}': {} } })
      expect(exported['x-amazon-apigateway-policy']).toMatchObject({ Statement: [{ Effect: 'Allow' }] })
      const arn = `arn:aws:apigateway:us-east-1::/restapis/${id('api')}`
      await cli.aws('apigateway', 'tag-resource', '--resource-arn', arn, '--tags', 'more=yes')
      expect(await cli.aws('apigateway', 'get-tags', '--resource-arn', arn)).toEqual({ tags: { stack: 'cli', more: 'yes' } })
      await cli.aws('apigateway', 'create-rest-api', '--name', 'second').then(({ id: second }) => (made.second = String(second)))
      const paged = await cli.aws('apigateway', 'get-rest-apis', '--page-size', '1', '--query', '{names: items[].name}')
      expect([...(paged.names as readonly string[])].sort()).toEqual(['cli', 'second'])
      const resources = await cli.aws(
        'apigateway',
        'get-resources',
        '--rest-api-id',
        id('api'),
        '--embed',
        'methods',
        '--query',
        '{paths: items[].path}',
      )
      expect([...(resources.paths as readonly string[])].sort()).toEqual(['/', '/{proxy+}'])
    })

    test('is refused as AWS refuses', async () => {
      expect(await cli.refused('apigateway', 'get-rest-api', '--rest-api-id', 'nobody')).toMatch(
        /^NotFoundException\).*Invalid API identifier specified/,
      )

      expect(await cli.refused('apigateway', 'create-rest-api', '--name', 'a', '--endpoint-configuration', 'types=SECRET')).toMatch(
        /^BadRequestException\)/,
      )
      const listed = await cli.refused(
        'apigateway',
        'create-rest-api',
        '--name',
        'a',
        '--endpoint-configuration',
        `types=REGIONAL,vpcEndpointIds=${id('endpoint')}`,
      )
      expect(listed).toMatch(/^BadRequestException\).*VPCEndpoints can only be specified with PRIVATE apis/)
      expect(await cli.refused('ec2', 'describe-instances')).toMatch(/^NotImplemented\).*does not imitate ec2:DescribeInstances/)
      expect(await cli.refused('iam', 'list-users')).toMatch(/^NotImplemented\).*does not imitate the service `iam`/)
    })

    test('deletes everything, and nothing is left', async () => {
      const api = ['--rest-api-id', id('api')]
      await cli.aws('apigateway', 'delete-stage', ...api, '--stage-name', 'prod')
      await cli.aws('apigateway', 'delete-deployment', ...api, '--deployment-id', id('deployment'))
      await cli.aws('apigateway', 'delete-resource', ...api, '--resource-id', id('proxy'))
      await cli.aws('apigateway', 'delete-rest-api', ...api)
      await cli.aws('apigateway', 'delete-rest-api', '--rest-api-id', id('second'))
      await cli.aws('apigateway', 'delete-vpc-link', '--vpc-link-id', id('link'))
      await until(0, async () => ((await cli.aws('apigateway', 'get-vpc-links')).items as readonly object[]).length)
      await cli.aws('elbv2', 'delete-listener', '--listener-arn', id('listener'))
      await cli.aws('elbv2', 'delete-load-balancer', '--load-balancer-arn', id('balancer'))
      await cli.aws('elbv2', 'delete-target-group', '--target-group-arn', id('targets'))
      expect(await cli.aws('ec2', 'delete-vpc-endpoints', '--vpc-endpoint-ids', id('endpoint'))).toEqual({ Unsuccessful: [] })
      await until(0, async () => ((await cli.aws('ec2', 'describe-network-interfaces')).NetworkInterfaces as readonly object[]).length)
      await cli.aws('ec2', 'delete-security-group', '--group-id', id('group'))
      expect(await cli.aws('apigateway', 'get-rest-apis')).toEqual({ items: [] })
      expect(await cli.aws('ec2', 'describe-vpc-endpoints')).toEqual({ VpcEndpoints: [] })
      expect(await cli.aws('elbv2', 'describe-load-balancers')).toEqual({ LoadBalancers: [] })
      expect(await cli.aws('elbv2', 'describe-target-groups')).toEqual({ TargetGroups: [] })
      expect(await cli.aws('ec2', 'describe-security-groups', '--query', '{names: SecurityGroups[].GroupName}')).toEqual({
        names: ['default'],
      })
    })
  },
  60_000,
)

describe.skipIf(noTerraform !== undefined)(`Terraform${noTerraform === undefined ? '' : ` (skipped: ${noTerraform})`}`, () => {
  /**
   * API Gateway keeps the long form of a resource, so a configuration in the short form never comes to rest.
   *
   * @see https://github.com/hashicorp/terraform-provider-aws/issues/41696
   */
  test('sees a change for ever where a policy is written in the short form, as on AWS', async () => {
    const short: Terraform = await setUpTerraform(server, 'eu-central-1', 'shorthand.tf')
    try {
      expect(await short.terraform('apply', '-no-color', '-input=false', '-auto-approve')).toMatchObject({ code: 0, stderr: '' })
      const plan = await short.terraform('plan', '-no-color', '-input=false', '-detailed-exitcode')
      expect(plan.code).toBe(2)
      expect(plan.stdout).toMatch(/Resource +(= |: )"arn:aws:execute-api:eu-central-1:123456789012:\w+\/\*" -> "execute-api:\/\*"/)
      expect(await short.terraform('destroy', '-no-color', '-input=false', '-auto-approve')).toMatchObject({ code: 0, stderr: '' })
    } finally {
      await short.remove()
    }
  }, 120_000)

  test('applies a private API with its endpoint, load balancer and VPC link, then plans no changes, then destroys them', async () => {
    const { apply, plan, destroy } = (await longRun) ?? {}
    expect(apply).toMatchObject({ code: 0, stderr: '' })
    expect(apply?.stdout).toContain('Apply complete! Resources: 14 added, 0 changed, 0 destroyed.')
    expect(apply?.stdout).toContain('account = "123456789012"')
    expect(plan).toMatchObject({ code: 0, stderr: '' })
    expect(plan?.stdout).toContain('No changes.')
    expect(destroy).toMatchObject({ code: 0, stderr: '' })
    expect(destroy?.stdout).toContain('Destroy complete! Resources: 14 destroyed.')
  }, 300_000)
})
