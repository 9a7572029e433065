import type { Service } from '../../world/index.ts'
import { loadSdk } from '../../world/index.ts'
import { account } from './account.ts'
import { authorizers } from './authorizers/authorizers.ts'
import { deployments } from './deployments/deployments.ts'
import { stageExports } from './exports/exports.ts'
import { integrationResponses } from './integrations/integration-responses.ts'
import { integrations } from './integrations/integrations.ts'
import { methodResponses } from './methods/method-responses.ts'
import { methods } from './methods/methods.ts'
import { resources } from './resources/resources.ts'
import { restApis } from './rest-apis/rest-apis.ts'
import { stages } from './stages/stages.ts'
import { tags } from './tags/tags.ts'
import { validation } from './validation.ts'
import { sweepVpcLinks } from './vpc-links/vpc-link-status.ts'
import { vpcLinks } from './vpc-links/vpc-links.ts'

export { vpcLinkStatus } from './vpc-links/vpc-link-status.ts'

/** Amazon API Gateway v1: REST APIs and VPC links v1, as far as the sandbox imitates them. */
export const apigateway: Service = {
  signingName: 'apigateway',
  protocol: 'rest-json',
  loadClient: () => loadSdk('@aws-sdk/client-api-gateway'),
  sweep: sweepVpcLinks,
  handlers: {
    ...restApis,
    ...resources,
    ...methods,
    ...methodResponses,
    ...integrations,
    ...integrationResponses,
    ...authorizers,
    ...deployments,
    ...stages,
    ...stageExports,
    ...vpcLinks,
    ...tags,
    ...account,
  },
  validation,
}
