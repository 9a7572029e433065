// General solvers on the prover's own questions, in SMT-LIB as test/policy/oracle writes it: cvc5 and Z3 where they are installed, and Z3 as the npm package z3-solver.
import { spawnSync } from 'node:child_process'
import { build } from 'esbuild'
import { onlyFromVpce, prove } from '../../dist/index.js'
import { api } from '../decide-cases.js'
import { median } from '../median.js'
import { canonical, makePolicy, ours } from '../prove-cases.js'

const patience = 10_000
const readings = { 'PS-27': 'code-point', 'PS-28': 'ascii' }

/** Prints what each solver says and how long it takes, beside ours. */
export async function comparePeers() {
  const scriptOf = await loadTranslation()
  const solvers = [...['cvc5', 'z3'].filter((name) => spawnSync(name, ['--version']).status === 0).map(asCommand), await z3Solver()]
  const cases = [
    ['canonical', canonical],
    ...[4, 8, 16, 32].flatMap((count) =>
      [0, 1].map((seed) => [`${count} statements, ${seed === 0 ? 'holds' : 'fails'}`, makePolicy(count, seed)]),
    ),
  ]
  console.log(
    `\n${'the same question, in milliseconds'.padEnd(36)}${['ours', ...solvers.map(({ name }) => name)].map((name) => name.padStart(26)).join('')}`,
  )
  for (const [name, policy] of cases) {
    const property = onlyFromVpce(...ours)
    const times = Array.from({ length: 40 }, () => {
      const start = performance.now()
      prove(policy, property, { api, readings })
      return performance.now() - start
    })
    const { verdict } = prove(policy, property, { api, readings })
    const own = median(times)
    const script = scriptOf({
      api,
      authorizationType: 'NONE',
      private: false,
      policy,
      readings: { 'PS-27': false, 'PS-28': false },
      unless: { kind: 'carries', keys: { 'aws:SourceVpce': ours } },
    })
    const cells = [`${verdict} ${own.toFixed(2)}`]
    for (const solver of solvers) {
      const start = performance.now()
      const answer = await solver.ask(script)
      const time = performance.now() - start
      const word = { sat: 'fails', unsat: 'holds' }[answer] ?? answer
      cells.push(`${word} ${time.toFixed(0)} (${(time / own).toFixed(0)} x)`)
      if ((word === 'holds' || word === 'fails') && word !== verdict)
        throw new Error(`${solver.name} says ${word}, ours says ${verdict}: ${name}`)
    }
    console.log(name.padEnd(36) + cells.map((cell) => cell.padStart(26)).join(''))
  }
  for (const { close } of solvers) close?.()
}

/** The translation is TypeScript, and a test's. */
async function loadTranslation() {
  const entry = new URL('../../test/policy/oracle/question.ts', import.meta.url).pathname
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, write: false, format: 'esm', platform: 'node' })
  const { scriptOf } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`)
  return scriptOf
}

/** A process for each question; its start counts, as it would for whoever called it. */
function asCommand(name) {
  const flags = name === 'cvc5' ? ['--lang=smt2', '--strings-exp', `--tlimit=${patience}`, '-'] : ['-smt2', `-T:${patience / 1000}`, '-in']
  return {
    name,
    ask: (script) => {
      const { stdout } = spawnSync(name, flags, { input: script, encoding: 'utf8', timeout: 2 * patience })
      return stdout.split('\n').find((line) => line === 'sat' || line === 'unsat') ?? 'gave up'
    },
  }
}

/** In this process; loading it is not counted, but printed. */
async function z3Solver() {
  const start = performance.now()
  const { init } = await import('z3-solver')
  const { Z3, em } = await init()
  console.log(`z3-solver (npm) needs ${(performance.now() - start).toFixed(0)} ms to load`)
  return {
    name: 'z3-solver (npm)',
    // Its threads would keep the process.
    close: () => em.PThread.terminateAllThreads(),
    ask: async (script) => {
      const context = Z3.mk_context(Z3.mk_config())
      try {
        const answer = await Z3.eval_smtlib2_string(
          context,
          `(set-option :timeout ${patience})\n${script.replace('(set-logic ALL)\n', '')}`,
        )
        return answer.split('\n').find((line) => line === 'sat' || line === 'unsat') ?? 'gave up'
      } catch {
        return 'crashed'
      } finally {
        Z3.del_context(context)
      }
    },
  }
}
