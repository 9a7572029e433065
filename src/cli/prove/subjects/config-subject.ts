import { printPolicy, type TextDocument } from '../../../policy/index.ts'
import { configPolicy, loadConfig } from '../../../provision/index.ts'
import { layOutPolicy, parseFoundPolicy } from '../../../validators/index.ts'
import type { Source } from '../../evaluate/read-source.ts'
import type { ReadSubject } from '../subject.ts'
import { possibleArns } from './possible-arns.ts'
import type { ReadingOptions } from './subjects-of-api.ts'

/** Gives the policy that applying a `private-api.yaml` sets, in its account, or in every one that matters where it names none. An endpoint that it makes is called by its name in the config. */
export async function configSubjects({ file, text }: Source, { api, alsoNamed = '' }: ReadingOptions): Promise<readonly ReadSubject[]> {
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
  const arns = api === undefined ? possibleArns(config.account ?? printed + alsoNamed, [config.region]) : [api]
  const owned = config.account === undefined ? arns : arns.filter((arn) => arn === api || arn.split(':')[4] === config.account)
  return owned.map((arn) => ({
    kind: 'read',
    name: `${config.name} of ${file}`,
    file: `the policy of ${config.name}`,
    text: printed,
    policy: parsed.policy,
    surroundings: { private: true, api: arn },
    ...(owned.length > 1 ? { assumed: { 'the account': arn.split(':')[4] ?? '' } } : {}),
    authorizationTypes: types,
    names: new Map(names),
    found: { id: config.name, type: 'private-api.yaml', file, endpointType: 'PRIVATE' },
  }))
}
