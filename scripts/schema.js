// Writes schema/private-api.json and the validator that is compiled from it ahead of time. `--check`: fails where a file is stale, writes nothing.
import { readFileSync, writeFileSync } from 'node:fs'
import Ajv from 'ajv'
import standaloneCode from 'ajv/dist/standalone/index.js'
import { build } from 'esbuild'

const source = 'src/provision/config/json-schema/config-schema.ts'

/** The generated files: path -> text. */
export async function generate() {
  const bundle = await build({ entryPoints: [source], bundle: true, write: false, format: 'esm', platform: 'neutral', logLevel: 'warning' })
  const { configSchema } = await import(`data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].text).toString('base64')}`)
  const ajv = new Ajv.default({
    allErrors: true,
    verbose: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    code: { source: true, esm: true, lines: true },
  })
  ajv.addSchema(configSchema)
  const code = standaloneCode.default(ajv, { validate: configSchema.$id })
  if (/\brequire\(|^import /m.test(code)) throw new Error('the validator must not need ajv at run time')
  return {
    'schema/private-api.json': `${JSON.stringify(configSchema, null, 2)}\n`,
    'src/provision/config/validate.generated.js': `// Compiled from schema/private-api.json by \`npm run schema\`: do not edit.\n${code}\n`,
  }
}

const stale = []
for (const [file, text] of Object.entries(await generate())) {
  if (!process.argv.includes('--check')) writeFileSync(file, text)
  else if (read(file) !== text) stale.push(file)
}
if (stale.length > 0) {
  console.error(`stale: ${stale.join(', ')}; run \`npm run schema\``)
  process.exitCode = 1
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
