import type { FoundPolicy } from '../../found-api.ts'
import { membersOf, valueAt, type Tree } from '../../text/tree.ts'
import { eventsOf } from './events.ts'

/**
 * Tells whether `Auth.ResourcePolicy` says a text or a reference where SAM takes a list. SAM does not refuse it: of a text it takes each character for an id.
 *
 * @see https://github.com/aws/serverless-application-model/issues/3764
 */
export function brokenList(id: string, properties: Tree, resources: Tree | undefined): FoundPolicy | undefined {
  const auths = [valueAt(properties, 'Auth'), ...eventsOf(id, resources).map(({ auth }) => auth)]
  const [broken] = auths
    .flatMap((auth) => membersOf(valueAt(auth, 'ResourcePolicy')))
    .filter(({ name, value }) => /^(?:SourceVpc|IntrinsicVpce?)(?:White|Black)list$/.test(name) && value.kind !== 'list')
  if (broken === undefined) return undefined
  const reason = `\`${broken.name}\` is no list, and what SAM makes of it is no id: write \`[…]\` around it`
  return { kind: 'unknown', reason, range: broken.value.range }
}
