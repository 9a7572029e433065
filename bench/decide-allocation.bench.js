// What a decision allocates: the growth of the heap over ten million decisions, and how often the garbage collector had to run. The requests are made before.
import { PerformanceObserver } from 'node:perf_hooks'
import { setTimeout } from 'node:timers/promises'
import { getHeapStatistics } from 'node:v8'
import { compilePolicy, privateApiPolicy } from '../dist/index.js'
import { api, freshRequests, routesPolicy, vpce } from './decide-cases.js'

const decisions = Number(process.env.BENCH_DECISIONS ?? 10_000_000)
let collections = 0
const observer = new PerformanceObserver((list) => (collections += list.getEntries().length))
observer.observe({ entryTypes: ['gc'] })

for (const [name, policy] of [
  ['canonical', privateApiPolicy({ vpceIds: [vpce] })],
  ['fifty statements', routesPolicy(50)],
]) {
  const { decide } = compilePolicy(policy, { api })
  const requests = freshRequests(1000, 49)
  run(decide, requests, 200_000)
  await setTimeout(200)
  collections = 0
  const before = getHeapStatistics().used_heap_size
  run(decide, requests, decisions)
  const grown = getHeapStatistics().used_heap_size - before
  await setTimeout(200)
  console.log(
    `${name.padEnd(18)} ${decisions.toLocaleString('en')} decisions: heap ${grown >= 0 ? '+' : ''}${grown} bytes (${(grown / decisions).toFixed(5)} each), ${collections} collections`,
  )
}
observer.disconnect()

function run(decide, requests, count) {
  for (let index = 0; index < count; index++) decide(requests[index % requests.length])
}
