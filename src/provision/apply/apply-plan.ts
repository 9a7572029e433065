import { isDeepStrictEqual } from 'node:util'
import type { Aws } from '../aws/aws.ts'
import { stopIfInterrupted } from '../aws/interruption.ts'
import type { Config } from '../config/config.ts'
import { knownFrom } from '../desired/known.ts'
import { observe } from '../observed/observe.ts'
import { planFrom } from '../plan/plan-apply.ts'
import { destroyFrom } from '../plan/plan-destroy.ts'
import { executeApiArn } from '../plan/plan-api.ts'
import { checkProved } from '../plan/access/check-proved.ts'
import type { Change, Plan } from '../plan/plan.ts'
import type { Scope } from '../resources/scope.ts'
import type { ApplyEvent, Outputs } from './event.ts'
import { eventStream } from './event-stream.ts'
import { executeChange } from './execute-change.ts'
import { needed, stalePlan, type Run } from './run.ts'
import { verify } from './verify.ts'

/** How a plan is carried out. */
export interface ApplyOptions {
  /** Whether to go on although it is not proved that nobody gets in who should not, or is shut out who should not be. */
  readonly allowUnproved?: boolean
}

/**
 * Carries out a plan, to apply or to destroy, and tells what happens; returns the outputs, or undefined after a destroy.
 *
 * Looks again first and throws ProvisionError `STALE_PLAN` where the plan would be another one now, or `NOT_PROVED`, as `checkProved` does. After an error or an
 * interruption another plan and another apply go on where this one stopped. Who stops listening stops it.
 */
export function applyPlan(
  plan: Plan,
  config: Config,
  aws: Aws,
  options: ApplyOptions = {},
): AsyncGenerator<ApplyEvent, Outputs | undefined> {
  return eventStream((emit, stop) => carryOut(plan, { aws: listen(aws, emit, stop), stack: config.name, emit }, config, options))
}

async function carryOut(plan: Plan, scope: Scope, config: Config, { allowUnproved = false }: ApplyOptions): Promise<Outputs | undefined> {
  const { aws, emit } = scope
  const observed = await observe(config, aws)
  const fresh = plan.intent === 'apply' ? planFrom(config, observed, aws) : destroyFrom(config, observed, aws)
  checkFresh(plan, fresh)
  if (!allowUnproved) checkProved(fresh)
  const run: Run = { scope, config, observed, known: knownFrom(config, observed), deployment: undefined }
  for (const change of fresh.changes) {
    const start = aws.clock.now()
    emit({ kind: 'change-started', at: start, change })
    const id = await executeChange(run, change)
    emit({ kind: 'change-done', at: aws.clock.now(), change, id, tookMs: aws.clock.now() - start })
  }
  if (plan.intent === 'apply') await verify(run)
  const outputs = plan.intent === 'apply' ? outputsOf(run) : undefined
  emit({ kind: 'done', at: aws.clock.now(), outputs })
  return outputs
}

function checkFresh(plan: Plan, fresh: Plan): void {
  const same = (key: 'stack' | 'account' | 'region'): boolean => plan[key] === fresh[key]
  if (!same('stack') || !same('account') || !same('region')) {
    throw stalePlan(`it is for stack \`${plan.stack}\` in ${plan.account}, ${plan.region}`)
  }
  if (isDeepStrictEqual(substance(plan.changes), substance(fresh.changes))) return
  const different = fresh.changes.find((change, index) => !isDeepStrictEqual(change, plan.changes[index]))
  throw stalePlan(different === undefined ? 'what it changes is done already' : `${different.address} is not as it was`)
}

/** The changes that are more than a wait: what was pending when the plan was made may stand by now. */
function substance(changes: readonly Change[]): readonly unknown[] {
  const plain = changes.filter(({ kind, attributes }) => kind !== 'update' || attributes.some(({ name }) => name !== 'state'))
  return JSON.parse(JSON.stringify(plain)) as readonly unknown[]
}

function listen(aws: Aws, emit: Scope['emit'], stop: AbortSignal): Aws {
  const call: Aws['call'] = async (name, input) => {
    stopIfInterrupted(stop)
    return aws.call(name, input, (retry) => {
      emit({ kind: 'retrying', at: aws.clock.now(), ...retry })
    })
  }
  return { ...aws, signal: aws.signal === undefined ? stop : AbortSignal.any([aws.signal, stop]), call }
}

function outputsOf({ scope: { aws }, config, known }: Run): Outputs {
  const apiId = needed(known.api, 'rest-api.api')
  const suffix = aws.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'
  return {
    apiId,
    stage: config.api.stage,
    executeApiArn: executeApiArn(aws, apiId),
    endpoints: Object.fromEntries(known.endpoints),
    invokeUrl: `https://${apiId}.execute-api.${aws.region}.${suffix}/${config.api.stage}`,
  }
}
