// Seeded faults: puts each of them into a copy of src/policy in memory, and runs the tests until one fails. Ends with 1 where a fault is not caught, or no longer fits the source.
//   npm run faults                 all of them
//   npm run faults -- --every 4    each fourth, from the day's own
//   npm run faults -- cidr glob    those whose names hold a word
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { openBundle } from './bundle.js'
import { callerFaults } from './caller-faults.js'
import { encodingFaults } from './encoding-faults.js'
import { evaluatingFaults } from './evaluating-faults.js'
import { provingFaults } from './proving-faults.js'
import { solvingFaults } from './solving-faults.js'
import { valueFaults } from './value-faults.js'

// Why few cases: tables and enumerations catch most faults, and one that is not caught waits for every case.
process.env.APA_RUNS ??= '60'
process.env.APA_SEED ??= '1'

const patience = 300_000
const faults = [...valueFaults, ...solvingFaults, ...encodingFaults, ...callerFaults, ...provingFaults, ...evaluatingFaults]
const misfits = faults.filter(({ file, find }) => readFileSync(file, 'utf8').split(find).length !== 2)
for (const { name, file, find } of misfits)
  console.error(`error: the fault \`${name}\` does not fit ${file}\nhelp: \`${find}\` should be there once\n`)
if (misfits.length > 0) process.exit(1)

const chosen = choose(process.argv.slice(2))
const start = performance.now()
const bundle = await openBundle()
const sound = await runTests(await bundle.build(), [], 4 * patience)
if (sound.failed !== undefined) {
  console.error(`error: without any fault a test fails: ${sound.failed}\n${sound.message}`)
  process.exit(1)
}

const missed = []
const open = [...chosen]
await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, work))
await bundle.close()
const seconds = ((performance.now() - start) / 1000).toFixed(0)
console.log(
  `\n${chosen.length - missed.length} of ${chosen.length} faults caught in ${seconds} s${chosen.length < faults.length ? `; there are ${faults.length}` : ''}`,
)
for (const name of missed) console.log(`not caught: ${name}`)
process.exitCode = missed.length > 0 ? 1 : 0

async function work() {
  for (let fault = open.shift(); fault !== undefined; fault = open.shift()) {
    const { name, near = [] } = fault
    const { failed, message = '' } = await runTests(await bundle.build(fault), near)
    if (failed === undefined || failed.startsWith('nothing:')) missed.push(name)
    const [first = ''] = message.split('\n')
    console.log(
      failed === undefined
        ? `MISSED  ${name}`
        : `caught  ${name}\n          by ${failed}${process.env.FAULTS_WHY === undefined ? '' : `\n          ${first.slice(0, 200)}`}`,
    )
  }
}

/** Runs the tests of a bundle until one fails, those near a fault first; gives the one that did. Where tests never end, nothing is known of the fault. */
function runTests(code, near, limit = patience) {
  return new Promise((done, fail) => {
    const worker = new Worker(new URL('worker.js', import.meta.url), {
      workerData: { code, near, place: resolve('package.json') },
      stdout: true,
    })
    const timer = setTimeout(() => end({ failed: `nothing: the tests did not end within ${limit / 1000} s`, message: '' }), limit)
    const end = (outcome) => {
      clearTimeout(timer)
      void worker.terminate()
      done(outcome)
    }
    worker.once('message', end)
    worker.once('error', fail)
  })
}

function choose(words) {
  const every = words[0] === '--every' ? Number(words[1]) : 1
  const names = words[0] === '--every' ? [] : words
  const day = Math.floor(Date.now() / 86_400_000)
  return faults.filter(
    ({ name }, index) => (index + day) % every === 0 && (names.length === 0 || names.some((word) => name.includes(word))),
  )
}
