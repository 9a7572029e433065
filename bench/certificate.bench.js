// Checking a certificate beside finding the proof, for policies of 1, 10, 50 and 200 statements: that only the endpoints named get in, and that a policy written as routes lets in nobody whom one written in wildcards keeps out, which takes lemmas.
// What is timed: `prove`, warm, with a budget that reaches; `checkCertificate` on the text, `JSON.parse` included. A round is one of each, one after the other.
import { certificateOf, checkCertificate, implies, onlyFromVpce, parsePolicy, prove } from '../dist/index.js'
import { vpce } from './decide-cases.js'
import { median } from './median.js'

const rounds = Number(process.env.BENCH_ROUNDS ?? 15)
const stages = ['prod', 'dev', 'test', 'v1']
const methods = ['GET', 'POST', 'PUT']
const endpoints = [vpce, ...Array.from({ length: 7 }, (_, index) => `vpce-0000000000000000${index}`)]

console.log('statements  question              find ms   check ms  find/check  lemmas  steps      kB')
let isMet = true
for (const count of [1, 10, 50, 200]) {
  const policy = parsed(manyStatements(count))
  for (const [question, property] of [
    ['only from endpoints', onlyFromVpce(...endpoints)],
    ['implies wildcards', implies(parsed(wildcards()))],
  ]) {
    const [finding, checking] = [[], []]
    let text = ''
    let checked
    for (let round = 0; round <= rounds; round++) {
      const start = performance.now()
      const proof = prove(policy, property, { budget: 1e8 })
      const found = performance.now()
      if (text === '') text = JSON.stringify(certificateOf(proof))
      const begin = performance.now()
      checked = checkCertificate(text)
      const end = performance.now()
      // Why: the first of each warms up.
      if (round > 0) finding.push(found - start)
      if (round > 0) checking.push(end - begin)
    }
    if (!checked.valid) throw new Error(`the certificate is refused at ${checked.at}: ${checked.reason}`)
    const [find, check] = [median(finding), median(checking)]
    if (count >= 50 && check >= find) isMet = false
    console.log(
      [
        String(count).padStart(10),
        `  ${question.padEnd(20)}`,
        ...[find, check].map((time) => time.toFixed(2).padStart(9)),
        (find / check).toFixed(1).padStart(10),
        String(checked.lemmas).padStart(7),
        String(checked.steps).padStart(6),
        (text.length / 1000).toFixed(1).padStart(7),
      ].join(' '),
    )
  }
}
console.log(`\nchecking is faster than finding from 50 statements up: ${isMet ? 'met' : 'NOT MET'}`)

function parsed(document) {
  const result = parsePolicy(document)
  if (!result.ok) throw new Error(JSON.stringify(result.findings))
  return result.policy
}

/** A Deny unless the endpoint is a known one, then Allows of routes, every third a Deny, each under a condition on the address, the agent or the endpoint. */
function manyStatements(count) {
  const conditions = [
    (index) => ({ IpAddress: { 'aws:VpcSourceIp': `10.0.${index}.0/24` } }),
    (index) => ({ StringLike: { 'aws:UserAgent': `agent-${index}/*` } }),
    (index) => ({ StringEquals: { 'aws:SourceVpce': endpoints[1 + (index % 7)] } }),
  ]
  const routes = Array.from({ length: count - 1 }, (_, index) =>
    statement(
      index % 3 === 2 ? 'Deny' : 'Allow',
      [`execute-api:/${stages[index % 4]}/${methods[index % 3]}/route-${index}/*`, `execute-api:/*/POST/route-${index}`],
      conditions[(index >> 1) % 3](index),
    ),
  )
  return {
    Version: '2012-10-17',
    Statement: [statement('Deny', 'execute-api:/*', { StringNotEquals: { 'aws:SourceVpce': endpoints } }), ...routes],
  }
}

function wildcards() {
  const open = [...stages.map((stage) => `execute-api:/${stage}/*`), 'execute-api:/*/GET/*', 'execute-api:/*/P*/*']
  return {
    Version: '2012-10-17',
    Statement: [statement('Deny', 'execute-api:/*', { StringNotLike: { 'aws:SourceVpce': 'vpce-*' } }), statement('Allow', open)],
  }
}

function statement(Effect, Resource, Condition) {
  return { Effect, Principal: '*', Action: 'execute-api:Invoke', Resource, ...(Condition === undefined ? {} : { Condition }) }
}
