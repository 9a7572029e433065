import { canonicalKey } from '../condition-key.ts'
import { foldCase } from '../fold-case.ts'
import type { JsonMember, JsonObject } from '../json/json-node.ts'
import { placeOf } from '../node.ts'
import { operatorText, readOperator, takesVariables, type Operator } from '../operator.ts'
import type { Condition } from '../policy.ts'
import type { Context } from './context.ts'
import { reportDuplicates } from './elements.ts'
import { readBranches, type Branch } from './read-branches.ts'
import { readValues } from './read-value-node.ts'

/** Reads `Condition`: one result for each operator and key. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html */
export function parseConditions({ value }: JsonMember, context: Context): readonly Condition[] {
  return readBranches(value, context).flatMap(
    ({ node, when }) => readBlock(node, 'Condition', context)?.members.flatMap((member) => parseOperator(member, when, context)) ?? [],
  )
}

function parseOperator(member: JsonMember, above: Branch['when'], context: Context): readonly Condition[] {
  const operator = operatorOf(member, context)
  return readBranches(member.value, context, above).flatMap((branch) => {
    const block = readBlock(branch.node, member.name, context)
    if (operator === undefined || block === undefined) return []
    return block.members.flatMap((key) =>
      readBranches(key.value, context, branch.when).map(({ node, when }) => {
        const condition = parseKey(operator, { ...key, value: node }, context)
        return when.length === 0 ? condition : { ...condition, when }
      }),
    )
  })
}

function parseKey(operator: Operator, { name, at, value }: JsonMember, context: Context): Condition {
  const variables = takesVariables(operator)
  return {
    kind: 'condition',
    operator,
    key: { kind: 'condition-key', name, canonical: canonicalKey(name), ...at },
    values: readValues(value, { element: name, variables, scalars: true }, context),
    ...placeOf(value),
  }
}

function operatorOf({ name, at }: JsonMember, context: Context): Operator | undefined {
  const read = readOperator(name, at)
  switch (read.kind) {
    case 'operator':
      if (!read.exactCase) context.report('operator-wrong-case', at, { name, suggestion: operatorText(read.operator) })
      return read.operator
    case 'if-exists-on-null': {
      context.report('ifexists-on-null', at, { name })
      return undefined
    }
    case 'unknown': {
      context.report('unknown-operator', at, {
        name,
        ...(read.suggestion === undefined ? {} : { suggestion: read.suggestion }),
      })
      return undefined
    }
  }
}

function readBlock(value: JsonMember['value'], element: string, context: Context): JsonObject | undefined {
  if (value.kind !== 'object') {
    context.report('wrong-type', value, { element, expected: 'an object', found: value.kind })
    return undefined
  }
  if (value.members.length === 0) context.report('empty-condition', value, { element })
  reportDuplicates(value, context.report)
  reportSpellings(value, context)
  return value
}

/** Reports one operator or key in two spellings: both are evaluated, which is hardly meant. */
function reportSpellings(block: JsonObject, context: Context): void {
  const first = new Map<string, string>()
  for (const { name, at } of block.members) {
    const folded = foldCase(name)
    const other = first.get(folded)
    if (other === undefined) first.set(folded, name)
    else if (other !== name) context.report('duplicate-key-different-case', at, { name, other })
  }
}
