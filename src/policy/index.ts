export { addressRangePolicy } from './build/address-range-policy.ts'
export { closedStagePolicy } from './build/closed-stage-policy.ts'
export { policy } from './build/compose-policy.ts'
export type { BoolValue, Conditions, DateValue, NumericValue } from './build/conditions.ts'
export type { ApiConditionKey } from './build/key-forms.ts'
export { organizationPolicy } from './build/organization-policy.ts'
export { privateApiPolicy } from './build/private-api-policy.ts'
export type { PrivateApiPolicyOptions, Route, VpceAccess } from './build/private-api-policy-options.ts'
export { readOnlyPolicy } from './build/read-only-policy.ts'
export type {
  AddressRangePolicyOptions,
  ClosedStagePolicyOptions,
  OpenRoutes,
  OrganizationPolicyOptions,
  Origin,
  ReadOnlyPolicyOptions,
  RolePolicyOptions,
  VpcPolicyOptions,
} from './build/recipe-options.ts'
export { rolePolicy } from './build/role-policy.ts'
export { allow, deny } from './build/statement.ts'
export type { ApiAction, StatementOptions } from './build/statement-options.ts'
export { vpcPolicy } from './build/vpc-policy.ts'
export { checkCertificate, type CertificateCheck } from './certify/index.ts'
export {
  evaluate,
  readings,
  type Answer,
  type AuthorizerAnswer,
  type DecidingStatement,
  type Decision,
  type DisputedFact,
  type ElementTrace,
  type EvaluateOptions,
  type Evaluation,
  type Layer,
  type LayerTrace,
  type MatchReason,
  type Readings,
  type StatementTrace,
} from './evaluate/index.ts'
export { nearestMisses, type NearestMiss, type RequestChange } from './explain/index.ts'
export { compilePolicy, type CompiledPolicy, type CompileOptions } from './evaluate/compiled/index.ts'
export type { Access, AccessRow, AccessTable, ShownRequest, Trait } from './prove/access/access-table.ts'
export { compareFleets, type FleetComparison } from './prove/access/compare-fleets.ts'
export type { FleetApi, FleetAssumption, FleetRow } from './prove/access/fleet.ts'
export { reach, type FleetTable } from './prove/access/reach.ts'
export { whoGetsIn } from './prove/access/who-gets-in.ts'
export type {
  Certificate,
  CertifiedAtom,
  CertifiedClause,
  CertifiedDimension,
  CertifiedInterval,
  CertifiedLemma,
  CertifiedPattern,
  CertifiedPiece,
  CertifiedRefutation,
  CertifiedSet,
  CertifiedStep,
  CertifiedWitness,
} from './prove/certificate/certificate.ts'
export { certificateOf } from './prove/certificate/certificate-of.ts'
export { checkClaim } from './prove/certificate/check-claim.ts'
export type { Claim, ClaimedPolicy, ClaimedProperty } from './prove/certificate/claim.ts'
export { comparePolicies, type Comparison } from './prove/compare-policies.ts'
export type { Assumption, Counterexample, Holds, Proof } from './prove/proof.ts'
export {
  covers,
  equivalent,
  implies,
  notLockedOut,
  notPublic,
  onlyFromAccounts,
  onlyFromOrg,
  onlyFromVpc,
  onlyFromVpce,
} from './prove/properties.ts'
export type { Property } from './prove/property.ts'
export { prove } from './prove/prove.ts'
export type { ProveOptions } from './prove/prove-options.ts'
export { repair, type Repair, type RepairEdit } from './prove/repair/repair.ts'
export {
  describeFinding,
  expandResources,
  formatExecuteApiArn,
  parseExecuteApiArn,
  parsePolicy,
  placeInText,
  PolicyError,
  printPolicy,
  samePolicy,
  unescapePolicy,
  valueText,
  type ApiArn,
  type Attachment,
  type Choice,
  type Condition,
  type ConditionKey,
  type Dialect,
  type Effect,
  type EffectElement,
  type Escape,
  type ExecuteApiArn,
  type Finding,
  type FindingText,
  type FunctionObject,
  type LaterStatement,
  type ListElement,
  type Literal,
  type Node,
  type OneOrMany,
  type Operator,
  type OperatorFamily,
  type OperatorName,
  type BaseOperatorName,
  type ParsedPolicy,
  type ParseOptions,
  type ParseRule,
  type Part,
  type Policy,
  type PolicyDocument,
  type PolicyErrorCode,
  type PolicyInput,
  type PrincipalDocument,
  type PrincipalElement,
  type PrincipalEntry,
  type PrincipalType,
  type Range,
  type Reference,
  type ReferenceObject,
  type Request,
  type RequestPrincipal,
  type SetOperator,
  type Severity,
  type Statement,
  type StatementDocument,
  type TextDocument,
  type TextPlace,
  type Value,
  type Variable,
  type Version,
  type VersionElement,
} from './language/index.ts'
