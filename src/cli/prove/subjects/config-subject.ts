import { printPolicy, type TextDocument } from '../../../policy/index.ts'
import { configPolicy, loadConfig } from '../../../provision/index.ts'
import { layOutPolicy, parseFoundPolicy } from '../../../validators/index.ts'
import type { Source } from '../../evaluate/read-source.ts'
import type { ReadSubject } from '../subject.ts'

/** Gives the policy that applying a `private-api.yaml` sets. An endpoint that it makes is called by its name in the config. */
export async function configSubject({ file, text }: Source, api: string | undefined): Promise<ReadSubject> {
  const { config } = await loadConfig(file, { readFile: () => Promise.resolve(new TextEncoder().encode(text)) })
  const printed = printPolicy(configPolicy(config))
  const laidOut = layOutPolicy(printed, 'cdk')
  const parsed = laidOut === undefined ? undefined : parseFoundPolicy(laidOut)
  if (parsed?.ok !== true) throw new Error(`the policy of ${file} does not parse`)
  const names = Object.entries(config.endpoints).map(([name, endpoint]): [string, TextDocument] => [
    name,
    endpoint.kind === 'existing' ? endpoint.id : { Ref: name },
  ])
  const types = [...new Set(config.api.routes.map(({ authorizationType }) => authorizationType))]
  const account = config.account ?? '123456789012'
  const partition = config.region.startsWith('cn-') ? 'aws-cn' : config.region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
  return {
    kind: 'read',
    name: `${config.name} of ${file}`,
    file: `the policy of ${config.name}`,
    text: printed,
    policy: parsed.policy,
    surroundings: { private: true, api: api ?? `arn:${partition}:execute-api:${config.region}:${account}:a1b2c3d4e5` },
    authorizationTypes: types,
    names: new Map(names),
    found: { id: config.name, type: 'private-api.yaml', file, endpointType: 'PRIVATE' },
  }
}
