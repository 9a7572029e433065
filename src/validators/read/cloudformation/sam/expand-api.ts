import { makeTree } from '../../text/make-tree.ts'
import { itemsOf, valueAt, type Tree } from '../../text/tree.ts'
import { intrinsicOf } from '../intrinsic.ts'
import { eventsOf, type ApiEvent } from './events.ts'
import { operationsOf, type Operation } from './operations.ts'
import { resourcePolicyStatements, type SamPath } from './resource-policy.ts'

/**
 * Gives the properties of the `AWS::ApiGateway::RestApi` that SAM makes of an `AWS::Serverless::Api`: endpoint type, policy, and a body whose operations say what they ask of callers.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-api.html
 */
export function expandApi(id: string, properties: Tree, resources: Tree | undefined): Tree {
  const configuration = valueAt(properties, 'EndpointConfiguration')
  const type = valueAt(configuration, 'Type') ?? configuration
  const policy = valueAt(properties, 'Policy')
  const location = valueAt(properties, 'DefinitionUri')
  return makeTree(
    {
      ...(type === undefined ? {} : { EndpointConfiguration: { Types: [type] } }),
      ...(policy === undefined ? {} : { Policy: policy }),
      ...(location === undefined ? { Body: bodyOf(id, properties, resources) } : { BodyS3Location: location }),
    },
    properties.range,
  )
}

function bodyOf(id: string, properties: Tree, resources: Tree | undefined): Tree {
  const given = valueAt(properties, 'DefinitionBody')
  if (given !== undefined && (intrinsicOf(given) !== undefined || valueAt(given, 'Fn::Transform') !== undefined)) return given
  const events = given === undefined ? eventsOf(id, resources) : []
  const operations = operationsOf(properties, events)
  const policy = policyOf(properties, operations, events)
  const kept = ['security', 'components', 'securityDefinitions'].flatMap((name) => {
    const value = valueAt(given, name)
    return value === undefined ? [] : [[name, value] as const]
  })
  const paths = [...new Set(operations.map(({ path }) => path))].map((path) => {
    const on = operations.filter((one) => one.path === path)
    return [path, Object.fromEntries(on.map(({ method, operation }) => [method, operation]))] as const
  })
  return makeTree(
    {
      ...Object.fromEntries(kept),
      paths: Object.fromEntries(paths),
      ...(policy === undefined ? {} : { 'x-amazon-apigateway-policy': policy }),
    },
    properties.range,
  )
}

/** SAM adds what `Auth.ResourcePolicy` says, of an event or of the API, to the policy of the API's own document. */
function policyOf(properties: Tree, operations: readonly Operation[], events: readonly ApiEvent[]): Tree | undefined {
  const stage = valueAt(properties, 'StageName') ?? makeTree('Prod', properties.range)
  const at = (path: string): SamPath => ({
    path,
    methods: operations.filter((one) => one.path === path).map(({ method }) => method),
    stage,
  })
  const said = valueAt(properties, 'Auth', 'ResourcePolicy')
  const statements = [
    ...events.flatMap(({ path, auth }) => statementsOf(valueAt(auth, 'ResourcePolicy'), [at(path)])),
    ...statementsOf(said, [...new Set(operations.map(({ path }) => path))].map(at)),
  ]
  const own = valueAt(properties, 'DefinitionBody', 'x-amazon-apigateway-policy')
  if (statements.length === 0) return own
  const before = itemsOf(valueAt(own, 'Statement'))
  return makeTree({ Version: '2012-10-17', Statement: [...before, ...statements] }, said?.range ?? properties.range)
}

function statementsOf(policy: Tree | undefined, paths: readonly SamPath[]): readonly Tree[] {
  if (policy === undefined) return []
  return [...paths.flatMap((path) => resourcePolicyStatements(policy, path)), ...itemsOf(valueAt(policy, 'CustomStatements'))]
}
