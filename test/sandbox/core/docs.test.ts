import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { services } from '../../../src/sandbox/services/index.ts'

test('docs/sandbox.md lists the operations that are answered, and no others', async () => {
  const page = await readFile('docs/sandbox.md', 'utf8')
  const section = /<!-- operations -->(.*)<!-- \/operations -->/s.exec(page)?.[1] ?? ''
  const listed = section
    .trim()
    .split('\n\n')
    .map((paragraph) => {
      const [name = '', operations = ''] = paragraph.split(/\*\*[^:]*: /)
      return [/\*\*(\w+)/.exec(paragraph)?.[1] ?? name, operations.split(/,\s+/)]
    })
  expect(Object.fromEntries(listed)).toEqual(
    Object.fromEntries(services.map(({ signingName, handlers }) => [signingName, Object.keys(handlers).sort()])),
  )
})

test('every operation that is answered is one of AWS’s', async () => {
  for (const { loadClient, handlers } of services) {
    const client = await loadClient()
    for (const name of Object.keys(handlers)) expect(client).toHaveProperty([`${name}$`])
  }
})

test('every enum table names structures and members of the schemas', async () => {
  for (const { loadClient, validation } of services) {
    const client = await loadClient()
    for (const [structure, members] of Object.entries(validation.enums)) {
      const schema = client[`${structure}$`] as readonly [number, string, string, unknown, readonly string[]] | undefined
      expect(schema?.[4], structure).toEqual(expect.arrayContaining(Object.keys(members)))
    }
  }
})
