import { createHash } from 'node:crypto'

/**
 * The name of a load balancer or a target group: `stack-name-hash`, at most 32 characters.
 *
 * The hash covers what AWS cannot change in place, so that a change of it makes a second resource beside the first instead of a clash of names.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
 */
export function fitName(stack: string, name: string, immutable: readonly string[]): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([stack, name, immutable]))
    .digest('hex')
    .slice(0, 6)
  const readable = `${stack}-${name}`.replace(/[^A-Za-z0-9-]+/g, '-').slice(0, 32 - hash.length - 1)
  return `${readable.replace(/-+$/, '')}-${hash}`
}

/** What the names of a stack's load balancers and target groups begin with; others may begin so too. */
export function namePrefix(stack: string): string {
  return `${stack}-`
}
