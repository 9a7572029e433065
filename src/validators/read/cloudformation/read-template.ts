import type { TextDocument } from '../../../policy/index.ts'
import type { FoundApi } from '../found-api.ts'
import { makeTree } from '../text/make-tree.ts'
import { membersOf, textOf, valueAt, type Tree } from '../text/tree.ts'
import { authorizationIn } from './authorization-in.ts'
import { casesOf } from './cases-of.ts'
import { namesIn } from './names-in.ts'
import { brokenList } from './sam/broken-list.ts'
import { eventsOf, implicitApi } from './sam/events.ts'
import { expandApi } from './sam/expand-api.ts'
import { mergeGlobals } from './sam/merge-globals.ts'

/** Where a template stands among others. */
export interface TemplateOptions {
  /** Its stack, where there are several. */
  readonly stack?: string
  /** What names of other stacks stand for in it. */
  readonly imported?: ReadonlyMap<string, TextDocument>
}

/** Finds the REST APIs of a CloudFormation or SAM template: its own, those that SAM makes, and what cannot be told. */
export function readTemplate(template: Tree, { stack, imported = new Map() }: TemplateOptions = {}): readonly FoundApi[] {
  const resources = valueAt(template, 'Resources')
  const globals = valueAt(template, 'Globals', 'Api')
  const names = new Map([...imported, ...namesIn(template)])
  const found = (id: string, type: string, properties: Tree): FoundApi => ({
    id,
    name: stack === undefined ? id : `${stack}/${id}`,
    type,
    cases: casesOf(properties, valueAt(template, 'Conditions')),
    authorization: authorizationIn(id, properties, resources),
    names,
    notes: [],
  })
  const expanded = (id: string, properties: Tree): FoundApi => {
    const broken = brokenList(id, properties, resources)
    const api = found(id, 'AWS::Serverless::Api', expandApi(id, properties, resources))
    return broken === undefined ? api : { ...api, cases: api.cases.map((one) => ({ ...one, policy: broken })) }
  }
  const apis = membersOf(resources).flatMap(({ name, value }) => {
    const type = textOf(valueAt(value, 'Type'))
    const properties = valueAt(value, 'Properties') ?? makeTree({}, value.range)
    if (type === 'AWS::ApiGateway::RestApi') return [found(name, type, properties)]
    if (type === 'AWS::Serverless::Api') return [expanded(name, mergeGlobals(globals, properties) ?? properties)]
    return name.startsWith('Fn::ForEach::') && /RestApi|Serverless::Api/.test(textsIn(value)) ? [unread(name, value, found)] : []
  })
  if (eventsOf(implicitApi, resources).length === 0 || apis.some(({ id }) => id === implicitApi)) return apis
  return [...apis, expanded(implicitApi, globals ?? makeTree({}, template.range))]
}

function unread(name: string, loop: Tree, found: (id: string, type: string, properties: Tree) => FoundApi): FoundApi {
  const reason = `\`${name}\` makes its APIs when the template is deployed`
  const policy = { kind: 'unknown', reason, range: loop.range } as const
  const api = found(name, 'Fn::ForEach', makeTree({}, loop.range))
  return { ...api, cases: [{ conditions: {}, endpoint: { kind: 'unknown', reason }, policy }], authorization: { kind: 'unknown', reason } }
}

/** Gives the `Type`s in a loop's body. */
function textsIn(tree: Tree): string {
  if (tree.kind === 'scalar') return String(tree.value)
  return (tree.kind === 'list' ? tree.items : tree.members.map(({ value }) => value)).map(textsIn).join(' ')
}
