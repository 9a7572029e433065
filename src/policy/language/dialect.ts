/**
 * Which language surrounds a policy's strings.
 *
 * - `iam`: AWS's own JSON; `${…}` is a policy variable.
 * - `cloudformation`: `Ref`, `Fn::…` and `Fn::Sub` may stand for a value.
 * - `terraform`: `${…}` is an interpolation, `$${…}` a policy variable.
 * - `cdk`: `cloudformation`'s objects and tokens such as `${Token[TOKEN.12]}` may stand for a value, everything else is as in `iam`.
 */
export type Dialect = 'iam' | 'cloudformation' | 'terraform' | 'cdk'
