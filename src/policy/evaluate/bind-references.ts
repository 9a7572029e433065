import {
  effectiveVersion,
  partText,
  PolicyError,
  readVariables,
  takesVariables,
  type Condition,
  type Part,
  type Policy,
  type PrincipalEntry,
  type Statement,
  type Value,
} from '../language/index.ts'

/** A reference's `raw` -> what it stands for. */
export type Bindings = Readonly<Record<string, string | readonly string[]>>

/** Puts texts in the place of references, as a deployment does; references without a binding stay. A list stands for several values where the reference is a whole value. */
export function bindReferences(policy: Policy, bindings: Bindings): Policy {
  if (Object.keys(bindings).length === 0) return policy
  const version = effectiveVersion(policy)
  const bind = (values: readonly Value[], variables: boolean): readonly Value[] =>
    values.flatMap((value) => bindValue(value, bindings, variables && version === '2012-10-17'))
  const bindEntry = (entry: PrincipalEntry): readonly PrincipalEntry[] => bind([entry.value], false).map((value) => ({ ...entry, value }))
  const bindCondition = (condition: Condition): Condition => ({
    ...condition,
    values: bind(condition.values, takesVariables(condition.operator)),
  })
  const bindStatement = (statement: Statement): Statement => ({
    ...statement,
    principal: { ...statement.principal, entries: statement.principal.entries.flatMap(bindEntry) },
    action: { ...statement.action, values: bind(statement.action.values, false) },
    resource: { ...statement.resource, values: bind(statement.resource.values, true) },
    conditions: statement.conditions.map(bindCondition),
  })
  return { ...policy, statements: policy.statements.map(bindStatement) }
}

function bindValue(value: Value, bindings: Bindings, variables: boolean): readonly Value[] {
  const bound = value.parts.map((part) => boundTo(part, bindings))
  if (bound.every((one) => one === undefined)) return [value]
  const [list] = bound
  if (bound.length === 1 && typeof list === 'object') return list.map((text) => ({ ...value, parts: read([text], value, variables) }))
  return [
    {
      ...value,
      parts: read(
        value.parts.map((part) => textOrPart(part, bindings, value)),
        value,
        variables,
      ),
    },
  ]
}

function textOrPart(part: Part, bindings: Bindings, value: Value): string | Part {
  const bound = boundTo(part, bindings)
  if (typeof bound === 'object') {
    throw new PolicyError('INVALID_OPTION', `\`${partText(part)}\` is part of a text and cannot stand for a list`, {
      at: value.pointer,
      help: 'bind it to a string',
    })
  }
  return bound ?? (part.kind === 'reference' ? part : partText(part))
}

/** Joins texts and reads them as IAM will: what a binding holds may be a wildcard or a policy variable. */
function read(pieces: readonly (string | Part)[], value: Value, variables: boolean): readonly Part[] {
  const parts: Part[] = []
  let text = ''
  const flush = (): void => {
    if (text !== '') parts.push(...readText(text, value, variables))
    text = ''
  }
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece
    else {
      flush()
      parts.push(piece)
    }
  }
  flush()
  return parts
}

function readText(text: string, value: Value, variables: boolean): readonly Part[] {
  if (!variables) return [{ kind: 'literal', text }]
  return readVariables(text, value, () => {
    throw new PolicyError('INVALID_OPTION', `\`${text.slice(0, 200)}\` holds a policy variable that cannot be read`, {
      at: value.pointer,
      help: 'look at its braces',
    })
  })
}

function boundTo(part: Part, bindings: Bindings): string | readonly string[] | undefined {
  return part.kind === 'reference' && Object.hasOwn(bindings, part.raw) ? bindings[part.raw] : undefined
}
