import type { Config } from '../config/config.ts'
import { allowedWithin } from '../desired/access-policy.ts'
import type { Change, Note } from './plan.ts'

/** What a person should read of authorizers: whom the function must let in by itself, and where a silent function lets in. */
export function noteAuthorizers(config: Config, changes: readonly Change[]): readonly Note[] {
  const isNew = ({ kind, attributes }: Change): boolean =>
    kind === 'create' || attributes.some(({ name }) => name === 'lambda' || name === 'credentials')
  const uncalled = Object.entries(config.authorizers).flatMap(([name, authorizer]): readonly Note[] => {
    const address = `authorizer.${name}`
    if (authorizer.kind === 'user-pools' || authorizer.credentials !== undefined) return []
    if (!changes.some((change) => change.address === address && isNew(change))) return []
    const message = `without \`credentials\` the policy of \`${authorizer.lambda}\` must let API Gateway call it, which is not made here; until then every request is answered with 500`
    return [{ kind: 'warning', address, message }]
  })
  const mixed = allowedWithin(config.api)
    .filter(({ resource }) => resource.includes('*'))
    .map(({ resource, around }): Note => {
      const message = `a policy cannot tell \`${resource}\` from \`${around}\`, which asks a function: what both cover is let in unless the function denies it`
      return { kind: 'warning', address: 'rest-api.api', message }
    })
  return [...uncalled, ...mixed]
}
