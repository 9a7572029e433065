import { ServiceError } from '../../world/index.ts'

/**
 * Gives what has a name already, so that the same request made twice makes one thing.
 *
 * @throws ServiceError `DuplicateLoadBalancerName` or `DuplicateTargetGroupName` where its settings differ from those asked for.
 */
export function findNamesake<T extends { readonly name: string }>(
  kind: keyof typeof codes,
  name: string,
  all: Readonly<Record<string, T>>,
  hasSameSettings: (one: T) => boolean,
): T | undefined {
  const namesake = Object.values(all).find((each) => each.name === name)
  if (namesake !== undefined && !hasSameSettings(namesake))
    throw new ServiceError(codes[kind], `A ${kind} with the same name '${name}' exists, but with different settings`)
  return namesake
}

const codes = { 'load balancer': 'DuplicateLoadBalancerName', 'target group': 'DuplicateTargetGroupName' } as const
