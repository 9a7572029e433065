// Decisions a second: this engine beside its peers, on the canonical policy and on one of fifty statements, for requests that are let in and kept out.
// The peers are installed in this folder: `npm install` in bench/. All take turns in one run, and every one gets the same number of requests whose strings were just made; making them is not timed. Condition keys are in AWS's own case.
import { compilePolicy, privateApiPolicy } from '../dist/index.js'
import { openCedar } from './peers/cedar.js'
import { openIamSimulate } from './peers/iam-simulate.js'
import { handWritten, handWrittenWithSlice, indexedByHand, listedByHand } from './peers/hand-written.js'
import { median } from './median.js'
import { api, fiftyStatements, freshRequests, routesPolicy, vpce } from './decide-cases.js'

/** How many times everybody has a turn; whoever takes tens of microseconds has one in ten of them. */
const rounds = Number(process.env.BENCH_ROUNDS ?? 100)
/** How many requests a turn has. Why so few: of thousands most would have left the processor's caches before they are decided, and memory would be measured. */
const batch = 128
const canonical = privateApiPolicy({ vpceIds: [vpce] })
const fifty = fiftyStatements()

/** Name -> how many routes its requests ask for, and who answers; an answer is a decision or, from Cedar and iam-simulate, whether it is let in. */
const variants = {
  'canonical: this engine': [49, compilePolicy(canonical, { api }).decide],
  'canonical: by hand': [49, handWritten],
  'canonical: by hand, slice for startsWith': [49, handWrittenWithSlice],
  'canonical: cedar-wasm, preparsed': [49, openCedar('canonical', canonical)],
  'canonical: iam-simulate': [49, openIamSimulate(canonical)],
  'fifty: this engine': [49, compilePolicy(fifty, { api }).decide],
  'fifty: by hand, indexed': [49, indexedByHand(fifty)],
  'fifty: by hand, one after another': [49, listedByHand(fifty)],
  'fifty: cedar-wasm, preparsed': [49, openCedar('fifty', fifty)],
  'fifty: iam-simulate': [49, openIamSimulate(fifty)],
  '10 statements: this engine': [10, compilePolicy(routesPolicy(10), { api }).decide],
  '1000 statements: this engine': [1000, compilePolicy(routesPolicy(1000), { api }).decide],
}
const isSlow = (name) => name.includes('iam-simulate') || name.includes('cedar')

await checkAgreement('canonical')
await checkAgreement('fifty')

const times = Object.fromEntries(Object.keys(variants).map((name) => [name, []]))
for (const name of Object.keys(variants)) for (let warm = 0; warm < (isSlow(name) ? 2 : 300); warm++) await turn(name)
for (let round = 0; round < rounds; round++) {
  for (const name of Object.keys(variants)) {
    if (isSlow(name) && round % 10 > 0) continue
    // Why twice: whoever's turn comes after a large peer would otherwise pay for what that left in the caches.
    if (!isSlow(name)) turn(name)
    times[name].push(await turn(name))
  }
}

const each = Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]))
for (const [name, time] of Object.entries(each)) {
  console.log(
    `${name.padEnd(44)} ${time.toFixed(0).padStart(10)} ns   ${Math.round(1e9 / time)
      .toLocaleString('en')
      .padStart(12)} a second`,
  )
}
console.log()
goal('canonical, times the hand-written one', each['canonical: this engine'] / each['canonical: by hand'], 'at most', 1.5)
goal(
  'canonical, times the one with slice',
  each['canonical: this engine'] / each['canonical: by hand, slice for startsWith'],
  'at most',
  1.5,
)
goal('canonical, cedar-wasm takes times', each['canonical: cedar-wasm, preparsed'] / each['canonical: this engine'], 'at least', 150)
goal('canonical, iam-simulate takes times', each['canonical: iam-simulate'] / each['canonical: this engine'], 'at least', 3000)
goal('fifty, times the indexed one', each['fifty: this engine'] / each['fifty: by hand, indexed'], 'at most', 3)
goal('1000 statements, times 10', each['1000 statements: this engine'] / each['10 statements: this engine'], 'at most', 2)

/** Lets one variant answer new requests; gives the nanoseconds of each, or the promise of it where answers are promised: those are awaited, as their caller would. */
function turn(name) {
  const [routes, decide] = variants[name]
  const requests = freshRequests(batch, routes)
  if (name.endsWith('iam-simulate')) return slowTurn(requests, decide)
  const start = performance.now()
  for (const request of requests) decide(request)
  return ((performance.now() - start) * 1e6) / batch
}

async function slowTurn(requests, decide) {
  const start = performance.now()
  for (const request of requests) await decide(request)
  return ((performance.now() - start) * 1e6) / batch
}

function goal(name, ratio, bound, limit) {
  const met = bound === 'at most' ? ratio <= limit : ratio >= limit
  console.log(`${name.padEnd(44)} ${ratio.toFixed(2).padStart(10)}      goal: ${bound} ${limit}, ${met ? 'met' : 'NOT MET'}`)
}

async function checkAgreement(policy) {
  const asked = Object.entries(variants).filter(([name]) => name.startsWith(`${policy}:`))
  for (const request of freshRequests(196, 49)) {
    const answers = []
    for (const [name, [, decide]] of asked) answers.push([name, (await decide(request)) === 'Allow'])
    if (new Set(answers.map(([, allowed]) => allowed)).size > 1)
      throw new Error(`the peers disagree on ${JSON.stringify(request)}: ${JSON.stringify(answers)}`)
  }
}
