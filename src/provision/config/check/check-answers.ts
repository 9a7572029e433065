import { evaluate, PolicyError, type PolicyDocument } from '../../../policy/index.ts'
import type { ConfigFinding } from '../config-finding.ts'
import { childPointer } from '../pointer.ts'
import { loosely } from './read-loosely.ts'

/** Checks that what stands in for a function on the sandbox answers with policies that can be evaluated. */
export function checkAnswers(config: unknown): readonly ConfigFinding[] {
  return loosely.entries(loosely.key(config, 'sandbox', 'authorizers')).flatMap(([name, answers]) =>
    loosely.entries(answers).flatMap(([token, answer]): readonly ConfigFinding[] => {
      const fault = typeof answer === 'object' && answer !== null && !Array.isArray(answer) ? faultOf(answer as PolicyDocument) : undefined
      if (fault === undefined) return []
      const { message, help } = fault
      const pointer = childPointer(childPointer('/sandbox/authorizers', name), token)
      return [
        {
          code: 'BAD_POLICY',
          message: `no function can answer with this: ${message}`,
          ...(help !== undefined && { help }),
          pointer,
          on: 'value',
        },
      ]
    }),
  )
}

function faultOf(policy: PolicyDocument): PolicyError | undefined {
  const resource = 'arn:aws:execute-api:eu-west-1:123456789012:a1b2c3d4e5/prod/GET/'
  try {
    evaluate(nothing, { resource, context: {} }, { authorizationType: 'CUSTOM', authorizer: { kind: 'policy', policy } })
    return undefined
  } catch (error) {
    if (error instanceof PolicyError) return error
    throw error
  }
}

const nothing: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:InvalidateCache', Resource: '*' }],
}
