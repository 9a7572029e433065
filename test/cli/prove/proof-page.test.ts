import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { createProgram } from '../../../src/cli/program.ts'
import { emptyFolder } from '../command.ts'
import { plain } from '../render/plain.ts'

const page = readFileSync(resolve(import.meta.dirname, '../../../docs/what-a-proof-says.md'), 'utf8')
const files = [...page.matchAll(/^```json (\S+)\n([^]*?)^```$/gm)].map(([, name = '', text = '']) => ({ name, text }))
const commands = [...page.matchAll(/^```console\n\$ apply-private-api (.*)\n([^]*?)^```$/gm)].map(([, line = '', printed = '']) => ({
  line,
  printed,
}))

/** Runs a line of the page where its files are, and gives what it prints. */
async function ran(line: string): Promise<string> {
  const folder = emptyFolder()
  for (const { name, text } of files) writeFileSync(join(folder, name), text)
  const out: string[] = []
  const terminal = {
    data: (text: string) => void out.push(text),
    talk: () => undefined,
    dataColors: plain,
    talkColors: plain,
    isLive: false,
    canAsk: false,
  }
  const words = line.split(' ').map((word) => (files.some(({ name }) => name === word) ? join(folder, word) : word))
  await createProgram(terminal, () => undefined).parseAsync(words, { from: 'user' })
  return out.join('').replaceAll(`${folder}/`, '')
}

it('has commands, and files that they read', () => {
  expect([files.length, commands.length]).toEqual([2, 2])
})

it.each(commands)('prints what the page for reviewers says: $line', async ({ line, printed }) => {
  expect(await ran(line)).toBe(printed)
})
