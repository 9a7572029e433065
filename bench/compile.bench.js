// How long it takes to compile a policy of 8,192 characters, the most that API Gateway takes: from its text, and once it is parsed.
import { compilePolicy, parsePolicy } from '../dist/index.js'
import { api, routesPolicy } from './decide-cases.js'
import { median } from './median.js'

let count = 1
while (JSON.stringify(routesPolicy(count + 1)).length <= 8192) count++
const text = JSON.stringify(routesPolicy(count)).padEnd(8192)
const { policy } = parsePolicy(text)

const variants = {
  'from text': () => compilePolicy(text, { api }),
  'parsed before': () => compilePolicy(policy, { api }),
  'parsing alone': () => parsePolicy(text),
}
const times = Object.fromEntries(Object.keys(variants).map((name) => [name, []]))
for (let round = -500; round < 1500; round++) {
  for (const [name, run] of Object.entries(variants)) {
    const start = performance.now()
    run()
    if (round >= 0) times[name].push(performance.now() - start)
  }
}
console.log(`${count} statements, ${text.length} characters`)
for (const [name, list] of Object.entries(times)) console.log(`${name.padEnd(14)} ${median(list).toFixed(3)} ms`)
