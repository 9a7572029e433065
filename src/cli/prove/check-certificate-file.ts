import { checkClaim, type Assumption, type Certificate, type CertificateCheck, type ClaimedProperty } from '../../policy/index.ts'
import { CliError } from '../cli-error.ts'
import { readSource } from '../evaluate/read-source.ts'
import { renderJsonLine } from '../render/json-line.ts'
import type { Terminal } from '../terminal.ts'
import type { ReadSubject } from './subject.ts'
import { readSubjects } from './read-subjects.ts'

/** Checks a certificate; with an input, also that it is about one of its policies. Exit code 0: it is valid. 1: it is not. Throws CliError for what is no certificate at all. */
export async function checkCertificateFile(path: string, input: string | undefined, isJson: boolean, terminal: Terminal): Promise<number> {
  const { file, text } = readSource(path)
  const certificate = readCertificate(file, text)
  const subjects = input === undefined ? [] : (await readSubjects(input, terminal)).filter((subject) => subject.kind === 'read')
  const [checked, subject] = checkFor(certificate, subjects)
  if (isJson)
    terminal.data(renderJsonLine('certificate', { file, ...checked, ...(checked.valid ? claimDocument(certificate, subject) : {}) }))
  else terminal.data(render(file, certificate, checked, subject, terminal))
  return checked.valid ? 0 : 1
}

/** Of several policies the one counts that it is about. */
function checkFor(certificate: Certificate, subjects: readonly ReadSubject[]): readonly [CertificateCheck, ReadSubject?] {
  const all = subjects.map((subject) => [checkClaim(certificate, { policy: subject.policy }), subject] as const)
  return all.find(([{ valid }]) => valid) ?? all[0] ?? [checkClaim(certificate)]
}

function readCertificate(file: string, text: string): Certificate {
  const help = 'name a file that `apply-private-api prove … --certificate FILE` wrote'
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new CliError('NOT_A_CERTIFICATE', `\`${file}\` is no JSON: ${(cause as Error).message}`, help, { cause })
  }
  const { format, version } = (typeof value === 'object' && value !== null ? value : {}) as {
    readonly format?: unknown
    readonly version?: unknown
  }
  if (format !== 'apply-private-api/certificate') throw new CliError('NOT_A_CERTIFICATE', `\`${file}\` is no certificate`, help)
  if (version !== 1)
    throw new CliError(
      'UNKNOWN_VERSION',
      `\`${file}\` is a certificate of version \`${JSON.stringify(version)}\``,
      'this release reads version 1',
    )
  return value as Certificate
}

function claimDocument({ claim }: Certificate, subject: ReadSubject | undefined): object {
  const { property, assumptions, surroundings } = claim
  return { property, surroundings, assumptions, ...(subject === undefined ? {} : { subject: subject.name }) }
}

function render(
  file: string,
  { claim }: Certificate,
  checked: CertificateCheck,
  subject: ReadSubject | undefined,
  { dataColors: colors }: Terminal,
): string {
  if (!checked.valid)
    return `${colors.red(colors.bold('NOT VALID'))} ${file}\n  ${checked.reason}\n${colors.dim(`  at ${checked.at === '' ? 'the top' : checked.at}`)}\n`
  const count = (amount: number, one: string): string => `${amount} ${one}${amount === 1 ? '' : 's'}`
  const [authorization, ...assumptions] = claim.assumptions
  return [
    `${colors.green(colors.bold('VALID'))} ${file}: ${wordClaim(claim.property)}\n`,
    authorization === undefined ? '' : `  ${authorization.text}\n`,
    `  ${count(checked.refutations, 'refutation')} checked without the solver: ${count(checked.lemmas, 'lemma')}, ${count(checked.steps, 'step')}\n`,
    `  its clauses are those of ${subject === undefined ? 'the policy in it' : subject.name} and of this property, stated anew\n`,
    `\n${assumptions.map(({ text }: Assumption) => colors.dim(`assumed: ${text}\n`)).join('')}`,
  ].join('')
}

function wordClaim(property: ClaimedProperty): string {
  const named = (what: string, ids: readonly unknown[]): string =>
    `${what} ${ids.map((id) => (typeof id === 'string' ? id : JSON.stringify(id))).join(', ')}`
  switch (property.kind) {
    case 'onlyFromVpce':
      return named('only from the VPC endpoint', property.ids)
    case 'onlyFromVpc':
      return named('only from the VPC', property.ids)
    case 'onlyFromOrg':
      return named('only from the organization', property.ids)
    case 'onlyFromAccounts':
      return named('only from the account', property.ids)
    case 'notPublic':
      return 'not public'
    case 'implies':
      return 'lets in nobody whom the other policy in it keeps out'
    case 'equivalent':
      return 'lets in the same requests as the other policy in it'
    case 'notLockedOut':
    case 'covers':
      return property.kind
  }
}
