import type { MethodResponse as MethodResponseAnswer } from '@aws-sdk/client-api-gateway'
import type { MethodResponse } from '../../../world/index.ts'
import { unlessEmpty } from '../present.ts'

/** Shows a method response as GetMethodResponse answers with it. */
export const methodResponseAnswer = ({ statusCode, responseParameters, responseModels }: MethodResponse): MethodResponseAnswer => ({
  statusCode,
  responseParameters: unlessEmpty(responseParameters),
  responseModels: unlessEmpty(responseModels),
})
