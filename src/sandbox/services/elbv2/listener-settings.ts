import type { CreateListenerInput } from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Listener, LoadBalancer } from '../../world/index.ts'
import { ServiceError } from '../../world/index.ts'
import { refuseNotImitated } from '../ec2/not-imitated.ts'

/**
 * Checks the protocol and port of a listener against the type of its load balancer.
 *
 * @throws ServiceError `ValidationError`; `CertificateNotFound`, because the sandbox has no certificates.
 */
export function checkListener(
  protocol: string,
  port: number,
  input: Pick<CreateListenerInput, 'Certificates' | 'AlpnPolicy' | 'MutualAuthentication' | 'SslPolicy'>,
  loadBalancer: LoadBalancer,
): Pick<Listener, 'protocol' | 'port'> {
  const allowed = loadBalancer.type === 'network' ? network : application
  if (!allowed.includes(protocol))
    throw new ServiceError('ValidationError', `Listener protocol '${protocol}' must be one of '${allowed.join(', ')}'`)
  if (port < 1 || port > 65_535)
    throw new ServiceError(
      'ValidationError',
      `1 validation error detected: Value '${port}' at 'port' failed to satisfy constraint: Member must have value between 1 and 65535`,
    )
  const [certificate] = input.Certificates ?? []
  if (certificate !== undefined)
    throw new ServiceError('CertificateNotFound', `Certificate ARN '${certificate.CertificateArn ?? ''}' is not found`)
  if (protocol === 'TLS' || protocol === 'HTTPS')
    throw new ServiceError('ValidationError', `A certificate must be specified for ${protocol} listeners`)
  refuseNotImitated(input, ['AlpnPolicy', 'SslPolicy', 'MutualAuthentication'])
  return { protocol, port }
}

/** Tells whether two listeners of one load balancer have the same settings. */
export function sameListener(
  a: Pick<Listener, 'protocol' | 'port' | 'defaultActions'>,
  b: Pick<Listener, 'protocol' | 'port' | 'defaultActions'>,
): boolean {
  return a.protocol === b.protocol && a.port === b.port && targetsOf(a) === targetsOf(b)
}

const network: readonly string[] = ['TCP', 'TLS', 'UDP', 'TCP_UDP', 'QUIC', 'TCP_QUIC']
const application: readonly string[] = ['HTTP', 'HTTPS']

function targetsOf(listener: Pick<Listener, 'defaultActions'>): string {
  return listener.defaultActions.map((action) => action.targetGroupArn).join(' ')
}
