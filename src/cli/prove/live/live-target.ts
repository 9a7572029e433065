import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { loadConfig, type Config } from '../../../provision/index.ts'
import { CliError } from '../../cli-error.ts'
import { configNames } from '../../session/find-config.ts'
import type { ProveVerbOptions } from '../prove-verb-options.ts'

/** The API that is asked about, and where it is. */
export interface LiveTarget {
  readonly id: string
  readonly region: string
  /** The account that the ARN names. */
  readonly account: string | undefined
  /** The config of this folder, where there is one and it is needed. */
  readonly config: Config | undefined
  /** The folder that keeps the sandbox's state. */
  readonly state: string
}

/** Reads which API is meant: an id of ten characters, or an ARN. The Region is that of `--region`, of the ARN, of the config in this folder, or of the environment. */
export async function readLiveTarget(options: ProveVerbOptions): Promise<LiveTarget> {
  const { id, region: inArn, account } = readApi(options.api ?? '')
  const given = options.region ?? inArn
  if (inArn !== undefined && given !== inArn)
    throw new CliError('USAGE', `the ARN is of ${inArn}, and \`--region\` says \`${String(given)}\``, 'leave `--region` out')
  const file = configNames.find((name) => existsSync(name))
  const config = file !== undefined && (given === undefined || options.sandbox === true) ? (await loadConfig(file)).config : undefined
  const region = given ?? config?.region ?? process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION
  if (region === undefined) throw new CliError('USAGE', 'in which Region is the API?', 'name it with `--region`, or set AWS_REGION')
  const state = options.state ?? join(dirname(file ?? '.'), '.apply-private-api')
  return { id, region, account, config, state }
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html */
function readApi(text: string): { readonly id: string; readonly region?: string; readonly account?: string } {
  const [, region, account, id] = /^arn:[\w-]+:execute-api:([\w-]+):(\d{12}):(\w+)(?:\/.*)?$/.exec(text) ?? []
  if (region !== undefined && account !== undefined && id !== undefined) return { id, region, account }
  const [, managed, restApi] = /^arn:[\w-]+:apigateway:([\w-]+)::\/restapis\/(\w+)$/.exec(text) ?? []
  if (managed !== undefined && restApi !== undefined) return { id: restApi, region: managed }
  if (/^[a-z0-9]{10}$/.test(text)) return { id: text }
  throw new CliError(
    'USAGE',
    `\`${text}\` names no REST API`,
    'write the ten characters of its id, or its ARN: `arn:aws:execute-api:REGION:ACCOUNT:API-ID`',
  )
}
