// Compares the mutants that survived with those that were looked at: node scripts/mutation/survivors.js [REPORT.json …]
// Prints those without a word in docs/mutants, as lines to be completed, and names on which nothing survives any more; fails where there is one without a word.
import { existsSync, readdirSync, readFileSync } from 'node:fs'

const reports = process.argv.length > 2 ? process.argv.slice(2) : ['coverage/mutation/mutation.json']
const named = readNames('docs/mutants')
const files = reports.flatMap((report) => Object.entries(JSON.parse(readFileSync(report, 'utf8')).files))
const unnamed = []
const stale = []
let [killed, survived] = [0, 0]
for (const [path, { mutants, source }] of files) {
  const file = path.replace('src/policy/', '')
  const own = new Set(named.get(file))
  const alive = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
  killed += mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout').length
  survived += alive.length
  const lines = [...new Set(alive.map((mutant) => lineOf(mutant, source)))]
  const missing = lines.filter((line) => !own.has(line))
  if (missing.length > 0) unnamed.push(`## ${file}`, ...missing.map((line) => `- ${line}: `))
  for (const line of own) if (!lines.includes(line)) stale.push(`${file}: ${line}`)
}
console.log(`${killed} of ${killed + survived} mutants were found (${((100 * killed) / (killed + survived)).toFixed(1)} %)`)
if (stale.length > 0) console.log(['', 'named in docs/mutants, and found or gone:', ...stale].join('\n'))
if (unnamed.length > 0) {
  console.log(['', 'not named in docs/mutants:', ...unnamed].join('\n'))
  process.exitCode = 1
}

/** Gives a mutant as docs/mutants names it: its code and what stands there instead, each on one line. */
function lineOf({ location: { start, end }, replacement = '' }, source) {
  const lines = source.split('\n').slice(start.line - 1, end.line)
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1)
  lines[0] = lines[0].slice(start.column - 1)
  return `${code(lines.join(' '))} → ${code(replacement)}`
}

function code(text) {
  return `\`\` ${text.replace(/\s+/g, ' ').replace(/^(.{70}).+$/, '$1…')} \`\``
}

/** Gives the mutants that each file of the source has in the pages of a folder. */
function readNames(folder) {
  const names = new Map()
  const pages = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.md')) : []
  for (const page of pages) {
    let file
    for (const line of readFileSync(`${folder}/${page}`, 'utf8').split('\n')) {
      if (line.startsWith('## ')) file = line.slice(3).trim()
      const [, mutant] = /^- (`` .* `` → `` .* ``): \S/.exec(line) ?? []
      if (mutant !== undefined) names.set(file, [...(names.get(file) ?? []), mutant])
    }
  }
  return names
}
