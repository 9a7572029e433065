import { accessPolicy } from '../desired/access-policy.ts'
import { desireEndpointIds, desireMethods } from '../desired/desire.ts'
import { parentPath } from '../desired/route-tree.ts'
import { nameIn } from '../plan/describe-change.ts'
import type { Change } from '../plan/plan.ts'
import { createResource, deleteResource } from '../resources/resource.ts'
import { findApis } from '../resources/rest-api.ts'
import { deleteMethod, putMethod } from '../resources/write-method.ts'
import { createApi, deleteApi, updateApi, type DesiredApi } from '../resources/write-rest-api.ts'
import { observeResources } from '../resources/resource.ts'
import { learn, needed, type Run } from './run.ts'

/** Makes the API private and with its policy at once, changes its draft, or deletes it; gives its id. */
export async function executeRestApi(run: Run, change: Change): Promise<string> {
  if (change.kind === 'delete') {
    await deleteApi(run.scope, needed(change.id, change.address))
    return needed(change.id, change.address)
  }
  const desired = desiredApi(run)
  const id = change.id === undefined ? await createApi(run.scope, desired) : await updateApi(run.scope, change.id, desired)
  run.known = { ...run.known, api: id }
  for (const resource of await observeResources(run.scope.aws, id)) learn(run, 'resources', resource.path, resource.id)
  return id
}

/** Makes a node of the path tree, or deletes one with all below it; gives its id. */
export async function executeResource(run: Run, change: Change): Promise<string> {
  const api = needed(run.known.api, 'rest-api.api')
  if (change.kind === 'delete') {
    await deleteResource(run.scope, api, needed(change.id, change.address))
    return needed(change.id, change.address)
  }
  const path = nameIn(change)
  const parent = needed(run.known.resources.get(parentPath(path)), `resource.${parentPath(path)}`)
  const id = await createResource(run.scope, api, parent, path)
  learn(run, 'resources', path, id)
  return id
}

/** Puts a method with its integration into the draft, or deletes one; gives `resource id/verb`. */
export async function executeMethod(run: Run, change: Change): Promise<string> {
  const restApiId = needed(run.known.api, 'rest-api.api')
  if (change.kind === 'delete') {
    const id = needed(change.id, change.address)
    const [resourceId = '', httpMethod = ''] = id.split('/')
    await deleteMethod(run.scope, { restApiId, resourceId, httpMethod })
    return id
  }
  const name = nameIn(change)
  const desired = needed(
    desireMethods(run.config, run.known).find(({ httpMethod, path }) => `${httpMethod} ${path}` === name),
    change.address,
  )
  const resourceId = needed(run.known.resources.get(desired.path), `resource.${desired.path}`)
  await putMethod(run.scope, { restApiId, resourceId, httpMethod: desired.httpMethod }, desired)
  return `${resourceId}/${desired.httpMethod}`
}

/** The head of the API with every endpoint's id filled in. */
export function desiredApi({ config, known }: Run): DesiredApi {
  const endpoints = Object.keys(config.endpoints)
  return {
    name: config.name,
    description: config.api.description ?? '',
    policy: accessPolicy(config, known),
    vpcEndpointIds: desireEndpointIds(config, known).map((id, index) => needed(id, `vpc-endpoint.${endpoints[index] ?? ''}`)),
  }
}

/** Reads the head of the API again; throws ProvisionError `STALE_PLAN` where it is gone. */
export async function readHead({ scope, known }: Run): Promise<Awaited<ReturnType<typeof findApis>>[number]> {
  const heads = await findApis(scope.aws, scope.stack)
  return needed(
    heads.find(({ id }) => id === known.api),
    'rest-api.api',
  )
}
