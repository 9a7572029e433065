import { buildSync } from 'esbuild'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import {
  addressRangePolicy,
  closedStagePolicy,
  evaluate,
  organizationPolicy,
  privateApiPolicy,
  readOnlyPolicy,
  rolePolicy,
  vpcPolicy,
  type PolicyDocument,
} from '../../../src/policy/index.ts'
import { api, callers, optionsBy, requestBy, type Way } from './callers.ts'

const root = resolve(import.meta.dirname, '../../..')
const page = readFileSync(resolve(root, 'docs/recipes.md'), 'utf8')
const examples = [...page.matchAll(/^## (.*)$(?:(?!^## )[^])*?^```ts\n([^]*?)^```$/gm)].map(([, title = '', code = '']) => ({
  title,
  code,
}))
const [columns = [], , ...rows] = page
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  )

const vpceIds = ['vpce-00000001']
const network = { 'aws:SourceVpce': 'vpce-00000001', 'aws:SourceVpc': 'vpc-00000001', 'aws:VpcSourceIp': '10.0.1.10' }
const elsewhere = { 'aws:SourceVpce': 'vpce-00000002', 'aws:SourceVpc': 'vpc-00000002', 'aws:VpcSourceIp': '10.0.2.10' }
const open = { stage: 'prod', routes: [{ method: 'GET' }] }
const networkRecipes: readonly PolicyDocument[] = [
  privateApiPolicy({ vpceIds, ...open }),
  vpcPolicy({ vpcIds: ['vpc-00000001'], ...open }),
  addressRangePolicy({ vpceIds, ranges: ['10.0.1.0/24'], ...open }),
  readOnlyPolicy({ vpceIds, stage: 'prod' }),
  closedStagePolicy({ vpceIds, closedStages: ['dev'] }),
]
const organization = (id: string): readonly PolicyDocument[] => [organizationPolicy({ vpceIds, organizations: [id], ...open })]
const ofRoles = (...roles: readonly string[]): readonly PolicyDocument[] => [rolePolicy({ vpceIds, roles, ...open })]

/** Column -> the policies that it speaks of, for callers of `o-aaaaaaaaaa`: the roles `app` and `partner`. */
const policiesOf: Readonly<Record<string, readonly PolicyDocument[]>> = {
  'network recipes': networkRecipes,
  '`organizationPolicy`, a member': organization('o-aaaaaaaaaa'),
  '`organizationPolicy`, another': organization('o-cccccccccc'),
  '`rolePolicy`, a named role': ofRoles(
    ...Object.values(callers).flatMap(({ role, org }) => (org === 'o-aaaaaaaaaa' && role !== undefined ? [role] : [])),
  ),
  '`rolePolicy`, another': ofRoles('arn:aws:iam::111122223333:role/other'),
}

/** Row -> the ways of going in that it speaks of. */
const waysOf: Readonly<Record<string, readonly Way[]>> = {
  'NONE: anybody': [{ type: 'NONE' }],
  'AWS_IAM: not signed': [{ type: 'AWS_IAM', caller: undefined, says: 'Allow' }],
  "AWS_IAM: of the API's account, its policies silent": [{ type: 'AWS_IAM', caller: 'app', says: 'silent' }],
  "AWS_IAM: of the API's account, its policies allow": [{ type: 'AWS_IAM', caller: 'app', says: 'Allow' }],
  "AWS_IAM: of the API's account, its policies deny": [{ type: 'AWS_IAM', caller: 'app', says: 'Deny' }],
  'AWS_IAM: of another account, its policies silent': [{ type: 'AWS_IAM', caller: 'partner', says: 'silent' }],
  'AWS_IAM: of another account, its policies allow': [{ type: 'AWS_IAM', caller: 'partner', says: 'Allow' }],
  'CUSTOM: the authorizer allows': [{ type: 'CUSTOM', says: 'Allow' }],
  "CUSTOM: the authorizer's policy is silent": [{ type: 'CUSTOM', says: 'silent' }],
  'CUSTOM: the authorizer denies': [{ type: 'CUSTOM', says: 'Deny' }],
  'CUSTOM: the authorizer answers 401': [{ type: 'CUSTOM', says: 'unauthorized' }],
  'COGNITO_USER_POOLS: a valid token': [{ type: 'COGNITO_USER_POOLS', token: 'valid' }],
  'COGNITO_USER_POOLS: no token, or an invalid one': [
    { type: 'COGNITO_USER_POOLS', token: 'missing' },
    { type: 'COGNITO_USER_POOLS', token: 'invalid' },
  ],
}

const isIn = (policy: PolicyDocument, way: Way, route: string, from: Readonly<Record<string, string>>): boolean =>
  evaluate(policy, requestBy(way, `${api}/${route}`, from), optionsBy(way)).decision === 'Allow'

describe('the page of recipes', () => {
  it('has a table of every way of going in', () => {
    expect(columns.slice(1)).toEqual(Object.keys(policiesOf))
    expect(rows.map(([row]) => row)).toEqual(Object.keys(waysOf))
  })

  it.each(rows)('says who gets in: %s', (row, ...cells) => {
    const said = columns.slice(1).map((column, index) => ({ column, in: cells[index]?.replaceAll('*', '') === 'in' }))
    for (const way of waysOf[row] ?? []) {
      for (const { column, in: expected } of said) {
        for (const policy of policiesOf[column] ?? []) {
          expect(isIn(policy, way, 'prod/GET/orders', network), column).toBe(expected)
          expect(isIn(policy, way, 'prod/GET/orders', elsewhere), column).toBe(false)
          expect(isIn(policy, way, 'prod/GET/orders', {}), column).toBe(false)
          expect(isIn(policy, way, 'dev/POST/orders', network), column).toBe(false)
        }
      }
    }
  })

  it('has an example for every recipe', () => {
    expect(examples.length).toBe(8)
  })

  it.each(examples)('prints what it says: $title', ({ code }) => {
    const bundle = buildSync({
      stdin: { contents: code, loader: 'ts', resolveDir: root },
      alias: { 'apply-private-api': resolve(root, 'src/index.ts') },
      bundle: true,
      format: 'iife',
      write: false,
    })
    const printed: string[] = []
    runInNewContext(bundle.outputFiles[0]?.text ?? '', {
      console: { log: (...values: readonly unknown[]) => printed.push(values.join(' ')) },
    })
    expect(printed).toEqual([...code.matchAll(/^\/\/ (.*)$/gm)].map(([, line]) => line))
    expect(printed).not.toEqual([])
  })
})
