import { readdirSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { context } from 'esbuild'

/** Opens a bundle of src/policy and the tests that decide about faults; each `build` puts one fault in, or none. */
export async function openBundle() {
  let current
  let turn = Promise.resolve()
  const load = ({ path }) => {
    const text = readFileSync(path, 'utf8')
    if (current !== undefined && path === resolve(current.file))
      return { contents: text.replace(current.find, () => current.put), loader: 'ts' }
    // A bundle has one place; its tests look for files from theirs.
    return {
      contents: text
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
      loader: 'ts',
    }
  }
  const built = await context({
    stdin: {
      contents: testFiles()
        .map((file) => `enter(${JSON.stringify(file)}); require(${JSON.stringify(`./${file}`)})`)
        .join('\n'),
      resolveDir: process.cwd(),
    },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
    plugins: [{ name: 'faults', setup: (builder) => builder.onLoad({ filter: /\/(?:src|test)\/.*\.ts$/ }, load) }],
  })
  return {
    /** Gives a function of `require` and of whom to tell whose tests come, as text. One at a time: the fault is put in while it is built. */
    build: (fault) => {
      const next = turn.then(async () => {
        current = fault
        const { outputFiles } = await built.rebuild()
        return `(function (require, enter) {${outputFiles[0].text}\n})`
      })
      turn = next.catch(() => undefined)
      return next
    },
    close: () => built.dispose(),
  }
}

function testFiles() {
  return readdirSync('test/policy', { recursive: true })
    .filter((file) => file.endsWith('.test.ts') && deciding.test(file) && !leftOut.test(file))
    .map((file) => `test/policy/${file}`)
    .sort()
}

const deciding = /^(?:solve|prove|certify|facts|evaluate|flow)\//

// Why: the solver of another program takes longer than all faults together, and inputs of megabytes show none.
const leftOut = /oracle|hostile/
