import type { Counterexample, Repair } from '../../policy/index.ts'
import { placeOf } from '../evaluate/policy-source.ts'
import type { Colors } from '../render/colors.ts'
import { renderPlace } from '../render/place.ts'
import type { Row } from './prove-subject.ts'
import { renderCurl } from './render-curl.ts'
import { renderRequest } from './render-request.ts'
import type { ReadSubject } from './subject.ts'

/** A proof, of what and under which authorization type. */
export type ProvedRow = Extract<Row, { readonly subject: ReadSubject; readonly proof: object }>

/** Writes a proof: what was asked of which policy, the verdict, the request that breaks it and the statements that let it in, and what was taken for granted. */
export function renderProof(row: ProvedRow, question: string, colors: Colors): string {
  const { proof, subject: source } = row
  const paint = { holds: colors.green, fails: colors.red, unknown: colors.yellow }[proof.verdict]
  const verdict = { holds: 'HOLDS', fails: 'FAILS', unknown: 'UNKNOWN' }[proof.verdict]
  const [authorization, ...assumptions] = proof.assumptions
  return [
    `${paint(colors.bold(verdict))} for ${source.name}: ${question}\n`,
    authorization === undefined ? '' : `  ${authorization.text}\n`,
    bodyOf(row, colors),
    `\n${assumptions.map(({ text }) => colors.dim(`assumed: ${text}\n`)).join('')}`,
  ].join('')
}

function bodyOf(row: ProvedRow, colors: Colors): string {
  const { proof } = row
  switch (proof.verdict) {
    case 'holds':
      return proof.witnesses.length === 0
        ? "  no request breaks it, under any reading of what AWS's documents dispute\n"
        : proof.witnesses.map((request) => `\nthis request gets in:\n${renderRequest(request)}`).join('')
    case 'fails':
      return proof.counterexample === undefined ? '  nobody gets in\n' : renderCounterexample(proof.counterexample, row, colors)
    case 'unknown':
      return `  ${proof.reason}\n`
  }
}

function renderCounterexample(counterexample: Counterexample, { subject: source, type, repair }: ProvedRow, colors: Colors): string {
  const { request, statements, readings, bindings, conditions, otherSideAllows } = counterexample
  const given = [...Object.entries(bindings), ...Object.entries(conditions).map(([name, value]) => [name, String(value)])]
  const curl = renderCurl(request, type)
  return [
    `\nthis request gets in:\n${renderRequest(request)}`,
    ...given.map(([name = '', value = '']) => `  where ${name} is ${value}\n`),
    otherSideAllows ? "  where the caller's own policies, or the authorizer's, allow it\n" : '',
    ...Object.entries(readings).map(([fact, reading]) => `  where ${fact} is read as \`${reading}\`\n`),
    curl === undefined ? '' : `\n${curl.replace(/^(?=.)/gm, '  ')}`,
    ...statements.map(({ layer, index, sid, effect, range }) => {
      const place = layer !== 'resource-policy' || range === undefined ? '' : renderPlace(placeOf(source, range), source.text, colors)
      return `\nlet in by statement ${index}${sid === undefined ? '' : ` \`${sid}\``} (${effect})${layer === 'resource-policy' ? '' : " of the VPC endpoint's policy"}\n${place}`
    }),
    repair === undefined ? '' : `\n${renderRepair(repair, source, colors)}`,
  ].join('')
}

function renderRepair(repair: Repair, source: ReadSubject, colors: Colors): string {
  if (repair.kind === 'none') return `${colors.bold('no repair')}: ${repair.reason}\n`
  const places = repair.edits.flatMap(({ range }) =>
    range === undefined ? [] : [renderPlace(placeOf(source, range), source.text, colors)],
  )
  return `${colors.bold('repair')}: ${repair.text}\n${places.join('')}`
}
