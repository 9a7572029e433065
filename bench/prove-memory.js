// Proves 10,000 times, and prints how many megabytes the process had at most: before, and in the end.
import { onlyFromVpce, prove } from '../dist/index.js'
import { api } from './decide-cases.js'
import { fillPolicy, ours } from './prove-cases.js'

const peak = () => process.resourceUsage().maxRSS / 1024
const policies = Array.from({ length: 100 }, (_, seed) => fillPolicy(1024 * (1 + (seed % 8)), seed))
const before = peak()
for (let turn = 0; turn < 10_000; turn++) prove(policies[turn % policies.length], onlyFromVpce(...ours), { api })
console.log(before, peak())
