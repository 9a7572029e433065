import { isRefusal } from '../aws/aws-failure.ts'
import type { Aws } from '../aws/aws.ts'
import { lookThenDo } from '../aws/look-then-do.ts'
import type { DesiredIntegration, DesiredMethod } from '../desired/desired-method.ts'
import { mockTemplate } from './method.ts'
import type { Scope } from './scope.ts'

/**
 * Makes the method and its integration in the draft; one that is there already is taken away first.
 *
 * Callers meet the draft only once it is deployed, so that the moment in between is nobody's.
 */
export async function putMethod({ aws }: Scope, place: MethodPlace, desired: DesiredMethod): Promise<void> {
  await lookThenDo(aws, async () => {
    const method = {
      ...place,
      authorizationType: desired.authorizationType,
      ...(desired.authorizer === undefined ? {} : { authorizerId: desired.authorizer.id }),
      requestParameters: { ...desired.requestParameters },
    }
    try {
      await aws.call('PutMethod', method)
    } catch (error) {
      if (!isRefusal(error, 'ConflictException')) throw error
      await removeMethod(aws, place)
      await aws.call('PutMethod', method)
    }
    await putIntegration(aws, place, desired.integration)
  })
}

/** Where a method stands. */
export interface MethodPlace {
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
}

/** Deletes the method with its integration from the draft. */
export async function deleteMethod({ aws }: Scope, place: MethodPlace): Promise<void> {
  await removeMethod(aws, place)
}

async function removeMethod(aws: Aws, place: MethodPlace): Promise<void> {
  try {
    await aws.call('DeleteMethod', place)
  } catch (error) {
    if (!isRefusal(error, 'NotFoundException')) throw error
  }
}

async function putIntegration(aws: Aws, place: MethodPlace, integration: DesiredIntegration): Promise<void> {
  switch (integration.kind) {
    case 'http-proxy':
      await aws.call('PutIntegration', {
        ...place,
        type: 'HTTP_PROXY',
        integrationHttpMethod: place.httpMethod,
        uri: integration.uri,
        connectionType: 'VPC_LINK',
        connectionId: integration.connectionId,
        requestParameters: { ...integration.requestParameters },
        timeoutInMillis: integration.timeout,
      })
      return
    case 'mock': {
      const statusCode = String(integration.status)
      await aws.call('PutMethodResponse', { ...place, statusCode })
      await aws.call('PutIntegration', {
        ...place,
        type: 'MOCK',
        requestTemplates: { 'application/json': mockTemplate },
        timeoutInMillis: integration.timeout,
      })
      await aws.call('PutIntegrationResponse', { ...place, statusCode, responseTemplates: { [integration.contentType]: integration.body } })
      return
    }
  }
}
