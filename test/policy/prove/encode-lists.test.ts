import { expect, it } from 'vitest'
import { evaluate, type PolicyDocument, type Readings } from '../../../src/policy/index.ts'
import { encodeAccess, findCallers } from '../../../src/policy/solve/encode/encode-access.ts'
import { newMet, secondReading } from '../../../src/policy/solve/encode/scope.ts'
import { read } from '../differential/ask.ts'
import { subsets } from './encoded-as.ts'
import { holdsOf } from './holds-of.ts'

const facts = ['PS-9', 'PS-15', 'PS-16', 'PS-19', 'PS-20'] as const
const key = 'aws:PrincipalOrgPaths'
const resource = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/GET/orders'
const carried = [undefined, '', 'a', 'b', ['a'], ['a', 'b'], ['b', 'c'], [''], ['', 'a']] as const
const operators = ['', 'ForAnyValue:', 'ForAllValues:'].flatMap((quantifier) =>
  ['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike', 'StringEqualsIgnoreCase'].flatMap((name) =>
    ['', 'IfExists'].map((suffix) => `${quantifier}${name}${suffix}`),
  ),
)
const choices = subsets(facts)

it.each([...operators, 'Null'])('%s of absent keys, texts and lists, under every reading', (operator) => {
  for (const value of operator === 'Null' ? ['true', 'false'] : ['a', '', ['a', 'b']]) {
    const policy: PolicyDocument = {
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*', Condition: { [operator]: { [key]: value } } },
    }
    const parsed = read(policy)
    const scope = {
      readings: {},
      known: new Map(),
      api: undefined,
      wholeArn: false,
      actions: ['execute-api:Invoke'],
      private: false,
      view: '',
      isAskedAgain: false,
      met: newMet(),
    }
    const surroundings = { authorizationType: 'NONE' } as const
    const formula = encodeAccess(parsed, surroundings, findCallers([parsed], surroundings, [], scope), scope)
    for (const found of carried) {
      const context = found === undefined ? {} : { [key]: found }
      for (const chosen of choices) {
        const readings = Object.fromEntries(chosen.map((fact) => [fact, secondReading(fact)])) as Readings
        const isAllowed = evaluate(parsed, { resource, context }, { readings }).decision === 'Allow'
        expect({ value, found, chosen, isAllowed: holdsOf(formula, { texts: {}, context, choices: new Set(chosen) }) }).toEqual({
          value,
          found,
          chosen,
          isAllowed,
        })
      }
    }
  }
})
