import { describe, expect, it } from 'vitest'
import { formatExecuteApiArn, parseExecuteApiArn } from '../../../src/policy/index.ts'
import { apiOfResource, checkApiArn } from '../../../src/policy/language/index.ts'

const api = { partition: 'aws', region: 'eu-west-1', account: '111122223333', apiId: 'a1b2c3d4e5' }
const prefix = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5'

describe('execute-api ARNs', () => {
  it.each([
    [`${prefix}/prod/GET/pets/a1b2`, { ...api, stage: 'prod', method: 'GET', path: '/pets/a1b2' }, 'PA-61'],
    [`${prefix}/prod/GET/`, { ...api, stage: 'prod', method: 'GET', path: '/' }, 'PA-62, PS-101: the root'],
    [`${prefix}/prod/GET/test//`, { ...api, stage: 'prod', method: 'GET', path: '/test//' }, 'PA-62: slashes stay'],
    [`${prefix}/prod/GET/a:b\nc`, { ...api, stage: 'prod', method: 'GET', path: '/a:b\nc' }, 'colons and line ends'],
    [`${prefix}/prod/$connect`, { ...api, stage: 'prod', method: '$connect', path: '' }, 'PA-60'],
    [prefix.replace(':aws:', ':aws-cn:') + '/s/PUT/x', { ...api, partition: 'aws-cn', stage: 's', method: 'PUT', path: '/x' }, 'PA-69'],
  ])('takes %s apart and puts it together (%s)', (text, fields) => {
    expect(parseExecuteApiArn(text)).toEqual(fields)
    expect(formatExecuteApiArn(fields)).toBe(text)
  })

  it.each([
    '',
    prefix,
    `${prefix}/prod`,
    `${prefix}//GET/x`,
    `${prefix}//prod/GET/x`,
    'arn:aws:s3:::b/c/d/e',
    'execute-api:/prod/GET/x',
    `x${prefix}/prod/GET/x`,
  ])('gives nothing for %j', (text) => {
    expect(parseExecuteApiArn(text)).toBeUndefined()
  })

  it.each([
    [prefix, prefix],
    [`${prefix}/`, prefix],
    [`${prefix}/prod/GET/pets`, prefix],
    ['arn:aws:execute-api:eu-west-1:111122223333:/prod/GET/pets', undefined],
    ['arn:aws:s3:::bucket', undefined],
    ['', undefined],
  ])('of %s the API is %s', (text, arn) => {
    expect(apiOfResource(text)).toBe(arn)
  })

  it('shows the first 200 characters of what is no API', () => {
    const shown = (length: number): string => `\`${'x'.repeat(length)}\` is not the ARN of an API`
    for (const length of [199, 200, 201]) {
      expect(() => checkApiArn('x'.repeat(length))).toThrow(expect.objectContaining({ message: shown(Math.min(length, 200)) }) as Error)
    }
  })

  it('wants the slash of a path', () => {
    expect(() => formatExecuteApiArn({ ...api, stage: 'prod', method: 'GET', path: 'pets' })).toThrow(
      expect.objectContaining({
        code: 'INVALID_ARN',
        message: 'the path `pets` does not begin with `/`',
        at: 'path',
        help: 'write `/pets`',
      }) as Error,
    )
  })
})
