import { expect, it } from 'vitest'
import { keyForms } from '../../../src/policy/build/key-forms.ts'
import { knownKeys } from '../../../src/policy/language/condition-key.ts'

/** Keys that are read, so that policies with them can be decided, but that no statement for an API should name (PA-48, PA-50). */
const notBuilt = [
  'aws:RequestedRegion',
  'aws:ResourceAccount',
  'aws:ResourceOrgID',
  'aws:SourceVpcArn',
  'aws:VpceAccount',
  'aws:VpceOrgID',
  'aws:VpceOrgPaths',
]

it('builds with the keys that are read, and knows alike which have several values', () => {
  const built = Object.entries(keyForms).map(([name, form]) => [name.replace(/\/$/, ''), form === 'texts', name.endsWith('/')])
  const read = knownKeys.filter(({ name }) => !notBuilt.includes(name)).map(({ name, multivalued, tagged }) => [name, multivalued, tagged])
  expect(built.sort()).toEqual(read.sort())
})
