import type { Decision } from '../../../policy/index.ts'
import type { Colors } from '../../render/colors.ts'
import type { LayerSources } from '../locate-error.ts'
import type { RequestAnswer } from '../request-answer.ts'
import { layerNames } from './layer-name.ts'
import { wordMiss } from './miss.ts'
import { renderStatement } from './statement.ts'

/** Writes the answer about one request: the decision first, then why, what is not known, and what would be allowed instead. */
export function renderEvaluation(answer: RequestAnswer, sources: LayerSources, colors: Colors): string {
  const { evaluation, asked } = answer
  const paint = evaluation.decision === 'Allow' ? colors.green : colors.red
  return [
    `${paint(colors.bold(verdicts[evaluation.decision]))} by the ${layerNames[evaluation.layer]}\n`,
    renderAsked(answer),
    ...evaluation.trace.flatMap(({ layer, outcome, statements }) => {
      const source = sources.get(layer)
      const file = source === undefined ? '' : ` (${source.file})`
      const head = `\n${colors.cyan(colors.bold(layerNames[layer]))}${file}: ${outcome}\n`
      return [head, ...statements.map((statement) => `\n${renderStatement(statement, outcome, source, colors)}`)]
    }),
    ...notesOf(answer).map(([title, text]) => `\n${colors.yellow(title)}: ${text}\n`),
    evaluation.decision === 'Allow' ? '' : renderMisses(answer, colors),
    asked.assumed.length > 0 ? `\n${colors.dim(assumedText(answer))}` : '',
  ].join('')
}

const verdicts: Readonly<Record<Decision, string>> = {
  Allow: 'ALLOWED',
  ExplicitDeny: 'DENIED (ExplicitDeny)',
  ImplicitDeny: 'DENIED (ImplicitDeny)',
}

function renderAsked({ asked, options, evaluation }: RequestAnswer): string {
  const { principal, resource, context = {} } = asked.request
  const caller = principal !== undefined && 'arn' in principal ? principal.arn : 'anonymous'
  const keys = Object.entries(context).map(([key, value]) => `  ${key} = ${typeof value === 'string' ? value : value.join(', ')}\n`)
  const { answer } = evaluation
  return [
    `  ${resource}\n`,
    `  caller ${caller}, authorization type ${options.authorizationType ?? 'NONE'}\n`,
    ...keys,
    answer === undefined ? '' : `  the caller sees ${answer.status} ${answer.errorType} ${answer.body}\n`,
  ].join('')
}

function notesOf({ evaluation }: RequestAnswer): readonly (readonly [string, string])[] {
  const { missingKeys, disputed } = evaluation
  const keys = missingKeys.map((key) => `\`${key}\``).join(', ')
  const facts = disputed.map((fact) => `\`${fact}\``).join(', ')
  const missing = `${keys} ${missingKeys.length === 1 ? 'is' : 'are'} read by a policy, and the request does not carry ${missingKeys.length === 1 ? 'it' : 'them'}: taken as absent`
  return [
    ...(missingKeys.length > 0 ? [['missing', `${missing}; \`--context KEY=VALUE\` says more`] as const] : []),
    ...(disputed.length > 0
      ? [
          [
            'disputed',
            `AWS's documents disagree about ${facts}, and the decision would be another one under another reading: \`--reading FACT=READING\``,
          ] as const,
        ]
      : []),
  ]
}

function renderMisses({ misses }: RequestAnswer, colors: Colors): string {
  const title = colors.cyan('help')
  if (misses.length === 0) return `\n${title}: no request that differs in what the policy names was found to be allowed\n`
  return `\n${misses.map((miss, index) => `${title}: this would ${index === 0 ? '' : 'also '}be allowed ${wordMiss(miss)}\n`).join('')}`
}

function assumedText({ asked }: RequestAnswer): string {
  return asked.assumed.map((one) => `assumed: the ${one === 'api' ? 'API' : 'stage'} of the request; \`--${one}\` says another\n`).join('')
}
