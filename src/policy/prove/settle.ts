import { foldCase, valueText, type Policy, type Value } from '../language/index.ts'
import { sampleApi } from '../solve/encode/dimensions.ts'
import { sampleValues } from '../solve/encode/sample-values.ts'
import type { Model } from './build-request.ts'
import type { Formulated, Wanted } from './formulate.ts'
import { policiesOf, type Question } from './question.ts'

/** What variables and references may be taken to stand for, to see whether a request gets in. */
export interface Guess {
  readonly known: ReadonlyMap<string, string | undefined>
}

/** Guesses what is unknown: what the request carries there, what the policies compare with it, a text that nobody names, and everything. At most 64 guesses. */
export function guesses(question: Question, policy: Policy, wanted: Wanted, { met }: Formulated, model: Model): readonly Guess[] {
  let all: readonly (readonly (readonly [string, string | undefined])[])[] = [[]]
  for (const [name, kind] of met.unknowns) {
    if (kind === 'later') continue
    const texts =
      kind === 'variable'
        ? textsOfVariable(name, question, model)
        : textsOfReference(name, [policy, ...policiesOf(question), ...guardsOf(wanted)], question, model)
    all = all.flatMap((guess) => texts.map((text) => [...guess, [name, text] as const])).slice(0, 64)
  }
  return all.map((guess) => ({ known: new Map(guess) }))
}

function guardsOf(wanted: Wanted): readonly Policy[] {
  return wanted.kind === 'against' ? [wanted.guard] : wanted.kind === 'without' ? [wanted.policy] : []
}

function textsOfVariable(key: string, question: Question, model: Model): readonly (string | undefined)[] {
  const carried = model.get(key)
  const compared = policiesOf(question).flatMap((policy) => conditionsOn(policy, key))
  return [
    ...distinct([...(typeof carried === 'string' ? [carried] : []), ...sampleValues(key).slice(0, 1), ...compared.filter(isPlain)]),
    undefined,
  ]
}

function textsOfReference(raw: string, policies: readonly Policy[], question: Question, model: Model): readonly string[] {
  const texts: string[] = []
  const holds = ({ parts }: Value): boolean => parts.some((part) => part.kind === 'reference' && part.raw.includes(raw))
  for (const { principal, action, resource, conditions } of policies.flatMap(({ statements }) => statements)) {
    if (principal.entries.some(({ value }) => holds(value)))
      texts.push('*', '999988887777', ...(question.api === undefined ? [] : [question.api.split(':')[4] ?? '']))
    if (action.values.some(holds)) texts.push('execute-api:*', 'execute-api:ManageConnections')
    if (resource.values.some(holds))
      texts.push(...(question.api === undefined ? [] : [`${question.api}/*`]), '*', 'execute-api:/*', `${sampleApi}/elsewhere/*`)
    for (const { key, values } of conditions.filter((condition) => condition.values.some(holds))) {
      const folded = foldCase(key.name)
      const carried = model.get(folded)
      const compared = policies.flatMap((policy) => conditionsOn(policy, folded)).filter((text) => isPlain(text) && !text.startsWith('{'))
      texts.push(...(typeof carried === 'string' ? [carried] : []), ...sampleValues(folded).slice(0, 2), ...compared)
      if (values.length > 0) texts.push('*')
    }
  }
  return distinct(texts).slice(0, 12)
}

function conditionsOn({ statements }: Policy, key: string): readonly string[] {
  return statements.flatMap(({ conditions }) =>
    conditions.flatMap((condition) => (foldCase(condition.key.name) === key ? condition.values.map(valueText) : [])),
  )
}

function isPlain(text: string): boolean {
  return !text.includes('${')
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}
