import {
  operatorText,
  valueText,
  type Condition,
  type ListElement,
  type Node,
  type Statement,
  type StatementDocument,
} from '../../language/index.ts'
import type { Question } from '../question.ts'
import type { Edit } from './edit.ts'
import type { WantedCallers } from './wanted-callers.ts'

/** Gives the changes of single elements that may shut a policy, statement by statement. */
export function possibleEdits(question: Question, wanted: WantedCallers): readonly Edit[] {
  return question.policy.statements.flatMap((statement) => [
    ...(statement.effect.value === 'Deny' ? wideningEdits(statement, question) : []),
    ...statement.conditions.flatMap((condition) => conditionEdits(statement, condition, wanted)),
  ])
}

/** Gives the statement that keeps everybody else out. */
export function addedDeny({ key, ids }: WantedCallers, question: Question): Edit {
  const [only] = ids
  const values = ids.length === 1 && only !== undefined ? only : ids
  const names = ids.map((id) => `\`${typeof id === 'string' ? id : JSON.stringify(id)}\``).join(', ')
  const resource = wholeApi(question)
  const deny: StatementDocument = {
    Effect: 'Deny',
    Principal: '*',
    Action: 'execute-api:*',
    Resource: resource,
    Condition: { StringNotEquals: { [key]: values } },
  }
  const text = `add a Deny of everything for requests whose ${key} is not ${names}`
  return { text, kind: 'add', pointer: '/Statement', change: () => deny }
}

function wideningEdits(statement: Statement, question: Question): readonly Edit[] {
  const { action, resource, principal } = statement
  const whole = wholeApi(question)
  const set = (at: Node, name: 'Resource' | 'Action' | 'Principal', value: string): Edit => ({
    ...placed(at, statement),
    text: `widen the ${name} of ${nameOf(statement)} to \`${value}\``,
    kind: name,
    change: (before) => {
      const kept = Object.entries(before).filter(([element]) => element !== name && element !== `Not${name}`)
      const at = kept.findIndex(([element]) => element === 'Condition')
      return Object.fromEntries(kept.toSpliced(at < 0 ? kept.length : at, 0, [name, value])) as unknown as StatementDocument
    },
  })
  return [
    ...(isWhole(resource, [whole, '*']) ? [] : [set(resource, 'Resource', whole)]),
    ...(isWhole(action, ['execute-api:*', '*']) ? [] : [set(action, 'Action', 'execute-api:*')]),
    ...(principal.everyone && !principal.negated ? [] : [set(principal, 'Principal', '*')]),
  ]
}

function isWhole({ negated, values }: ListElement<'action' | 'resource'>, texts: readonly string[]): boolean {
  return !negated && values.some((value) => texts.includes(valueText(value)))
}

/** All of the API, in the way in which the policy names it. */
function wholeApi({ policy }: Question): string {
  const texts = policy.statements.flatMap(({ resource }) => resource.values.map(valueText))
  const [full] = texts.filter((text) => /^arn:[^:*?]+:execute-api:[^:*?]+:[^:*?]+:[^:*?/]+\//.test(text))
  return full === undefined || texts.some((text) => text.startsWith('execute-api:/')) ? 'execute-api:/*' : full.replace(/\/[^]*$/, '/*')
}

function conditionEdits(statement: Statement, condition: Condition, wanted: WantedCallers): readonly Edit[] {
  const { operator, key } = condition
  const isDeny = statement.effect.value === 'Deny'
  const own = operatorText(operator)
  const of = nameOf(statement)
  const edit = (kind: string, text: string, change: (block: Block) => Block): Edit => ({
    ...placed(condition, statement),
    kind,
    text,
    change: ({ Condition = {}, ...rest }) => {
      const changed = change(Condition)
      return { ...rest, ...(Object.keys(changed).length === 0 ? {} : { Condition: changed }) }
    },
  })
  const replaced =
    (name: string, values?: WantedCallers['ids']) =>
    (block: Block): Block => {
      const before = block[own]?.[key.canonical] ?? []
      const left = without(block, own, key.canonical)
      const [only] = values ?? []
      const after = values === undefined ? before : values.length === 1 && only !== undefined ? only : values
      return { ...left, [name]: { ...left[name], [key.canonical]: after } }
    }
  const plain = operatorText({ name: operator.name, ifExists: isDeny && operator.ifExists })
  const strict = isDeny ? 'StringNotEquals' : 'StringEquals'
  const isWanted = key.canonical === wanted.key && operator.family === 'String' && operator.negated === isDeny
  return [
    ...(plain === own ? [] : [edit('operator', `replace \`${own}\` by \`${plain}\` in ${of}`, replaced(plain))]),
    ...(isWanted
      ? [
          edit(
            'values',
            `name ${wanted.ids.map((id) => `\`${typeof id === 'string' ? id : JSON.stringify(id)}\``).join(', ')} by \`${strict}\` under ${key.canonical} in ${of}`,
            replaced(strict, wanted.ids),
          ),
        ]
      : []),
    ...(isDeny && statement.conditions.length > 1
      ? [edit('condition', `drop the condition \`${own}\` on ${key.canonical} from ${of}`, (block) => without(block, own, key.canonical))]
      : []),
  ]
}

type Block = NonNullable<StatementDocument['Condition']>

function without(block: Block, operator: string, key: string): Block {
  const { [operator]: keys = {}, ...others } = block
  const left = Object.fromEntries(Object.entries(keys).filter(([name]) => name !== key))
  return Object.keys(left).length === 0 ? others : { ...others, [operator]: left }
}

function nameOf({ effect, index, sid }: Statement): string {
  return `the ${effect.value} ${sid === undefined ? `in statement ${index}` : `\`${valueText(sid)}\``}`
}

function placed(at: Node, { index }: Statement): Pick<Edit, 'pointer' | 'range' | 'index'> {
  return { pointer: at.pointer, ...(at.range === undefined ? {} : { range: at.range }), index }
}
