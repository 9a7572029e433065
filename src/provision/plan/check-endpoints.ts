import type { Config, EndpointConfig } from '../config/config.ts'
import type { Observed } from '../observed/observed.ts'
import type { Problem } from '../provision-error.ts'
import { checkSubnets } from './check-subnets.ts'

/** What is wrong with the endpoints of the config in the light of what was observed. */
export function checkEndpoints(config: Config, observed: Observed): readonly Problem[] {
  return Object.entries(config.endpoints).flatMap(([name, endpoint]) => {
    const pointer = `/endpoints/${name}`
    switch (endpoint.kind) {
      case 'managed':
        return [
          ...checkVpc(pointer, endpoint, observed),
          ...checkSubnets(pointer, endpoint.subnets, observed, endpoint.vpc),
          ...checkPrivateDns(config, name, endpoint),
        ]
      case 'existing':
        return checkExisting(pointer, endpoint.id, config, observed)
    }
  })
}

type Managed = Extract<EndpointConfig, { readonly kind: 'managed' }>

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-create.html */
function checkVpc(pointer: string, { vpc, privateDns }: Managed, observed: Observed): readonly Problem[] {
  const found = observed.vpcs.find(({ id }) => id === vpc)
  if (found === undefined) {
    return [{ code: 'VPC_NOT_FOUND', message: `there is no VPC \`${vpc}\` in this account and Region`, pointer: `${pointer}/vpc` }]
  }
  if (!privateDns || (found.dnsSupport && found.dnsHostnames)) return []
  const missing = found.dnsSupport ? 'enableDnsHostnames' : 'enableDnsSupport'
  return [
    {
      code: 'VPC_WITHOUT_DNS',
      message: `VPC \`${vpc}\` has ${missing} off, and \`privateDns\` needs it`,
      help: `aws ec2 modify-vpc-attribute --vpc-id ${vpc} --${missing === 'enableDnsSupport' ? 'enable-dns-support' : 'enable-dns-hostnames'} '{"Value":true}', or set \`privateDns: false\``,
      pointer: `${pointer}/privateDns`,
    },
  ]
}

function checkPrivateDns({ endpoints }: Config, name: string, endpoint: Managed): readonly Problem[] {
  const [first] = Object.entries(endpoints).filter(
    ([, other]) => other.kind === 'managed' && other.privateDns && other.vpc === endpoint.vpc,
  )
  if (!endpoint.privateDns || first === undefined || first[0] === name) return []
  return [
    {
      code: 'PRIVATE_DNS_TWICE',
      message: `endpoints \`${first[0]}\` and \`${name}\` both want private DNS in \`${endpoint.vpc}\`; a VPC has room for one`,
      help: 'set `privateDns: false` for one of them',
      pointer: `/endpoints/${name}/privateDns`,
    },
  ]
}

function checkExisting(pointer: string, id: string, config: Config, observed: Observed): readonly Problem[] {
  const found = observed.vpcEndpoints.find((endpoint) => endpoint.id === id)
  const problem = (code: string, message: string, help: string): Problem => ({ code, message, help, pointer: `${pointer}/id` })
  if (found === undefined) {
    return [
      problem(
        'ENDPOINT_NOT_FOUND',
        `there is no VPC endpoint \`${id}\` in this account and Region`,
        'name another, or let the stack make one',
      ),
    ]
  }
  if (!found.service.endsWith('.execute-api') || found.type.toLowerCase() !== 'interface') {
    return [
      problem(
        'ENDPOINT_NOT_EXECUTE_API',
        `VPC endpoint \`${id}\` is a ${found.type} endpoint for \`${found.service}\``,
        'name an interface endpoint for execute-api',
      ),
    ]
  }
  if (found.state !== 'available') {
    return [problem('ENDPOINT_NOT_AVAILABLE', `VPC endpoint \`${id}\` is ${found.state}`, 'wait until it is available, then run again')]
  }
  if (found.tags?.stack === config.name) {
    return [
      problem(
        'ENDPOINT_IS_OWN',
        `VPC endpoint \`${id}\` was made by this stack`,
        'describe it as a managed endpoint; `id` is for endpoints of others',
      ),
    ]
  }
  return []
}
