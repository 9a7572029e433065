import { membersOf, textOf, valueAt, type Tree } from '../../text/tree.ts'
import { intrinsicOf, referenceOf } from '../intrinsic.ts'

/** A method that a function or a state machine of a SAM template gives to an API. */
export interface ApiEvent {
  readonly path: string
  /** In lower case; `any` for all. */
  readonly method: string
  readonly auth: Tree | undefined
}

/** The logical id of the API that SAM makes for events which name none. */
export const implicitApi = 'ServerlessRestApi'

/**
 * Gives the methods that the resources of a SAM template give to an API.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-api.html
 */
export function eventsOf(api: string, resources: Tree | undefined): readonly ApiEvent[] {
  return membersOf(resources)
    .filter(({ value }) => /^AWS::Serverless::(?:Function|StateMachine)$/.test(textOf(valueAt(value, 'Type')) ?? ''))
    .flatMap(({ value }) => membersOf(valueAt(value, 'Properties', 'Events')))
    .filter(({ value }) => textOf(valueAt(value, 'Type')) === 'Api' && apiOf(valueAt(value, 'Properties', 'RestApiId')) === api)
    .flatMap(({ value }) => {
      const path = textOf(valueAt(value, 'Properties', 'Path'))
      const method = textOf(valueAt(value, 'Properties', 'Method'))
      return path === undefined || method === undefined
        ? []
        : [{ path, method: method.toLowerCase(), auth: valueAt(value, 'Properties', 'Auth') }]
    })
}

function apiOf(tree: Tree | undefined): string | undefined {
  return tree === undefined ? implicitApi : intrinsicOf(tree) === undefined ? textOf(tree) : referenceOf(tree)
}
