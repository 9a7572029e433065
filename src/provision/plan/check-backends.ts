import type { Config } from '../config/config.ts'
import type { Observed } from '../observed/observed.ts'
import type { Problem } from '../provision-error.ts'
import { checkSubnets } from './check-subnets.ts'

/** What is wrong with the backends of the config in the light of what was observed. */
export function checkBackends(config: Config, observed: Observed): readonly Problem[] {
  return Object.entries(config.backends).flatMap(([name, backend]) => {
    const pointer = `/backends/${name}/loadBalancer`
    switch (backend.kind) {
      case 'mock':
        return []
      case 'load-balancer':
        return checkSubnets(pointer, backend.subnets, observed)
      case 'existing-load-balancer':
        return checkExisting(pointer, backend.arn, backend.port, observed)
    }
  })
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-nlb-for-vpclink-using-console.html */
function checkExisting(pointer: string, arn: string, port: number, observed: Observed): readonly Problem[] {
  const balancer = observed.loadBalancers.find((one) => one.arn === arn)
  const problem = (code: string, message: string, help: string): readonly Problem[] => [{ code, message, help, pointer }]
  if (balancer === undefined) {
    return problem(
      'LOAD_BALANCER_NOT_FOUND',
      `there is no load balancer \`${arn}\``,
      'name one of this account and Region, or let the stack make one',
    )
  }
  if (balancer.type !== 'network') {
    return problem(
      'LOAD_BALANCER_NOT_NETWORK',
      `load balancer \`${balancer.name}\` is of type ${balancer.type}`,
      'a VPC link v1 leads to a Network Load Balancer',
    )
  }
  if (balancer.state !== 'active' && balancer.state !== 'active_impaired') {
    return problem(
      'LOAD_BALANCER_NOT_ACTIVE',
      `load balancer \`${balancer.name}\` is ${balancer.state}`,
      'wait until it is active, then run again',
    )
  }
  const ports = observed.listeners.filter(({ loadBalancer }) => loadBalancer === arn).map((listener) => listener.port)
  if (ports.includes(port)) return []
  return problem(
    'LISTENER_NOT_FOUND',
    `load balancer \`${balancer.name}\` has no listener at port ${port}`,
    ports.length === 0 ? 'add a TCP listener to it' : `its listeners are at ${ports.join(', ')}: correct \`port\``,
  )
}
