/**
 * The facts on which AWS's documents are silent or at odds, and how each may be read. The first reading is the default.
 *
 * - `PS-9`: whether an empty string counts as a value for `Null`. `null`: it is neither absent nor a value. `present`: it is a value.
 * - `PS-15`: an empty string under `ForAllValues`. `value`: a value like any other. `null-set`: no value at all, which matches.
 * - `PS-16`: an empty string under `ForAnyValue`. `value`: a value like any other. `null-set`: no value at all, which does not match.
 * - `PS-19`: `ForAnyValue:…IfExists` and an absent key. `no-match` or `match`.
 * - `PS-20`: a multivalued key under an operator without a set operator. `never`: it does not match. `negation`: negated operators match.
 * - `PS-27`: what `?` stands for. `code-point` or `utf-16-unit`.
 * - `PS-28`: the case that IgnoreCase ignores. `ascii` or `unicode`.
 * - `PS-32`: a negated numeric or date operator and a text that is no number or date. `match`: it is not equal. `no-match`: every comparison is false.
 * - `PS-36`: a policy variable in the value of `Bool`. `variable`: it is replaced. `text`: it is plain text, equal to neither `true` nor `false`.
 * - `PS-40`: the address `::ffff:192.0.2.1`. `ipv6`: an IPv6 address of its own. `ipv4`: the IPv4 address inside.
 * - `PS-47-pattern`: an ARN operator and a pattern with fewer than six fields. `no-match`: it matches nothing. `trailing-star`: a `*` at its end stands for the missing fields.
 * - `PS-47-request`: a negated ARN operator and a text that is no ARN. `match`: it is not equal. `no-match`: every comparison is false.
 * - `PS-51`: a negated operator with a policy variable that has no value. `match`: no text equals it. `no-match`: the operator does not match, whatever the request carries.
 * - `PS-53-empty`: `${key, ''}` where the key is absent. `empty-text`: the empty text. `no-value`: as without a default.
 * - `PS-53-space`: `${key,'default'}` without a space behind the comma. `default`: as with one. `no-value`: a variable that has no value.
 * - `PS-57`: aws:userid, aws:PrincipalAccount and aws:PrincipalType of an anonymous caller. `absent`, or `anonymous`: that is their value.
 * - `PS-66`: a `*` that ends a field of a Resource. `beyond-colons`: it may match colons. `within-field`: only at the very end of the value.
 * - `PS-71`: `{"AWS": "*"}`. `everyone` or `aws-and-anonymous`: no services, federated or canonical users.
 * - `PS-104`: an ARN with fewer than six fields, in a policy of a resource or an endpoint. `as-written`: it matches only where it ends in `*`. `completed`: missing fields are `*`.
 *
 * Of the way of a request through its policies:
 *
 * - `PS-73`: an Allow for the account of the API itself (`…:root`). `delegates`: the caller still needs an Allow of its own. `grants`: it lets in every identity of the account.
 * - `PS-76`: an Allow for `"*"` and a permissions boundary or session policy that is silent. `unlimited`: the Allow stands by itself. `with-principal-arn`: only where it has a condition on aws:PrincipalArn.
 * - `PA-57`: resource control policies that are given. `applied`, or `not-supported`: execute-api is in no list of services that have them.
 *
 * Of the words of a denial, which change no decision:
 *
 * - `PA-28`: how a denial ends. `classic`: as AWS's troubleshooting pages print it. `2026`: as recorded from the service, with the kind of policy.
 * - `PA-37`: the body for an authorizer that failed. `null` or `internal-server-error`.
 * - `PA-39`: a denial by the endpoint policy. `same-sentence`: it reads like any other. `names-the-endpoint-policy`: as IAM words it elsewhere.
 * - `PA-41`: the member of the body that carries the sentence. `Message` or `message`.
 */
export const readings = {
  'PS-9': ['null', 'present'],
  'PS-15': ['value', 'null-set'],
  'PS-16': ['value', 'null-set'],
  'PS-19': ['no-match', 'match'],
  'PS-20': ['never', 'negation'],
  'PS-27': ['code-point', 'utf-16-unit'],
  'PS-28': ['ascii', 'unicode'],
  'PS-32': ['match', 'no-match'],
  'PS-36': ['variable', 'text'],
  'PS-40': ['ipv6', 'ipv4'],
  'PS-47-pattern': ['no-match', 'trailing-star'],
  'PS-47-request': ['match', 'no-match'],
  'PS-51': ['match', 'no-match'],
  'PS-53-empty': ['empty-text', 'no-value'],
  'PS-53-space': ['default', 'no-value'],
  'PS-57': ['absent', 'anonymous'],
  'PS-66': ['beyond-colons', 'within-field'],
  'PS-71': ['everyone', 'aws-and-anonymous'],
  'PS-104': ['as-written', 'completed'],
  'PS-73': ['delegates', 'grants'],
  'PS-76': ['unlimited', 'with-principal-arn'],
  'PA-57': ['applied', 'not-supported'],
  'PA-28': ['classic', '2026'],
  'PA-37': ['null', 'internal-server-error'],
  'PA-39': ['same-sentence', 'names-the-endpoint-policy'],
  'PA-41': ['Message', 'message'],
} as const

/** The id of a disputed fact. */
export type DisputedFact = keyof typeof readings

/** Disputed fact -> the reading to follow. */
export type Readings = { readonly [Fact in DisputedFact]?: (typeof readings)[Fact][number] }
