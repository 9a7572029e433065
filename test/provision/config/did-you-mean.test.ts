import fc from 'fast-check'
import { expect, test } from 'vitest'
import { didYouMean } from '../../../src/provision/config/did-you-mean.ts'

test.each([
  ['mian', ['main', 'other'], 'main'],
  ['get', ['GET', 'PUT'], 'GET'],
  ['eu-wset-1', ['us-west-1', 'eu-west-1', 'eu-west-2'], 'eu-west-1'],
  ['authorizatonType', ['to', 'authorizationType'], 'authorizationType'],
  ['xyz', ['main', 'other'], undefined],
  ['', ['main'], undefined],
  ['main', [], undefined],
])('%s among %j -> %s', (word, names, expected) => {
  expect(didYouMean(word, names)).toBe(expected)
})

test('a name with one slip is found among names that are far from it', () => {
  fc.assert(
    fc.property(fc.nat(8), fc.constantFrom('', 'x', 'q'), (at, letter) => {
      const name = 'endpoints'
      expect(didYouMean(name.slice(0, at) + letter + name.slice(at + 1), ['backends', name, 'access'])).toBe(name)
    }),
  )
})
