import { expect, it } from 'vitest'
import { canonicalKey, knownKey } from '../../../src/policy/language/condition-key.ts'

it.each([
  ['aws:sourcevpce', 'aws:SourceVpce'],
  ['AWS:SOURCEVPCE', 'aws:SourceVpce'],
  ['aws:principaltag/Team', 'aws:PrincipalTag/Team'],
  ['aws:PrincipalTag/a/B', 'aws:PrincipalTag/a/B'],
  // A key with a tag where there is none, and without one where there must be.
  ['aws:sourcevpce/x', 'aws:sourcevpce/x'],
  ['aws:principaltag', 'aws:principaltag'],
  ['/aws:principaltag', '/aws:principaltag'],
  ['/', '/'],
  ['', ''],
  ['my:Key', 'my:Key'],
])('AWS writes %j as %j (PS-58)', (name, canonical) => {
  expect(canonicalKey(name)).toBe(canonical)
})

it('knows which keys hold several values, end in a name, and come with an endpoint (PS-94, PA-49)', () => {
  const named = (trait: 'multivalued' | 'tagged' | 'endpoint'): readonly string[] => all.filter((name) => knownKey(name)?.[trait] === true)
  const all = [
    'PrincipalArn',
    'PrincipalOrgPaths',
    'PrincipalTag',
    'SourceIp',
    'SourceVpc',
    'SourceVpcArn',
    'SourceVpce',
    'VpceAccount',
    'VpceOrgPaths',
    'VpcSourceIp',
  ].map((name) => `aws:${name}`)
  expect(named('multivalued')).toEqual(['aws:PrincipalOrgPaths', 'aws:VpceOrgPaths'])
  expect(named('tagged')).toEqual(['aws:PrincipalTag'])
  expect(named('endpoint')).toEqual(['aws:SourceVpc', 'aws:SourceVpce', 'aws:VpcSourceIp'])
  expect(knownKey('AWS:principaltag/x')?.name).toBe('aws:PrincipalTag')
  expect(knownKey('my:key')).toBeUndefined()
  expect(knownKey('')).toBeUndefined()
})
