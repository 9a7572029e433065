// `apply --sandbox --yes` of the example: wall time of the whole command, from nothing, and when there is nothing to do.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median } from './median.js'

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
const example = fileURLToPath(new URL('../examples/orders', import.meta.url))
const rounds = Number(process.env.BENCH_ROUNDS ?? 7)
const first = []
const again = []
const bare = []

function timed(list, args, cwd) {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${args.join(' ')} exited with ${status}\n${stderr}`)
  list.push(performance.now() - start)
}

for (let round = 0; round < rounds; round++) {
  const folder = mkdtempSync(join(tmpdir(), 'apa-bench-'))
  cpSync(example, folder, { recursive: true, filter: (source) => !source.includes('.apply-private-api') })
  timed(bare, ['-e', '0'], folder)
  timed(first, [main, 'apply', '--sandbox', '--yes'], folder)
  timed(again, [main, 'apply', '--sandbox', '--yes'], folder)
  rmSync(folder, { recursive: true, force: true })
}

console.log(`node -e 0                      ${(median(bare) / 1000).toFixed(2)} s`)
console.log(
  `apply --sandbox, from nothing  ${(median(first) / 1000).toFixed(2)} s (${rounds} runs, ${(Math.min(...first) / 1000).toFixed(2)} to ${(Math.max(...first) / 1000).toFixed(2)})`,
)
console.log(
  `apply --sandbox, no changes    ${(median(again) / 1000).toFixed(2)} s (${rounds} runs, ${(Math.min(...again) / 1000).toFixed(2)} to ${(Math.max(...again) / 1000).toFixed(2)})`,
)
