import { valueText, type Policy } from '../../policy/index.ts'

/** Gives the ARNs of the APIs that a policy's resources name; where none is named in full, what they leave open is filled with an example. */
export function namedApis(policy: Policy): readonly string[] {
  const apis = [...new Set(resourcesOf(policy).flatMap((text) => /^arn:[^:]*:execute-api:[^:]*:[^:]*:[^:/]+/.exec(text)?.[0] ?? []))]
  const full = apis.filter((api) => !isOpen.test(api))
  return full.length > 0 ? full : [...new Set(apis.map(fill))]
}

/** Gives the stages that a policy's resources name without wildcards. */
export function namedStages(policy: Policy): readonly string[] {
  const stages = resourcesOf(policy).flatMap((text) => /^(?:arn:[^/]*|execute-api:)\/([^/*?$]+)(?:\/|$)/.exec(text)?.[1] ?? [])
  return [...new Set(stages)]
}

function resourcesOf({ statements }: Policy): readonly string[] {
  return statements.flatMap(({ resource }) => resource.values.map(valueText))
}

/** The API of a request whose policy names none: any will do. */
export const exampleApi = 'arn:aws:execute-api:us-east-1:123456789012:a1b2c3d4e5'

const isOpen = /[*?$]|::/

function fill(api: string): string {
  const example = exampleApi.split(':')
  return api
    .split(':')
    .map((field, index) => (field === '' || isOpen.test(field) ? (example[index] ?? field) : field))
    .join(':')
}
