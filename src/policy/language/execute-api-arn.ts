import { PolicyError } from './policy-error.ts'

/** The ARN of an API: `arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5`, in its fields. */
export interface ApiArn {
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition: string
  readonly region: string
  /** Twelve digits. */
  readonly account: string
  readonly apiId: string
}

/**
 * The ARN of a request to an API, in its fields.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigateway.html
 */
export interface ExecuteApiArn extends ApiArn {
  readonly stage: string
  /** The verb of the request in upper case, never `ANY`. */
  readonly method: string
  /** With its leading slash, as it was asked for: `/orders/17`; the root is `/`. Empty where the ARN ends after the method. */
  readonly path: string
}

/** Writes the ARN of a request; the root path keeps its slash: `…:a1b2c3d4e5/prod/GET/`. Throws PolicyError where `path` lacks its leading slash. */
export function formatExecuteApiArn(arn: ExecuteApiArn): string {
  if (arn.path !== '' && !arn.path.startsWith('/')) {
    throw new PolicyError('INVALID_ARN', `the path \`${arn.path}\` does not begin with \`/\``, {
      at: 'path',
      help: `write \`/${arn.path}\``,
    })
  }
  return `${formatApiArn(arn)}/${arn.stage}/${arn.method}${arn.path}`
}

/** Takes the ARN of a request apart; gives nothing for any other text. */
export function parseExecuteApiArn(text: string): ExecuteApiArn | undefined {
  const fields = splitExecuteApiArn(text)
  if (fields === undefined) return undefined
  const match = /^([^/]+)\/([^/]+)\/([^/]+)(\/[^]*)?/.exec(fields.resource)
  if (match === null) return undefined
  const [, apiId = '', stage = '', method = '', path = ''] = match
  return { partition: fields.partition, region: fields.region, account: fields.account, apiId, stage, method, path }
}

/** Writes the ARN of an API. */
export function formatApiArn(arn: ApiArn): string {
  return `arn:${arn.partition}:execute-api:${arn.region}:${arn.account}:${arn.apiId}`
}

/** Takes the ARN of an API apart; gives nothing for any other text, a trailing slash included. */
export function parseApiArn(text: string): ApiArn | undefined {
  const fields = splitExecuteApiArn(text)
  if (fields === undefined || !/^[^/]+$/.test(fields.resource)) return undefined
  return { partition: fields.partition, region: fields.region, account: fields.account, apiId: fields.resource }
}

/** Gives the ARN of the API that a request's ARN belongs to; nothing where the text is no execute-api ARN. */
export function apiOfResource(text: string): string | undefined {
  const fields = splitExecuteApiArn(text)
  if (fields === undefined) return undefined
  const apiId = /^[^/]+/.exec(fields.resource)?.[0]
  return apiId === undefined ? undefined : formatApiArn({ ...fields, apiId })
}

interface Fields extends Omit<ApiArn, 'apiId'> {
  readonly resource: string
}

function splitExecuteApiArn(text: string): Fields | undefined {
  const match = /^arn:([^:]+):execute-api:([^:]+):([^:]+):([^]+)/.exec(text)
  if (match === null) return undefined
  const [, partition = '', region = '', account = '', resource = ''] = match
  return { partition, region, account, resource }
}
