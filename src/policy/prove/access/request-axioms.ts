import { anyOne, anyText, codesOf, globPattern, literalPattern, type Token } from '../../solve/formula/pattern.ts'
import { always, and, any, not, or, present, type Formula } from '../../solve/formula/formula.ts'
import { valueSet, type ValueSet } from '../../solve/formula/value-set.ts'
import type { Caller } from '../../solve/encode/callers.ts'
import { keyDimension } from '../../solve/encode/dimensions.ts'
import { encodeBehindApi } from '../../solve/encode/encode-resource.ts'
import { isOneOf } from '../../solve/encode/encode-principal.ts'
import { knownKey } from '../../language/index.ts'
import type { Assumption } from '../proof.ts'
import { greatest } from '../../solve/values/address.ts'
import type { Subject } from './subject.ts'

/** The keys that only requests through a VPC endpoint carry. */
export const endpointKeys: readonly string[] = ['aws:sourcevpce', 'aws:sourcevpc', 'aws:vpcsourceip']

/** The keys that say who signed. */
export const identityKeys: readonly string[] = ['aws:principalaccount', 'aws:principalarn']

/** What is true of the requests that AWS makes of what callers send, in so far as `met`, the keys that policies read, are concerned. */
export function requestAxioms(subject: Subject, met: ReadonlySet<string>): Formula {
  const { question, formulated, axioms } = subject
  const { scope, callers } = formulated
  const of = (key: string): ReturnType<typeof keyDimension> => keyDimension(scope, key)
  const inside = endpointKeys.filter((key) => met.has(key)).map((key) => present(of(key)))
  const together = question.private ? and(...inside) : or(and(...inside), and(...inside.map(not)))
  const formed = [...met].flatMap((key) => {
    const set = wellFormed(key)
    return set === undefined ? [] : [or(not(present(of(key))), and(...set.map((one) => one(of(key)))))]
  })
  const everywhere = constantKeys.filter(({ key }) => met.has(key)).map(({ key, set }) => any(of(key), set))
  const isSigned = question.authorizationType === 'AWS_IAM'
  const naming = [...met].filter((key) => isNaming(key))
  const named = isSigned
    ? callersHave(
        callers.all,
        naming.filter((key) => identityKeys.includes(key)),
        scope,
      )
    : and(...naming.map((key) => not(present(of(key)))))
  return and(axioms, together, ...formed, ...everywhere, named, routed(subject))
}

/** Says what `requestAxioms` takes for granted besides what a proof does. */
export function axiomsInWords({ question }: Subject, met: ReadonlySet<string>): readonly Assumption[] {
  const has = (keys: readonly string[]): boolean => keys.some((key) => met.has(key))
  const isSigned = question.authorizationType === 'AWS_IAM'
  const texts: readonly (readonly [boolean, string, string])[] = [
    [
      has(endpointKeys) && !question.private,
      'endpointKeys',
      'a request through a VPC endpoint carries aws:SourceVpce, aws:SourceVpc and aws:VpcSourceIp, any other request none of them',
    ],
    [
      [...met].some((key) => wellFormed(key) !== undefined),
      'wellFormed',
      'ids of endpoints and VPCs, and addresses, are written in the form that AWS gives them',
    ],
    [!isSigned && [...met].some(isNaming), 'anonymous', 'callers who are not authenticated by IAM carry no key that says who they are'],
    [
      has(constantKeys.map(({ key }) => key)),
      'everyRequest',
      'every request carries aws:CurrentTime, aws:EpochTime and aws:SecureTransport, which is true',
    ],
    [
      isSigned || question.endpointPolicy !== undefined,
      'identities',
      'callers are users and roles, and those whom the policies name; none is the root user of an account',
    ],
    [isSigned && has(identityKeys), 'identity', 'aws:PrincipalAccount and aws:PrincipalArn are those of the caller'],
  ]
  return texts.flatMap(([applies, name, text]) => (applies ? [{ name, text }] : []))
}

const moments = valueSet({
  kind: 'instants',
  comparisons: [
    { relation: 'less', value: '0' },
    { relation: 'greater-or-equal', value: '0' },
  ],
})

/** The keys that every request carries, and with what. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html */
const constantKeys: readonly { readonly key: string; readonly set: ValueSet }[] = [
  { key: 'aws:currenttime', set: moments },
  { key: 'aws:epochtime', set: moments },
  { key: 'aws:securetransport', set: valueSet({ kind: 'texts', patterns: [literalPattern('true')] }) },
]

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html */
function isNaming(key: string): boolean {
  return /^aws:(?:principal|userid|username|multifactor|tokenissuetime)/.test(key) && knownKey(key) !== undefined
}

type Demand = (dimension: ReturnType<typeof keyDimension>) => Formula

function wellFormed(key: string): readonly Demand[] | undefined {
  if (key === 'aws:sourcevpce') return [matching('vpce-'), ...plain]
  if (key === 'aws:sourcevpc') return [matching('vpc-'), ...plain]
  if (key === 'aws:sourceip' || key === 'aws:vpcsourceip') return [(dimension) => any(dimension, addresses)]
  return undefined
}

function matching(prefix: string): Demand {
  return (dimension) => any(dimension, texts([...codesOf(prefix), anyOne, anyText]))
}

/** No id has a `*` or a `?` in it. */
const plain: readonly Demand[] = ['*', '?'].map(
  (character) => (dimension) => not(any(dimension, texts([anyText, ...codesOf(character), anyText]))),
)

// Why: `::ffff:192.0.2.1` is nobody's address, and what it would mean is disputed (PS-40).
const mapped = 0xffffn << 32n
const addresses = valueSet({
  kind: 'addresses',
  intervals: [
    { version: 4, low: 0n, high: greatest(4) },
    { version: 6, low: 0n, high: mapped - 1n },
    { version: 6, low: mapped + (1n << 32n), high: greatest(6) },
  ],
})

function texts(tokens: readonly Token[]): ValueSet {
  return valueSet({ kind: 'texts', patterns: [globPattern(tokens)] })
}

/** An account and an ARN go with the caller that they belong to. */
function callersHave(all: readonly Caller[], keys: readonly string[], scope: Subject['formulated']['scope']): Formula {
  if (keys.length === 0) return always
  const accounts = [...new Set(all.flatMap(({ account }) => account ?? []))]
  const others = all.filter(({ account }) => account === undefined)
  const of = (account: string): Formula =>
    and(
      isOneOf(
        all.filter((caller) => caller.account === account),
        all,
        scope,
      ),
      ...keys.map((key) =>
        any(
          keyDimension(scope, key),
          key === 'aws:principalaccount'
            ? valueSet({ kind: 'texts', patterns: [literalPattern(account)] })
            : texts([...codesOf('arn:'), anyText, ...codesOf(`:iam::${account}:`), anyText]),
        ),
      ),
    )
  return or(...accounts.map(of), isOneOf(others, all, scope))
}

/** What is asked for has a stage and a method. @see https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html */
function routed({ formulated: { scope } }: Subject): Formula {
  const route = [anyOne, anyText, ...codesOf('/'), anyOne, anyText]
  const { dimensions } = scope.met
  return dimensions.has('Route') || dimensions.has('Resource') ? encodeBehindApi(route, scope) : always
}
