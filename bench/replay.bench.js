// Replay: how many requests a second the command decides, and how much memory it takes. REPLAY_REQUESTS says of how many (1,000,000).
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
const count = Number(process.env.REPLAY_REQUESTS ?? 1_000_000)
const folder = mkdtempSync(join(tmpdir(), 'apa-replay-'))
const file = (name) => join(folder, name)

const api = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5'
const ours = 'vpce-0a1b2c3d4e5f60718'
const everyone = { Principal: '*', Action: 'execute-api:Invoke' }
const policy = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'DenyOthers',
      Effect: 'Deny',
      ...everyone,
      Resource: 'execute-api:/*',
      Condition: { StringNotEquals: { 'aws:SourceVpce': ours } },
    },
    { Effect: 'Allow', ...everyone, Resource: ['execute-api:/prod/GET/*', 'execute-api:/prod/POST/orders'] },
  ],
}
const template = {
  id: '$context.requestId',
  ip: '$context.identity.sourceIp',
  vpce: '$context.identity.vpceId',
  method: '$context.httpMethod',
  path: '$context.path',
  stage: '$context.stage',
  status: '$context.status',
}

// No random numbers: every run decides the same requests.
function traffic(index) {
  const vpce = index % 3 === 0 ? ours : `vpce-${String(index % 500).padStart(17, '0')}`
  return { vpce, ip: `10.0.${index % 200}.${index % 250}`, method: ['GET', 'POST', 'PUT'][(index % 7) % 3], path: `/orders/${index}` }
}

function requestLine(index) {
  const { vpce, ip, method, path } = traffic(index)
  const context = { 'aws:SourceVpce': vpce, 'aws:SourceVpc': 'vpc-0a1b2c3d4e5f60718', 'aws:VpcSourceIp': ip, 'aws:UserAgent': 'curl/8.5.0' }
  return JSON.stringify({ resource: `${api}/prod/${method}${path}`, context })
}

function logLine(index) {
  const { vpce, ip, method, path } = traffic(index)
  return JSON.stringify({ id: `r-${index}`, ip, vpce, method, path: `/prod${path}`, stage: 'prod', status: '200' })
}

async function write(name, lineOf) {
  const out = createWriteStream(file(name))
  for (let index = 0; index < count; index += 5000) {
    const lines = Array.from({ length: Math.min(5000, count - index) }, (_, more) => `${lineOf(index + more)}\n`)
    if (!out.write(lines.join(''))) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}

// The command, and behind it a line that says the most memory it had.
const withPeak = `process.argv.splice(1, 1, ${JSON.stringify(main)});
process.on('exit', () => require('node:fs').writeSync(2, 'PEAK ' + process.resourceUsage().maxRSS + ' ' + process.cpuUsage().user / 1e6 + '\\n'));
import(${JSON.stringify(new URL('../dist/cli/main.js', import.meta.url).href)})`

async function measure(what, args) {
  const start = performance.now()
  const child = spawn(process.execPath, ['-e', withPeak, 'command', 'evaluate', file('policy.json'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let bytes = 0
  child.stdout.on('data', (chunk) => (bytes += chunk.length))
  child.stderr.on('data', (chunk) => (said += chunk))
  const [code] = await once(child, 'close')
  const seconds = (performance.now() - start) / 1000
  const [, peak, user] = /PEAK (\d+) ([\d.]+)/.exec(said) ?? []
  if (code !== 0 || peak === undefined) throw new Error(`${what} exited with ${code}\n${said}`)
  console.log(
    `${what.padEnd(34)} ${seconds.toFixed(2).padStart(6)} s  ${Math.round(count / seconds)
      .toLocaleString('en')
      .padStart(
        9,
      )} requests/s  ${Number(user).toFixed(2)} s of CPU  peak ${Math.round(Number(peak) / 1024)} MB  ${(bytes / 1e6).toFixed(1)} MB of output`,
  )
}

try {
  writeFileSync(file('policy.json'), JSON.stringify(policy))
  writeFileSync(file('other.json'), JSON.stringify({ ...policy, Statement: policy.Statement.slice(1) }))
  writeFileSync(file('format.json'), JSON.stringify(template))
  await write('requests.ndjson', requestLine)
  await write('access.log', logLine)
  console.log(`${count.toLocaleString('en')} requests`)
  await measure('requests, a summary', ['--requests', file('requests.ndjson')])
  await measure('requests, a line each (--json)', ['--requests', file('requests.ndjson'), '--json'])
  await measure('access logs, a summary', ['--requests', file('access.log'), '--log-format', file('format.json')])
  await measure('requests, what changes (--against)', ['--requests', file('requests.ndjson'), '--against', file('other.json')])
} finally {
  rmSync(folder, { recursive: true, force: true })
}
