export { findApis, type FoundInput } from './read/find-apis.ts'
export {
  authorizationTypes,
  type AuthorizationType,
  type FoundApi,
  type FoundAuthorization,
  type FoundCase,
  type FoundEndpoint,
} from './read/found-api.ts'
export { dependsOnDeployment, parseFoundPolicy, type GivenPolicy } from './read/parse-found-policy.ts'
export type { FoundTemplate } from './read/read-assembly.ts'
export { layOutPolicy } from './read/lay-out-policy.ts'
