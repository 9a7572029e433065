import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { configSchema } from '../../../src/provision/config/json-schema/config-schema.ts'

test('the shipped schema and the compiled validator are those of the source', () => {
  execFileSync(process.execPath, ['scripts/schema.js', '--check'], { stdio: 'pipe' })
  expect(JSON.parse(readFileSync('schema/private-api.json', 'utf8'))).toEqual(configSchema)
})

test('the compiled validator needs nothing at run time', () => {
  expect(readFileSync('src/provision/config/validate.generated.js', 'utf8')).not.toMatch(/\brequire\(|^import /m)
})

test('an editor can say of every key what it is for', () => {
  const silent: string[] = []
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return
    for (const [key, inner] of Object.entries(node)) {
      if (key === 'properties') {
        for (const [name, property] of Object.entries(inner as Record<string, { readonly description?: string }>)) {
          if (property.description === undefined) silent.push(`${path}/${name}`)
        }
      }
      walk(inner, `${path}/${key}`)
    }
  }
  walk(configSchema, '')
  expect(silent).toEqual([])
})
