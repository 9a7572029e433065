import { isDeepStrictEqual } from 'node:util'
import { desireAuthorizers } from '../desired/desired-authorizer.ts'
import { desireMethods } from '../desired/desire.ts'
import { executeApiArn } from '../plan/plan-api.ts'
import { ProvisionError } from '../provision-error.ts'
import { authorizerWords, observeAuthorizers } from '../resources/authorizer.ts'
import { observeResources } from '../resources/resource.ts'
import { isPolicy } from '../resources/write-rest-api.ts'
import { desiredApi, readHead } from './execute-api.ts'
import type { Run } from './run.ts'

/**
 * Throws ProvisionError `DRAFT_CHANGED` unless the API is PRIVATE, its saved policy is the desired one, and no method of it lets in without what the config asks of a caller.
 */
export async function checkDraft(run: Run): Promise<void> {
  const head = await readHead(run)
  const arn = executeApiArn(run.scope.aws, head.id)
  if (head.endpointType !== 'PRIVATE') throw changed(head.id, `it is ${head.endpointType}`)
  if (!isPolicy(head.policy, desiredApi(run).policy, arn)) throw changed(head.id, 'its policy differs')
  await checkMethods(run, head.id)
  await checkAuthorizers(run, head.id)
}

/** A method that is missing lets nobody in: that is no matter of this check. */
async function checkMethods({ scope, config, known }: Run, id: string): Promise<void> {
  const wanted = new Map(desireMethods(config, known).map((method) => [`${method.httpMethod} ${method.path}`, method]))
  for (const { path, methods } of await observeResources(scope.aws, id)) {
    for (const [verb, { authorizationType, authorizerId }] of Object.entries(methods)) {
      const desired = wanted.get(`${verb} ${path}`)
      if (desired === undefined) throw changed(id, `it has a method \`${verb} ${path}\``)
      if (authorizationType === desired.authorizationType && authorizerId === desired.authorizer?.id) continue
      throw changed(id, `\`${verb} ${path}\` asks for ${[authorizationType, authorizerId].filter(Boolean).join(' ')}`)
    }
  }
}

async function checkAuthorizers({ scope, config, known }: Run, id: string): Promise<void> {
  const wanted = desireAuthorizers(config)
  if (wanted.length === 0) return
  const found = await observeAuthorizers(scope.aws, id)
  for (const desired of wanted) {
    const same = found.find((one) => one.id === known.authorizers.get(desired.name))
    if (same === undefined || !isDeepStrictEqual(authorizerWords(same), authorizerWords(desired)))
      throw changed(id, `its authorizer \`${desired.name}\` differs`)
  }
}

function changed(id: string, how: string): ProvisionError {
  return new ProvisionError([
    {
      code: 'DRAFT_CHANGED',
      message: `REST API \`${id}\` does not read back as it was written: ${how}`,
      help: 'somebody else changes it at the same time; nothing of that was deployed: run again once they are done',
    },
  ])
}
