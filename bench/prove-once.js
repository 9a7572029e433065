// Prints how many milliseconds the first proof of a process takes, its policy in hand.
import { onlyFromVpce, prove } from '../dist/index.js'
import { canonical, ours } from './prove-cases.js'

const start = performance.now()
const { verdict } = prove(canonical, onlyFromVpce(ours[0]))
const time = performance.now() - start
if (verdict !== 'holds') throw new Error(`the canonical policy: ${verdict}`)
console.log(time)
