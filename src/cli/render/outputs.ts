import type { Outputs } from '../../provision/index.ts'

/** Writes what now stands, and how to call it. */
export function renderOutputs(outputs: Outputs, path: string): string {
  const { host } = new URL(outputs.invokeUrl)
  const endpoints = Object.entries(outputs.endpoints).map(([name, id]) => `  endpoint ${name}: ${id}\n`)
  const aliases = Object.values(outputs.endpoints).map((id) => {
    const alias = host.replace('.', `-${id}.`)
    return `  curl https://${alias}/${outputs.stage}${path}\n`
  })
  return [
    `api ${outputs.apiId}, stage ${outputs.stage}\n`,
    ...endpoints,
    '\nFrom inside the VPC, where the endpoint has private DNS:\n',
    `  curl ${outputs.invokeUrl}${path}\n`,
    'or, from any network that reaches the endpoint:\n',
    ...aliases,
  ].join('')
}
