import { checkUnique } from '../plan/check-unique.ts'
import { executeApiArn } from '../plan/plan-api.ts'
import { ProvisionError } from '../provision-error.ts'
import { findApis } from '../resources/rest-api.ts'
import { readDeployedPolicy } from '../resources/stage.ts'
import { waitUntilHealthy } from '../resources/target-health.ts'
import { isPolicy } from '../resources/write-rest-api.ts'
import { checkDraft } from './check-draft.ts'
import { desiredApi } from './execute-api.ts'
import { needed, type Run } from './run.ts'

/** Reads back what callers meet and says what was found so; throws ProvisionError where it is not as desired. */
export async function verify(run: Run): Promise<void> {
  const { scope, config, known, observed } = run
  const api = needed(known.api, 'rest-api.api')
  const say = (kind: 'verified' | 'warning', address: string, message: string): void => {
    scope.emit({ kind, at: scope.aws.clock.now(), address, message })
  }
  checkUnique(config, { ...observed, apis: await findApis(scope.aws, scope.stack) })
  await checkDraft(run)
  say('verified', 'rest-api.api', 'PRIVATE; the saved policy, and what its methods ask of callers, are as the config says')
  const stage = config.api.stage
  const deployed = await readDeployedPolicy(scope.aws, api, stage)
  if (deployed === undefined) {
    say('warning', `stage.${stage}`, 'its export carries no policy, so the deployed policy could not be compared')
  } else if (isPolicy(deployed, desiredApi(run).policy, executeApiArn(scope.aws, api))) {
    say('verified', `stage.${stage}`, 'the deployed policy says what the config says')
  } else {
    throw new ProvisionError([
      {
        code: 'POLICY_NOT_DEPLOYED',
        message: `stage \`${stage}\` of \`${api}\` serves a policy that is not the one in the config`,
        help: 'somebody else deploys at the same time; run the same command again: it deploys anew',
      },
    ])
  }
  for (const [backend, targetGroup] of known.targetGroups) {
    if (config.backends[backend]?.kind !== 'load-balancer') continue
    await waitUntilHealthy(scope, targetGroup, `target-group.${backend}`)
    say('verified', `target-group.${backend}`, 'every target is healthy')
  }
}
