import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { certificateOf, checkClaim, PolicyError, type Certificate } from '../../policy/index.ts'
import { CliError } from '../cli-error.ts'
import type { Terminal } from '../terminal.ts'
import type { Row } from './prove-subject.ts'

/** Writes the certificate of the one proof that holds, after checking it; where there is none, says why on stderr. Throws CliError `CANNOT_WRITE`. */
export function writeCertificate(rows: readonly Row[], file: string, terminal: Terminal): void {
  const certificate = certificateOfRows(rows)
  if (typeof certificate === 'string') {
    terminal.talk(`${terminal.talkColors.yellow('no certificate')}: ${certificate}\n`)
    return
  }
  const text = `${JSON.stringify(certificate)}\n`
  replaceFile(file, text)
  const lemmas = certificate.refutations.reduce((sum, refutation) => sum + refutation.lemmas.length, 0)
  const size = text.length < 10_000 ? `${text.length} bytes` : `${Math.ceil(text.length / 1000)} kB`
  terminal.talk(`certificate written: ${file} (${size}, ${lemmas === 1 ? '1 lemma' : `${lemmas} lemmas`})\n`)
  terminal.talk(`${terminal.talkColors.dim(`check it by \`apply-private-api prove --check ${file}\``)}\n`)
}

function certificateOfRows(rows: readonly Row[]): Certificate | string {
  const [row] = rows
  if (rows.length > 1 || row === undefined)
    return `there are ${rows.length} proofs here, and a certificate is about one; \`--authorization-type\` names one`
  if (row.proof?.verdict === 'fails') return 'the property fails, and the request above is all the evidence'
  if (row.proof?.verdict !== 'holds') return 'it is not known whether the property holds'
  if (row.proof.refutations.length === 0) return 'the request above is the proof; `evaluate` confirms it'
  try {
    const certificate = certificateOf(row.proof)
    const checked = checkClaim(certificate)
    // INVARIANT: what is written is valid; otherwise the solver or the checker errs, and the proof is not to be trusted.
    if (!checked.valid) throw new Error(`the proof does not stand the check: ${checked.at}: ${checked.reason}`)
    return certificate
  } catch (error) {
    if (error instanceof PolicyError) return error.help === undefined ? error.message : `${error.message}; ${error.help}`
    throw error
  }
}

/** Why a second file: nobody ever reads half a certificate. */
function replaceFile(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`
  try {
    writeFileSync(temporary, text)
    renameSync(temporary, file)
  } catch (cause) {
    rmSync(temporary, { force: true })
    throw new CliError('CANNOT_WRITE', `cannot write \`${file}\`: ${(cause as Error).message}`, 'name another file with `--certificate`', {
      cause,
    })
  }
}
