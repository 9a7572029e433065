import type { ServedRoute } from '../access/served.ts'
import { isRefusal } from '../aws/aws-failure.ts'
import type { Aws } from '../aws/aws.ts'
import { lookThenDo } from '../aws/look-then-do.ts'
import { readPages } from '../aws/pages.ts'
import { ProvisionError } from '../provision-error.ts'
import type { Scope } from './scope.ts'

/** A snapshot of the draft. */
export interface ObservedDeployment {
  readonly id: string
  readonly description: string
}

/** Every deployment of an API. */
export async function observeDeployments(aws: Aws, restApiId: string): Promise<readonly ObservedDeployment[]> {
  const deployments = await readPages(async (position) => {
    const page = await aws.call('GetDeployments', { restApiId, limit: 500, ...(position === undefined ? {} : { position }) })
    return { items: page.items, next: page.position }
  })
  return deployments.map(({ id = '', description = '' }) => ({ id, description }))
}

/**
 * Reads which methods were deployed, and what they ask of a caller; undefined where the deployment is gone or its summary names none.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_GetDeployment.html
 */
export async function readDeployedRoutes(aws: Aws, restApiId: string, deploymentId: string): Promise<readonly ServedRoute[] | undefined> {
  try {
    const { apiSummary = {} } = await aws.call('GetDeployment', { restApiId, deploymentId, embed: ['apisummary'] })
    const routes = Object.entries(apiSummary).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { authorizationType = '' }]) => ({ path, method, authorizationType })),
    )
    return routes.length === 0 ? undefined : routes
  } catch (error) {
    if (isRefusal(error, 'NotFoundException')) return undefined
    throw error
  }
}

/**
 * Makes a snapshot of the draft without a stage, or finds the one with this description; gives its id.
 *
 * `checkDraft` runs right before and right after, and throws where the draft is not as desired: what somebody saved in between
 * never reaches a stage, because the snapshot that may hold it is deleted.
 */
export async function createDeployment(
  { aws }: Scope,
  restApiId: string,
  description: string,
  checkDraft: () => Promise<void>,
): Promise<string> {
  return lookThenDo(aws, async () => {
    const found = (await observeDeployments(aws, restApiId)).find((deployment) => deployment.description === description)
    if (found !== undefined) return found.id
    await checkDraft()
    const { id = '' } = await aws.call('CreateDeployment', { restApiId, description })
    try {
      await checkDraft()
    } catch (error) {
      if (error instanceof ProvisionError && error.code === 'DRAFT_CHANGED')
        await aws.call('DeleteDeployment', { restApiId, deploymentId: id })
      throw error
    }
    return id
  })
}

/** Deletes a deployment that no stage serves. */
export async function deleteDeployment({ aws }: Scope, restApiId: string, deploymentId: string): Promise<void> {
  try {
    await aws.call('DeleteDeployment', { restApiId, deploymentId })
  } catch (error) {
    if (!isRefusal(error, 'NotFoundException')) throw error
  }
}
