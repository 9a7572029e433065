import type {
  CreateAuthorizerCommandInput,
  CreateAuthorizerCommandOutput,
  CreateDeploymentCommandInput,
  CreateDeploymentCommandOutput,
  CreateResourceCommandInput,
  CreateResourceCommandOutput,
  CreateRestApiCommandInput,
  CreateRestApiCommandOutput,
  CreateStageCommandInput,
  CreateStageCommandOutput,
  CreateVpcLinkCommandInput,
  CreateVpcLinkCommandOutput,
  DeleteAuthorizerCommandInput,
  DeleteAuthorizerCommandOutput,
  DeleteDeploymentCommandInput,
  DeleteDeploymentCommandOutput,
  DeleteMethodCommandInput,
  DeleteMethodCommandOutput,
  DeleteResourceCommandInput,
  DeleteResourceCommandOutput,
  DeleteRestApiCommandInput,
  DeleteRestApiCommandOutput,
  DeleteStageCommandInput,
  DeleteStageCommandOutput,
  DeleteVpcLinkCommandInput,
  DeleteVpcLinkCommandOutput,
  GetAuthorizersCommandInput,
  GetAuthorizersCommandOutput,
  GetDeploymentCommandInput,
  GetDeploymentCommandOutput,
  GetDeploymentsCommandInput,
  GetDeploymentsCommandOutput,
  GetExportCommandInput,
  GetExportCommandOutput,
  GetResourcesCommandInput,
  GetResourcesCommandOutput,
  GetRestApiCommandInput,
  GetRestApiCommandOutput,
  GetRestApisCommandInput,
  GetRestApisCommandOutput,
  GetStagesCommandInput,
  GetStagesCommandOutput,
  GetVpcLinkCommandInput,
  GetVpcLinkCommandOutput,
  GetVpcLinksCommandInput,
  GetVpcLinksCommandOutput,
  PutIntegrationCommandInput,
  PutIntegrationCommandOutput,
  PutIntegrationResponseCommandInput,
  PutIntegrationResponseCommandOutput,
  PutMethodCommandInput,
  PutMethodCommandOutput,
  PutMethodResponseCommandInput,
  PutMethodResponseCommandOutput,
  UpdateAuthorizerCommandInput,
  UpdateAuthorizerCommandOutput,
  UpdateRestApiCommandInput,
  UpdateRestApiCommandOutput,
  UpdateStageCommandInput,
  UpdateStageCommandOutput,
} from '@aws-sdk/client-api-gateway'
import type { Repeat, Shape } from './operation.ts'

/** The operations of API Gateway v1 that provisioning uses. */
export interface ApiGatewayOperations {
  readonly GetRestApis: Shape<GetRestApisCommandInput, GetRestApisCommandOutput>
  readonly GetRestApi: Shape<GetRestApiCommandInput, GetRestApiCommandOutput>
  readonly CreateRestApi: Shape<CreateRestApiCommandInput, CreateRestApiCommandOutput>
  readonly UpdateRestApi: Shape<UpdateRestApiCommandInput, UpdateRestApiCommandOutput>
  readonly DeleteRestApi: Shape<DeleteRestApiCommandInput, DeleteRestApiCommandOutput>
  readonly GetResources: Shape<GetResourcesCommandInput, GetResourcesCommandOutput>
  readonly CreateResource: Shape<CreateResourceCommandInput, CreateResourceCommandOutput>
  readonly DeleteResource: Shape<DeleteResourceCommandInput, DeleteResourceCommandOutput>
  readonly GetAuthorizers: Shape<GetAuthorizersCommandInput, GetAuthorizersCommandOutput>
  readonly CreateAuthorizer: Shape<CreateAuthorizerCommandInput, CreateAuthorizerCommandOutput>
  readonly UpdateAuthorizer: Shape<UpdateAuthorizerCommandInput, UpdateAuthorizerCommandOutput>
  readonly DeleteAuthorizer: Shape<DeleteAuthorizerCommandInput, DeleteAuthorizerCommandOutput>
  readonly PutMethod: Shape<PutMethodCommandInput, PutMethodCommandOutput>
  readonly PutMethodResponse: Shape<PutMethodResponseCommandInput, PutMethodResponseCommandOutput>
  readonly PutIntegration: Shape<PutIntegrationCommandInput, PutIntegrationCommandOutput>
  readonly PutIntegrationResponse: Shape<PutIntegrationResponseCommandInput, PutIntegrationResponseCommandOutput>
  readonly DeleteMethod: Shape<DeleteMethodCommandInput, DeleteMethodCommandOutput>
  readonly GetDeployment: Shape<GetDeploymentCommandInput, GetDeploymentCommandOutput>
  readonly GetDeployments: Shape<GetDeploymentsCommandInput, GetDeploymentsCommandOutput>
  readonly CreateDeployment: Shape<CreateDeploymentCommandInput, CreateDeploymentCommandOutput>
  readonly DeleteDeployment: Shape<DeleteDeploymentCommandInput, DeleteDeploymentCommandOutput>
  readonly GetStages: Shape<GetStagesCommandInput, GetStagesCommandOutput>
  readonly CreateStage: Shape<CreateStageCommandInput, CreateStageCommandOutput>
  readonly UpdateStage: Shape<UpdateStageCommandInput, UpdateStageCommandOutput>
  readonly DeleteStage: Shape<DeleteStageCommandInput, DeleteStageCommandOutput>
  readonly GetExport: Shape<GetExportCommandInput, GetExportCommandOutput>
  readonly GetVpcLinks: Shape<GetVpcLinksCommandInput, GetVpcLinksCommandOutput>
  readonly GetVpcLink: Shape<GetVpcLinkCommandInput, GetVpcLinkCommandOutput>
  readonly CreateVpcLink: Shape<CreateVpcLinkCommandInput, CreateVpcLinkCommandOutput>
  readonly DeleteVpcLink: Shape<DeleteVpcLinkCommandInput, DeleteVpcLinkCommandOutput>
}

/** Which of them may be sent again when their answer was lost. */
export const apiGatewayRepeats: Readonly<Record<keyof ApiGatewayOperations, Repeat>> = {
  GetRestApis: 'safe',
  GetRestApi: 'safe',
  CreateRestApi: 'look-first',
  UpdateRestApi: 'look-first',
  DeleteRestApi: 'safe',
  GetResources: 'safe',
  CreateResource: 'look-first',
  DeleteResource: 'safe',
  GetAuthorizers: 'safe',
  CreateAuthorizer: 'look-first',
  UpdateAuthorizer: 'look-first',
  DeleteAuthorizer: 'safe',
  PutMethod: 'look-first',
  PutMethodResponse: 'look-first',
  PutIntegration: 'look-first',
  PutIntegrationResponse: 'look-first',
  DeleteMethod: 'safe',
  GetDeployment: 'safe',
  GetDeployments: 'safe',
  CreateDeployment: 'look-first',
  DeleteDeployment: 'safe',
  GetStages: 'safe',
  CreateStage: 'look-first',
  UpdateStage: 'safe',
  DeleteStage: 'safe',
  GetExport: 'safe',
  GetVpcLinks: 'safe',
  GetVpcLink: 'safe',
  CreateVpcLink: 'look-first',
  DeleteVpcLink: 'safe',
}
