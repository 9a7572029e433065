import { proofDocument } from '../prove/proof-document.ts'
import { proveAll } from '../prove/prove-all.ts'
import type { Row } from '../prove/prove-subject.ts'
import type { ProveVerbOptions } from '../prove/prove-verb-options.ts'
import { readGiven, readingOptions } from '../prove/read-asked.ts'
import { asksForProperty, readProperty } from '../prove/read-property.ts'
import { readEvery } from '../prove/read-every.ts'
import { renderRows } from '../prove/render-rows.ts'
import { printWhoGetsIn } from '../prove/who-gets-in.ts'
import { wordProperty } from '../prove/word-property.ts'
import { renderJsonLine } from '../render/json-line.ts'
import type { Terminal } from '../terminal.ts'

/** Proves a property of every policy of an input, or shows the request that breaks it. Exit code 0: all hold. 1: one fails. 3: one is not known. 2: it could not be asked. */
export async function runProve(
  path: string | undefined,
  options: ProveVerbOptions,
  terminal: Terminal,
  more: readonly string[] = [],
): Promise<number> {
  if (options.check !== undefined)
    return (await import('../prove/check-certificate-file.ts')).checkCertificateFile(options.check, path, options.json === true, terminal)
  if (path === undefined && options.api !== undefined) return (await import('../prove/live/run-live.ts')).runLive(options, terminal)
  const isAsked = asksForProperty(options) || options.certificate !== undefined
  const given = readGiven(options, terminal)
  if (!isAsked) {
    const subjects = await readEvery([path, ...more], terminal, readingOptions(options, given))
    return printWhoGetsIn(subjects, given, options.json === true, terminal)
  }
  const asked = { ...given, property: readProperty(options, terminal) }
  const subjects = await readEvery([path, ...more], terminal, readingOptions(options, asked))
  const rows = proveAll(subjects, asked)
  if (options.json === true) for (const row of rows) terminal.data(renderJsonLine('proof', proofDocument(row, asked.property)))
  else terminal.data(renderRows(rows, wordProperty(options), terminal.dataColors))
  if (options.certificate !== undefined)
    (await import('../prove/write-certificate.ts')).writeCertificate(rows, options.certificate, terminal)
  return exitCodeOf(rows)
}

// INVARIANT: what fails is worse than what is not known, and either is worse than what holds.
function exitCodeOf(rows: readonly Row[]): number {
  const verdicts = rows.map(({ proof }) => proof?.verdict ?? 'unknown')
  return verdicts.includes('fails') ? 1 : verdicts.includes('unknown') ? 3 : 0
}
