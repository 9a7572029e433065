import { spawnSync } from 'node:child_process'

/** A solver of SMT-LIB on this machine. */
export interface Solver {
  readonly name: string
  /** Answers scripts, in their order; `unknown` where one takes it more than `patience` milliseconds, or more than it can do. */
  readonly ask: (scripts: readonly string[], patience: number) => readonly Answer[]
}

/** Whether there is a model. */
export type Answer = 'sat' | 'unsat' | 'unknown'

/** Finds cvc5, or else Z3; nothing where neither is installed. */
export function findSolver(): Solver | undefined {
  return [cvc5, z3].find(({ name }) => spawnSync(name, ['--version']).status === 0)
}

const cvc5: Solver = {
  name: 'cvc5',
  ask: (scripts, patience) => run('cvc5', ['--lang=smt2', '--strings-exp', `--tlimit-per=${String(patience)}`, '-'], scripts),
}

const z3: Solver = {
  name: 'z3',
  ask: (scripts, patience) => run('z3', ['-smt2', `-t:${String(patience)}`, '-in'], scripts),
}

/** One process answers all scripts, if it lives so long: each begins anew, and its number says which answer is whose. */
function run(command: string, flags: readonly string[], scripts: readonly string[]): readonly Answer[] {
  const answers = new Map<number, Answer>()
  let next = 0
  while (next < scripts.length) {
    const input = scripts.slice(next).map((script, index) => `(echo "#${String(next + index)}")\n${script}\n(reset)\n`)
    const { stdout } = spawnSync(command, flags, { input: input.join(''), encoding: 'utf8', maxBuffer: 1 << 28 })
    let last = next
    for (const line of stdout.split('\n')) {
      const number = /^"?#(\d+)"?$/.exec(line)?.[1]
      if (number !== undefined) last = Number(number)
      else if (/^(?:sat|unsat)$/.test(line)) answers.set(last, line as Answer)
      else if (line.startsWith('(error')) throw new Error(`${command}: ${line}\n${scripts[last] ?? ''}`)
    }
    next = last + 1
  }
  return scripts.map((_, index) => answers.get(index) ?? 'unknown')
}
