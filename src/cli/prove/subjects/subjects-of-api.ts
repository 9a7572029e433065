import type { Range } from '../../../policy/index.ts'
import {
  authorizationTypes,
  parseFoundPolicy,
  type FoundApi,
  type FoundCase,
  type FoundTemplate,
  type GivenPolicy,
} from '../../../validators/index.ts'
import { describeErrors, placeOf, tellWarnings } from '../../evaluate/policy-source.ts'
import { renderProblem } from '../../render/problem.ts'
import type { Terminal } from '../../terminal.ts'
import type { AuthorizationType, FoundSubject, ReadSubject, Subject } from '../subject.ts'
import { deploymentsOf, type Deployed } from './deployments-of.ts'
import { possibleArns } from './possible-arns.ts'
import { withoutPolicy } from './without-policy.ts'

/** What the command line says that decides how an input is read. */
export interface ReadingOptions {
  /** The ARN of the API. */
  readonly api?: string | undefined
  /** Counts where the input does not say by what methods authorize. */
  readonly authorizationType?: AuthorizationType | undefined
  /** What the property and the other policies say, as a text: an account in it is one that is named. */
  readonly alsoNamed?: string
  /** Where an API may be besides: what pairs it -> ARNs. */
  readonly places?: ReadonlyMap<string, readonly string[]>
}

/** Gives what there is to prove of an API that was found in an input: its policy, once for each way in which what it depends on may come out. */
export function subjectsOfApi(api: FoundApi, template: FoundTemplate, options: ReadingOptions, terminal: Terminal): readonly Subject[] {
  const { authorization } = api
  const named = options.authorizationType
  const types = authorization.kind === 'known' ? authorization.types : named === undefined ? authorizationTypes : [named]
  if (authorization.kind === 'known' && named !== undefined && !authorization.types.every((type) => type === named))
    warn(`\`--authorization-type ${named}\` is not used for ${api.name}: its methods say ${authorization.types.join(', ')}`, terminal)
  const reader: Reader = {
    api,
    template,
    types,
    given: options.api,
    alsoNamed: options.alsoNamed ?? '',
    besides: options.places?.get(api.name) ?? [],
    terminal,
    isUnclear: authorization.kind === 'unknown' && named === undefined,
  }
  return api.cases.flatMap((one) => subjectsOfCase(one, reader))
}

interface Reader {
  readonly api: FoundApi
  readonly template: FoundTemplate
  readonly types: readonly AuthorizationType[]
  readonly given: string | undefined
  readonly alsoNamed: string
  readonly besides: readonly string[]
  readonly terminal: Terminal
  readonly isUnclear: boolean
}

function subjectsOfCase(one: FoundCase, reader: Reader): readonly Subject[] {
  const { api, template, types } = reader
  const { policy, endpoint } = one
  const shared = { name: `${api.name} in ${template.file}`, found: foundOf(one, reader) }
  const assumed = Object.fromEntries(Object.entries(one.conditions).map(([name, is]) => [name, String(is)]))
  if (policy.kind === 'unknown') return [{ kind: 'unread', ...shared, reason: policy.reason + wordPlace(policy.range, template) }]
  const isPrivate = endpoint.kind === 'known' && endpoint.type === 'PRIVATE'
  const surroundings = isPrivate ? { private: true } : {}
  if (policy.kind === 'policy') return readPolicy(policy, { ...shared, surroundings, assumed }, reader)
  if (endpoint.kind === 'unknown') return [{ kind: 'unread', ...shared, reason: `it has no resource policy, and ${endpoint.reason}` }]
  return withoutPolicy(isPrivate, types).flatMap(({ policy: standIn, types: own, why }) => {
    const source = { file: template.file, text: template.text, policy: standIn }
    const known = reader.given ?? api.arn
    // Why: under AWS_IAM it matters whose API it is.
    const arns = known === undefined && own.includes('AWS_IAM') ? possibleArns(reader.alsoNamed, ['us-east-1']) : [known]
    return arns.map((arn): ReadSubject => {
      const where = arns.length > 1 && arn !== undefined ? { 'AWS::AccountId': arn.split(':')[4] ?? '' } : {}
      const around = { ...surroundings, ...(arn === undefined ? {} : { api: arn }) }
      const notes = [why, ...api.notes]
      return {
        kind: 'read',
        ...shared,
        ...source,
        surroundings: around,
        authorizationTypes: own,
        assumed: { ...assumed, ...where },
        names: api.names,
        notes,
      }
    })
  })
}

function foundOf({ endpoint }: FoundCase, { api, template, isUnclear }: Reader): FoundSubject['found'] {
  return {
    id: api.name,
    type: api.type,
    file: template.file,
    ...(endpoint.kind === 'known' ? { endpointType: endpoint.type } : {}),
    ...(isUnclear && api.authorization.kind === 'unknown' ? { authorizationUnknown: api.authorization.reason } : {}),
  }
}

type Shared = Pick<ReadSubject, 'name' | 'surroundings'> & FoundSubject & { readonly assumed: Readonly<Record<string, string>> }

function readPolicy(policy: GivenPolicy, shared: Shared, reader: Reader): readonly Subject[] {
  const { api, template, types, given, alsoNamed, besides, terminal } = reader
  const text = policy.text ?? template.text
  const file = policy.text === undefined ? template.file : `the policy of ${api.name}`
  const written = text.slice(policy.document.range.start, policy.document.range.end)
  const places = deploymentsOf({ api, policy, text: written, types, given, alsoNamed, besides })
  const unread = (reason: string): readonly Subject[] => [{ kind: 'unread', name: shared.name, found: shared.found, reason }]
  if (places === undefined) return unread('its policy names more accounts and Regions than can be looked at')
  const subjects: Subject[] = []
  for (const [index, { api: arn, deployment, assumed }] of places.entries()) {
    const parsed = parseFoundPolicy(policy, deployment)
    if (index === 0) tellWarnings(parsed.findings, { file, text }, terminal)
    if (!parsed.ok) {
      const errors = describeErrors(parsed.findings, { file, text })
      for (const problem of errors) terminal.talk(renderProblem(problem, text, terminal.talkColors))
      return unread(`its policy cannot be read: ${errors[0]?.message ?? 'it is none'}`)
    }
    const all = { ...shared.assumed, ...assumed }
    subjects.push({
      kind: 'read',
      ...shared,
      file,
      text,
      policy: parsed.policy,
      surroundings: surroundingsOf(shared, arn),
      authorizationTypes: types,
      assumed: all,
      names: api.names,
      notes: api.notes,
    })
  }
  return subjects
}

function surroundingsOf({ surroundings }: Shared, api: Deployed['api']): ReadSubject['surroundings'] {
  return { ...surroundings, ...(api === undefined ? {} : { api }) }
}

function wordPlace(range: Range | undefined, { file, text }: FoundTemplate): string {
  if (range === undefined) return ''
  const { line, column } = placeOf({ file, text }, range)
  return ` (${file}:${line}:${column})`
}

function warn(message: string, { talk, talkColors }: Terminal): void {
  talk(`${talkColors.yellow('warning')}: ${message}\n`)
}
