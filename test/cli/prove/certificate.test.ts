import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runProve } from '../../../src/cli/commands/prove.ts'
import type { ProveVerbOptions } from '../../../src/cli/prove/prove-verb-options.ts'
import { privateApiPolicy } from '../../../src/policy/index.ts'
import { emptyFolder } from '../command.ts'
import { plain } from '../render/plain.ts'

const ours = 'vpce-0a1b2c3d4e5f60718'
const canonical = JSON.stringify(privateApiPolicy({ vpceIds: [ours] }))

interface Ran {
  readonly code: number
  readonly data: string
  readonly talk: string
}

/** Runs the verb in a folder, and gives what it prints with the folder's name left out. */
async function ran(folder: string, policy: string | undefined, options: ProveVerbOptions): Promise<Ran> {
  const [data, talk]: [string[], string[]] = [[], []]
  const code = await runProve(policy === undefined ? undefined : join(folder, policy), options, {
    data: (text) => void data.push(text),
    talk: (text) => void talk.push(text),
    dataColors: plain,
    talkColors: plain,
    isLive: false,
    canAsk: false,
  })
  return { code, data: data.join('').replaceAll(`${folder}/`, ''), talk: talk.join('').replaceAll(`${folder}/`, '') }
}

/** A folder with policies and the certificate of the canonical one. */
async function certified(): Promise<{ readonly folder: string; readonly file: string; readonly first: Ran }> {
  const folder = emptyFolder()
  const file = join(folder, 'proof.json')
  writeFileSync(join(folder, 'policy.json'), canonical)
  writeFileSync(join(folder, 'other.json'), canonical.replaceAll(ours, 'vpce-0f00000000000bad1'))
  return { folder, file, first: await ran(folder, 'policy.json', { onlyFromVpce: ours, certificate: file }) }
}

test('--certificate writes what holds, and nothing else beside it', async () => {
  const { folder, file, first } = await certified()
  expect(first.code).toBe(0)
  expect(first.talk).toMatch(
    /^certificate written: proof\.json \(\d+ bytes, 0 lemmas\)\ncheck it by `apply-private-api prove --check proof\.json`\n$/,
  )
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ format: 'apply-private-api/certificate', version: 1 })
  expect(readdirSync(folder).sort()).toEqual(['other.json', 'policy.json', 'proof.json'])
})

test('--check says what is proved and what is assumed', async () => {
  const { folder, file } = await certified()
  const { code, data } = await ran(folder, undefined, { check: file })
  expect(code).toBe(0)
  expect(data.split('\n').slice(0, 6)).toEqual([
    `VALID proof.json: only from the VPC endpoint ${ours}`,
    '  the methods authorize their callers by NONE',
    '  1 refutation checked without the solver: 0 lemmas, 1 step',
    '  its clauses are those of the policy in it and of this property, stated anew',
    '',
    'assumed: requests ask for execute-api:Invoke',
  ])
  const json = await ran(folder, 'policy.json', { check: file, json: true })
  expect(JSON.parse(json.data)).toMatchObject({
    version: 1,
    kind: 'certificate',
    valid: true,
    property: { kind: 'onlyFromVpce', ids: [ours] },
    steps: 1,
  })
})

test('--check refuses a certificate that was changed, and one of another policy, and says where', async () => {
  const { folder, file } = await certified()
  const other = await ran(folder, 'other.json', { check: file })
  expect(other).toMatchObject({
    code: 1,
    data: 'NOT VALID proof.json\n  the policy that is given says something else here\n  at /claim/policy/document/Statement/0/Condition/StringNotEquals/aws:SourceVpce\n',
  })
  writeFileSync(file, readFileSync(file, 'utf8').replace('"by":[0,1]', '"by":[1]'))
  expect(await ran(folder, undefined, { check: file })).toMatchObject({
    code: 1,
    data: expect.stringContaining('at /refutations/0/steps/0') as string,
  })
  const json = await ran(folder, undefined, { check: file, json: true })
  expect(JSON.parse(json.data)).toMatchObject({ valid: false, at: '/refutations/0/steps/0' })
})

test.each([
  ['{', 'is no JSON'],
  ['7', 'is no certificate'],
  ['{"format":"apply-private-api/certificate","version":2}', 'is a certificate of version `2`'],
])('what is no certificate cannot be checked: %s', async (text, message) => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'proof.json'), text)
  await expect(ran(folder, undefined, { check: join(folder, 'proof.json') })).rejects.toThrow(message)
})

test.each([
  [{ onlyFromVpce: 'vpce-0f00000000000bad1' }, 1, 'no certificate: the property fails, and the request above is all the evidence\n'],
  [{ notLockedOut: true }, 0, 'no certificate: the request above is the proof; `evaluate` confirms it\n'],
] as const)('%j is not certified, and it is said why', async (property, code, talk) => {
  const { folder } = await certified()
  const file = join(folder, 'none.json')
  expect(await ran(folder, 'policy.json', { ...property, certificate: file })).toMatchObject({ code, talk })
  expect(existsSync(file)).toBe(false)
})

test('a certificate that cannot be written is an error, and so is one of nothing', async () => {
  const { folder } = await certified()
  await expect(ran(folder, 'policy.json', { onlyFromVpce: ours, certificate: join(folder, 'no/where.json') })).rejects.toThrow(
    'cannot write',
  )
  await expect(ran(folder, 'policy.json', { certificate: join(folder, 'new.json') })).rejects.toThrow('what is to be proved?')
})
