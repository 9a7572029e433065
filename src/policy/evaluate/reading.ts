/**
 * The facts on which AWS's documents are silent or at odds, and how each may be read. The first reading is the default.
 *
 * - `PS-9`: whether an empty string counts as a value for `Null`. `null`: it is neither absent nor a value. `present`: it is a value.
 * - `PS-20`: a multivalued key under an operator without a set operator. `never`: it does not match. `negation`: negated operators match.
 * - `PS-27`: what `?` stands for. `code-point` or `utf-16-unit`.
 * - `PS-28`: the case that IgnoreCase ignores. `ascii` or `unicode`.
 * - `PS-40`: the address `::ffff:192.0.2.1`. `ipv6`: an IPv6 address of its own. `ipv4`: the IPv4 address inside.
 * - `PS-66`: a `*` that ends a field of a Resource. `beyond-colons`: it may match colons. `within-field`: only at the very end of the value.
 * - `PS-71`: `{"AWS": "*"}`. `everyone` or `aws-and-anonymous`: no services, federated or canonical users.
 * - `PS-104`: an ARN with fewer than six fields. `as-written`: it matches only where it ends in `*`. `completed`: missing fields are `*`.
 */
export const readings = {
  'PS-9': ['null', 'present'],
  'PS-20': ['never', 'negation'],
  'PS-27': ['code-point', 'utf-16-unit'],
  'PS-28': ['ascii', 'unicode'],
  'PS-40': ['ipv6', 'ipv4'],
  'PS-66': ['beyond-colons', 'within-field'],
  'PS-71': ['everyone', 'aws-and-anonymous'],
  'PS-104': ['as-written', 'completed'],
} as const

/** The id of a disputed fact. */
export type DisputedFact = keyof typeof readings

/** Disputed fact -> the reading to follow. */
export type Readings = { readonly [Fact in DisputedFact]?: (typeof readings)[Fact][number] }
