import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { Script } from 'node:vm'
import { standIn } from '../mutation/vitest-stand-in.js'

const { code, near, place } = workerData
const { tests, vitest, enter } = standIn()
const require = createRequire(place)

try {
  new Script(code, { filename: 'faulty.cjs' }).runInThisContext()((name) => (name === 'vitest' ? vitest : require(name)), enter)
  tests.sort((a, b) => rank(a) - rank(b))
  parentPort.postMessage(await firstFailure())
} catch (error) {
  parentPort.postMessage({ failed: 'the tests as they are loaded', message: String(error) })
}

async function firstFailure() {
  for (const { id, body } of tests) {
    try {
      await body()
    } catch (error) {
      return { failed: id, message: error instanceof Error ? error.message : String(error) }
    }
  }
  return {}
}

/** Tests near the fault come first, and of them tables before generated cases. */
function rank({ file }) {
  const index = near.findIndex((word) => file.includes(word))
  return (index < 0 ? near.length : index) * 2 + (file.includes('differential') ? 1 : 0)
}
