import { canonicalKey, choicesOf } from '../language/index.ts'
import type { Formulated } from './formulate.ts'
import type { Assumption } from './proof.ts'
import { policiesOf, type Question } from './question.ts'

/** Lists what a proof takes for granted. */
export function assumptionsOf(question: Question, { met }: Formulated): readonly Assumption[] {
  const { authorizationType, api, actions, endpointPolicy, readings } = question
  const assumptions: Assumption[] = [
    { name: 'authorizationType', text: `the methods authorize their callers by ${authorizationType}` },
    { name: 'actions', text: `requests ask for ${actions.join(', ')}` },
    { name: 'api', text: api === undefined ? 'requests are for the API that the policy is attached to' : `requests are for ${api}` },
    {
      name: 'private',
      text: question.private
        ? 'the API is private: every request carries the keys of a VPC endpoint, and none of them is empty'
        : 'the API may be public: requests may lack the keys of a VPC endpoint',
    },
    {
      name: 'endpointPolicy',
      text:
        endpointPolicy === undefined
          ? "the VPC endpoint's own policy lets everything through"
          : 'requests come through the VPC endpoint whose policy is given: whoever comes another way does not meet it',
    },
  ]
  const add = (name: string, text: string): void => void assumptions.push({ name, text })
  if (authorizationType === 'AWS_IAM') add('identityPolicies', "callers' own policies may allow anything: the worst is assumed")
  if (authorizationType === 'AWS_IAM') add('callers', 'callers are of the partition of the API or of one that the policies name')
  if (authorizationType === 'CUSTOM') add('authorizer', 'the Lambda authorizer may allow anything: the worst is assumed')
  if (authorizationType === 'COGNITO_USER_POOLS') add('token', 'callers have a valid token of the user pool')
  const single = [...met.dimensions.values()]
    .filter(({ kind, single: isSingle }) => kind === 'key' && isSingle)
    .map(({ name }) => canonicalKey(name))
  if (single.length > 0) add('singleValues', `requests carry at most one value under ${[...new Set(single)].join(', ')}`)
  if ([...met.unknowns.values()].includes('reference'))
    add('references', 'a reference stands for the same text, or list of texts, wherever it is written, and for no policy variable')
  const choices = [...new Set(policiesOf(question).flatMap(choicesOf))]
  if (choices.length > 0) add('conditions', `${choices.join(', ')}: each is true, or false, in all policies alike`)
  for (const [fact, reading] of Object.entries(readings)) add('reading', `${fact} is read as \`${reading}\``)
  return assumptions
}
