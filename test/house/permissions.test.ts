import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { apiGatewayRepeats } from '../../src/provision/aws/api-gateway-operations.ts'
import { ec2Repeats } from '../../src/provision/aws/ec2-operations.ts'
import { elbv2Repeats } from '../../src/provision/aws/elbv2-operations.ts'
import { iamActionOf } from '../../src/provision/aws/iam-action.ts'
import type { OperationName } from '../../src/provision/aws/operations.ts'

interface Document {
  readonly Statement: readonly { readonly Sid: string; readonly Action: readonly string[] }[]
}

const page = readFileSync(join(import.meta.dirname, '../../docs/permissions.md'), 'utf8')
const { Statement } = JSON.parse(/```json\n([^]*?)```/.exec(page)?.[1] ?? '') as Document
const actionsOf = (sid: string): readonly string[] => Statement.find((statement) => statement.Sid === sid)?.Action ?? []
const operations = ['GetCallerIdentity', ...Object.keys({ ...apiGatewayRepeats, ...ec2Repeats, ...elbv2Repeats })] as OperationName[]
const needed = (names: readonly OperationName[]): readonly string[] =>
  [...new Set(names.flatMap((name) => [...iamActionOf(name).matchAll(/`([^`]+)`/g)].map(([, action]) => String(action))))].sort()
const isRead = (name: OperationName): boolean => /^(Get|Describe)/.test(name)

test('the page lists what reading needs, and nothing else', () => {
  expect(actionsOf('ReadEverywhere')).toEqual(needed(operations.filter(isRead)))
})

test('the page lists what writing needs, and nothing else', () => {
  expect(actionsOf('Write')).toEqual(needed(operations.filter((name) => !isRead(name))))
})
