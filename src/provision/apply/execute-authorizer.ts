import { desireAuthorizers } from '../desired/desired-authorizer.ts'
import { nameIn } from '../plan/describe-change.ts'
import { executeApiArn } from '../plan/plan-api.ts'
import type { Change } from '../plan/plan.ts'
import { bringAuthorizer, deleteAuthorizer } from '../resources/write-authorizer.ts'
import { learn, needed, type Run } from './run.ts'

/** Makes or changes an authorizer of the draft, or deletes one; gives its id. Says which permission the function needs that is not made here. */
export async function executeAuthorizer(run: Run, change: Change): Promise<string> {
  const { scope, config } = run
  const api = needed(run.known.api, 'rest-api.api')
  if (change.kind === 'delete') {
    await deleteAuthorizer(scope, api, needed(change.id, change.address))
    return needed(change.id, change.address)
  }
  const name = nameIn(change)
  const desired = needed(
    desireAuthorizers(config).find((authorizer) => authorizer.name === name),
    change.address,
  )
  const id = await bringAuthorizer(scope, api, desired)
  learn(run, 'authorizers', name, id)
  if (desired.type !== 'COGNITO_USER_POOLS' && desired.credentials === '') {
    const source = `${executeApiArn(scope.aws, api)}/authorizers/${id}`
    const command = `aws lambda add-permission --function-name ${desired.lambda} --statement-id ${api}-${id} --action lambda:InvokeFunction --principal apigateway.amazonaws.com --source-arn ${source}`
    const message = `it has no \`credentials\`: unless the function's own policy lets API Gateway call it, every request is answered with 500: ${command}`
    scope.emit({ kind: 'warning', at: scope.aws.clock.now(), address: change.address, message })
  }
  return id
}
