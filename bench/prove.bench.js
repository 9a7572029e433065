// What a proof costs: the canonical policy, policies as large as API Gateway takes, larger ones, memory, and general solvers on the same questions.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { certificateOf, checkCertificate, implies, notLockedOut, notPublic, onlyFromVpce, parsePolicy, prove } from '../dist/index.js'
import { api } from './decide-cases.js'
import { median } from './median.js'
import { comparePeers } from './peers/solvers.js'
import { canonical, changePolicy, fillPolicy, makePolicy, ours } from './prove-cases.js'

const { BENCH_ROUNDS = '1' } = process.env
const rounds = Number(BENCH_ROUNDS)

/** Questions as they are asked of such policies: who gets in, is it wider than before, is anybody still let in. */
function questionOf(policy, seed) {
  switch (seed % 8) {
    case 5:
      return [changePolicy(policy, seed), implies(policy)]
    case 6:
      return [policy, notPublic()]
    case 7:
      return [policy, notLockedOut()]
    default:
      return [policy, onlyFromVpce(...ours)]
  }
}

function timeOf(policy, property, options = { api }) {
  const start = performance.now()
  const { verdict } = prove(policy, property, options)
  return { time: performance.now() - start, verdict }
}

warm()
firstCalls()
fullSize()
for (const count of [50, 200, 500]) manyStatements(count)
for (const count of [50, 200, 500]) certificates(count)
memory()
await comparePeers()

/** In turns: the policy parsed before, as who asks about it more than once has it, and read anew each time. */
function warm() {
  const property = onlyFromVpce(ours[0])
  const inputs = { parsed: parsePolicy(canonical).policy, 'from JSON objects': canonical }
  const batches = {}
  for (let batch = 0; batch < 60 * rounds; batch++) {
    for (const [name, input] of Object.entries(inputs)) {
      const start = performance.now()
      for (let turn = 0; turn < 500; turn++) prove(input, property)
      ;(batches[name] ??= []).push(((performance.now() - start) / 500) * 1000)
    }
  }
  for (const [name, times] of Object.entries(batches))
    print(`canonical policy, warm, ${name}`, `${median(times.slice(10)).toFixed(1)} µs median, ${Math.min(...times).toFixed(1)} µs best`)
}

/** Each in a process of its own; the import comes before. */
function firstCalls() {
  const script = fileURLToPath(new URL('./prove-once.js', import.meta.url))
  const times = Array.from({ length: 11 * rounds }, () => Number(spawnSync(process.execPath, [script], { encoding: 'utf8' }).stdout))
  print(
    'canonical policy, first call of a process',
    `${median(times).toFixed(2)} ms median, ${Math.min(...times).toFixed(2)} ms best of ${times.length}`,
  )
}

function fullSize() {
  const policies = Array.from({ length: 250 }, (_, seed) => fillPolicy(1024 * (1 + (seed % 8)), seed))
  const counts = policies.map(({ Statement }) => Statement.length).sort((a, b) => a - b)
  const lengths = policies.map((policy) => JSON.stringify(policy).length).sort((a, b) => a - b)
  const middle = policies.length >> 1
  console.log(
    `the generator's policies: ${counts[0]}-${counts.at(-1)} statements (median ${counts[middle]}), ${lengths[0]}-${lengths.at(-1)} characters (median ${lengths[middle]})`,
  )
  for (let seed = 0; seed < 40; seed++) timeOf(...questionOf(policies[seed], seed))
  const verdicts = {}
  const times = []
  for (let turn = 0; turn < 1000; turn++) {
    const { time, verdict } = timeOf(...questionOf(policies[turn % policies.length], turn))
    times.push(time)
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
  }
  times.sort((a, b) => a - b)
  print(
    'up to 8,192 characters, 1,000 proofs',
    `p50 ${times[500].toFixed(2)} ms, p99 ${times[990].toFixed(1)} ms, longest ${times[999].toFixed(0)} ms (${said(verdicts)})`,
  )
}

function manyStatements(count) {
  const results = Array.from({ length: 11 * rounds }, (_, seed) => timeOf(makePolicy(count, seed), onlyFromVpce(...ours)))
  const verdicts = {}
  for (const { verdict } of results) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
  const bytes = JSON.stringify(makePolicy(count, 0)).length
  const times = results.map(({ time }) => time)
  print(
    `${count} statements (${bytes.toLocaleString('en')} characters)`,
    `${median(times).toFixed(0)} ms median, ${Math.min(...times).toFixed(0)} ms best, ${Math.max(...times).toFixed(0)} ms longest (${said(verdicts)})`,
  )
}

/** Proofs that hold: only from our endpoints, and that the statements in another order admit nobody else. */
function certificates(count) {
  const [finding, checking, sizes] = [[], [], []]
  for (let seed = 0; seed < 10 * rounds; seed += 2) {
    const policy = makePolicy(count, seed)
    const reversed = { ...policy, Statement: [...policy.Statement].reverse() }
    for (const [asked, property] of [
      [policy, onlyFromVpce(...ours)],
      [reversed, implies(policy)],
    ]) {
      const start = performance.now()
      const proof = prove(asked, property, { api })
      finding.push(performance.now() - start)
      const text = JSON.stringify(certificateOf(proof))
      sizes.push(text.length)
      const again = performance.now()
      const check = checkCertificate(text)
      checking.push(performance.now() - again)
      if (!check.valid) throw new Error(`a certificate is refused at ${check.at}: ${check.reason}`)
    }
  }
  const [found, checked] = [finding, checking].map((times) => median(times))
  print(
    `certificates of ${count} statements`,
    `found in ${found.toFixed(1)} ms, checked in ${checked.toFixed(1)} ms (${(checked / found).toFixed(2)} x); ${Math.round(median(sizes) / 1024)} kB`,
  )
}

function memory() {
  const script = fileURLToPath(new URL('./prove-memory.js', import.meta.url))
  const [before, after] = spawnSync(process.execPath, [script], { encoding: 'utf8' }).stdout.split(' ').map(Number)
  print('peak memory over 10,000 proofs', `${after.toFixed(0)} MB, of which ${before.toFixed(0)} MB stood before the first`)
}

function said(verdicts) {
  return Object.entries(verdicts)
    .map(([verdict, count]) => `${count} ${verdict}`)
    .join(', ')
}

function print(name, text) {
  console.log(`${name.padEnd(44)} ${text}`)
}
