import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createProgram } from '../../src/cli/program.ts'
import { openTerminal } from '../../src/cli/terminal.ts'
import { usage } from '../../src/cli/usage.ts'
import { emptyFolder, run } from './command.ts'

const program = createProgram(openTerminal(), () => undefined)

test('every verb and every option is in the usage, and nothing else is', () => {
  const options = program.commands.flatMap((command) => command.options.map((option) => option.long ?? ''))
  const told = [...usage.matchAll(/--[a-z][a-z-]*/g)].map(([option]) => option)
  expect(new Set(told)).toEqual(new Set([...options, '--help', '--version']))
  const verbs = [...usage.matchAll(/^ {2}([a-z]+)(?: {2,}| \[\w+\] +(?:\[\w+\] +)?)/gm)].map(([, verb]) => verb)
  expect(verbs).toEqual(program.commands.map((command) => command.name()))
})

test.each([['--help'], ['-h'], ['plan --help'], ['help']])('%s prints the usage', async (args) => {
  expect(await run(args.split(' '), { cwd: emptyFolder() })).toEqual({ code: 0, stdout: usage, stderr: '' })
})

test('--version prints the version', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string }
  expect(await run(['--version'], { cwd: emptyFolder() })).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
})

test('the usage fits a terminal', () => {
  expect(Math.max(...usage.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100)
})

test.each([
  [{ FORCE_COLOR: '1' }, [], true],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, [], false],
  [{ FORCE_COLOR: '1' }, ['--no-color'], false],
  [{}, [], false],
] as const)('colours with %j and %j: %s', async (env, options, colored) => {
  const { stderr } = await run(['plan', 'nowhere.yaml', ...options], { cwd: emptyFolder(), env })
  expect(stderr).toContain('CONFIG_NOT_FOUND')
  expect(stderr.includes('\u001b[')).toBe(colored)
})
