import { expect, test } from 'vitest'
import { loadConfig } from '../../../src/provision/index.ts'
import { goodConfig, reading } from './good-config.ts'

const withAuthorizers = (answer: string): string =>
  goodConfig.replace('sandbox: {', `sandbox: { authorizers: { Gate: { "token 1": ${answer}, other: Unauthorized } },`)

test('what authorizers answer on the sandbox is taken as it is written', async () => {
  const { config } = await loadConfig('private-api.yaml', reading(withAuthorizers('{ Version: "2012-10-17", Statement: [] }')))
  expect(config.sandbox.authorizers).toEqual({ Gate: { 'token 1': { Version: '2012-10-17', Statement: [] }, other: 'Unauthorized' } })
})

test('an answer is a policy or a text', async () => {
  await expect(loadConfig('private-api.yaml', reading(withAuthorizers('1')))).rejects.toThrow()
})
