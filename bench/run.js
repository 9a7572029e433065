// Measures what this project promises about speed, side by side in one run. Usage: npm run bench [-- NAME…]
import { readdirSync } from 'node:fs'

const wanted = process.argv.slice(2)
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.js'))
  .map((file) => file.slice(0, -'.bench.js'.length))
const unknown = wanted.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  console.error(`error: no benchmark is called ${unknown.map((name) => `\`${name}\``).join(', ')}\nhelp: there are ${names.join(', ')}`)
  process.exit(2)
}
for (const name of wanted.length > 0 ? wanted : names) {
  console.log(`\n# ${name}`)
  await import(`./${name}.bench.js`)
}
