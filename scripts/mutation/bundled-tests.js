// A test runner for Stryker: all tests of src/policy in one bundle, loaded anew for every mutant. Why not its runner for vitest: that takes seconds a mutant, this takes milliseconds.
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Script } from 'node:vm'
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import { determineHitLimitReached, toMutantRunResult } from '@stryker-mutator/api/test-runner'
import { build } from 'esbuild'
import { standIn } from './vitest-stand-in.js'

// Why few: what tables cover needs no luck, and a mutant that survives waits for every case.
process.env.APA_RUNS ??= '4'
process.env.APA_SEED ??= '1'
process.env.POLICY_RUNS ??= '20'

// Why: a mutant is found by the first case that fails, whichever is the smallest.
createRequire(resolve('package.json'))('fast-check').configureGlobal({ endOnFailure: true })

class BundledTests {
  #script
  #kills = new Map()
  #times = new Map()

  capabilities() {
    return { reloadEnvironment: true }
  }

  async init() {
    this.#script = new Script(await bundle(), { filename: resolve('bundled-tests.cjs') })
  }

  async dryRun({ coverageAnalysis }) {
    const state = (globalThis.__stryker__ = {})
    const declared = this.#load()
    const tests = await this.#run(declared, { state, bail: false })
    // What a file runs while it declares its tests counts for each of them: it stands as a test of its own, the file's. Why: Stryker would take it for module code and run every test there is.
    const files = [...new Set(declared.map(({ file }) => file))].map((file) => ({ id: file, name: file, timeSpentMs: 0, status: 0 }))
    return {
      status: 'complete',
      tests: [...files, ...tests],
      ...(coverageAnalysis === 'perTest' ? { mutantCoverage: state.mutantCoverage } : {}),
    }
  }

  async mutantRun({ activeMutant, hitLimit, testFilter, disableBail }) {
    // Why a twentieth: Stryker allows a hundred times the hits of all tests together, which takes an endless loop many seconds; five times are as telling.
    const mostHits = hitLimit === undefined ? undefined : hitLimit / 20
    const state = (globalThis.__stryker__ = { activeMutant: activeMutant.id, hitLimit: mostHits, hitCount: 0 })
    let declared
    try {
      declared = this.#load()
    } catch (error) {
      return { status: 'killed', killedBy: ['loading'], failureMessage: String(error), nrOfTests: 0 }
    }
    const wanted = testFilter === undefined ? undefined : new Set(testFilter)
    const chosen = declared.filter(({ id, file }) => wanted === undefined || wanted.has(id) || wanted.has(file))
    const rank = ({ id }) => (this.#times.get(id) ?? 0) / (1 + (this.#kills.get(id) ?? 0))
    chosen.sort((a, b) => rank(a) - rank(b))
    const tests = await this.#run(chosen, { state, bail: !disableBail })
    const outcome = determineHitLimitReached(state.hitCount, mostHits) ?? { status: 'complete', tests }
    return toMutantRunResult(outcome)
  }

  /** Loads the bundle: its modules, and the tests that they declare. */
  #load() {
    const { tests, vitest, enter } = standIn()
    const require = createRequire(resolve('package.json'))
    this.#script.runInThisContext()(
      (name) => (name === 'vitest' ? vitest : require(name)),
      (file) => {
        globalThis.__stryker__.currentTestId = file
        enter(file)
      },
    )
    globalThis.__stryker__.currentTestId = undefined
    return tests.filter(({ id }) => !large.test(id))
  }

  async #run(tests, { state, bail }) {
    const results = []
    for (const { id, file, body } of tests) {
      state.currentTestId = id
      const start = performance.now()
      const failureMessage = await failureOf(body)
      const timeSpentMs = performance.now() - start
      state.currentTestId = undefined
      if (timeSpentMs < (this.#times.get(id) ?? Infinity)) this.#times.set(id, timeSpentMs)
      results.push({ id, name: id, fileName: file, timeSpentMs, status: failureMessage === undefined ? 0 : 1, failureMessage })
      if (failureMessage === undefined) continue
      this.#kills.set(id, (this.#kills.get(id) ?? 0) + 1)
      if (bail) break
    }
    return results
  }
}

async function failureOf(body) {
  try {
    await body()
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 500) || error.name : String(error)
  }
}

/** Makes one script of all tests: a function that takes `require` and whom to tell whose tests come. */
async function bundle() {
  const { outputFiles } = await build({
    stdin: {
      // Why the library first: what its modules run when they are loaded belongs to no test.
      contents: [
        ...['policy', 'testing'].map((part) => `require('./src/${part}/index.ts')`),
        ...testFiles().map((file) => `enter(${JSON.stringify(file)}); require(${JSON.stringify(`./${file}`)})`),
      ].join('\n'),
      resolveDir: process.cwd(),
    },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
    plugins: [{ name: 'places', setup: (builder) => builder.onLoad({ filter: /\.test\.ts$/ }, loadTest) }],
  })
  return `(function (require, enter) {${outputFiles[0].text}\n})`
}

/** A bundle has one place; its tests look for files from theirs. */
function loadTest({ path }) {
  const contents = readFileSync(path, 'utf8')
    .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
    .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
  return { contents, loader: 'ts' }
}

function testFiles() {
  return readdirSync('test/policy', { recursive: true })
    .filter((file) => file.endsWith('.test.ts') && !leftOut.test(file) && wanted.test(file))
    .map((file) => `test/policy/${file}`)
    .sort()
}

// Why left out: with every step counted, inputs of megabytes take minutes.
const large = /in time|million|counts values|bounded search|whatever the stars/

// Why left out, too: pages of the documentation and the recipes take long and seldom are alone in seeing a mutant; allocation and types see none.
const leftOut = /hostile|oracle|recipes|examples?\.test|private-api-policy|allocation|types\.test/

// Which of test/policy to run: the tests of a folder mostly find its mutants, and every test that is loaded costs every mutant its time.
const wanted = new RegExp(process.env.MUTATION_TESTS ?? '^(?!solve|prove)')

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'bundled-tests', BundledTests)]
