import { describe, expect, it } from 'vitest'
import { holds } from '../evaluate/evaluate-request.ts'

type Row = readonly [fact: string, operator: string, policy: string, request: string | undefined, matches: boolean]

const document = 'arn:aws:svc:us-east-2:999999999999:store/abc:111122223333:finance/document.txt'
const role = 'arn:aws:iam::111122223333:role/team/app'

const rows: readonly Row[] = [
  ['PS-44', 'ArnEquals', 'arn:aws:iam::*:role/*', role, true],
  ['PS-44', 'ArnLike', 'arn:aws:iam::*:role/*', role, true],
  ['PS-44', 'ArnNotEquals', 'arn:aws:iam::*:role/*', role, false],
  ['PS-44', 'ArnNotLike', 'arn:aws:iam::*:role/*', role, false],
  ['PS-44', 'ArnEquals', 'arn:aws:iam::111122223333:role/team/ap?', role, true],
  ['PS-44', 'ArnEquals', 'arn:aws:iam::111122223333:role/team/App', role, false],
  ['PS-44', 'ArnLike', role, role, true],
  ['PS-45', 'ArnLike', 'arn:aws:iam:*:role/team/app', role, false],
  ['PS-45', 'ArnLike', 'arn:aws:iam::*', role, false],
  ['PS-45', 'ArnLike', 'arn:aws:iam:?111122223333:role/team/app', role, false],
  ['PS-45', 'ArnLike', '*:*:*:*:*:*', role, true],
  ['PS-45', 'ArnLike', 'arn:aws:svc:*:*:*', document, true],
  ['PS-45', 'ArnLike', 'arn:aws:svc:us-*-2:9?9999999999:store/*:111122223333:finance/*', document, true],
  ['PS-45', 'ArnLike', 'arn:aws:svc:us-*:store/*', document, false],
  ['PS-45', 'ArnLike', 'arn:*:role/team/app', role, false],
  ['PS-46', 'StringLike', 'arn:aws:svc:*:111122223333:finance/*', document, true],
  ['PS-46', 'ArnLike', 'arn:aws:svc:*:111122223333:finance/*', document, false],
  ['PS-46', 'ArnNotLike', 'arn:aws:svc:*:111122223333:finance/*', document, true],
  ['PS-47', 'ArnLike', '*', role, false],
  ['PS-47', 'ArnNotLike', '*', role, true],
  ['PS-47', 'ArnLike', 'arn:aws:iam::111122223333', role, false],
  ['PS-47', 'ArnLike', '*', 'no-arn', false],
  ['PS-47', 'ArnLike', '*:*:*:*:*:*', 'a:b:c:d:e', false],
  ['PS-47', 'ArnLike', '*:*:*:*:*:*', ':b:c:d:e:f', true],
  ['PS-47', 'ArnNotLike', role, 'no-arn', true],
  ['PS-1', 'ArnLike', '*:*:*:*:*:*', undefined, false],
  ['PS-2', 'ArnNotLike', '*:*:*:*:*:*', undefined, true],
  ['PS-2', 'ArnNotEquals', role, undefined, true],
  ['PS-3', 'ArnLikeIfExists', role, undefined, true],
  ['PS-3', 'ArnNotEqualsIfExists', role, undefined, true],
  ['PS-48', 'ArnEquals', 'arn:aws:iam::111122223333:role/team/app', 'arn:aws:sts::111122223333:assumed-role/app/session', false],
]

describe('ARN operators', () => {
  it.each(rows)('%s: %s %s asks %s -> %s', (_, operator, value, found, matches) => {
    expect(holds({ [operator]: { 'aws:PrincipalArn': value } }, found === undefined ? {} : { 'aws:PrincipalArn': found })).toBe(matches)
  })

  it('PA-21: ArnEquals on execute-api:viaDomainArn', () => {
    const condition = {
      ArnEquals: { 'execute-api:viaDomainArn': 'arn:aws:execute-api:eu-west-1:111122223333:/domainnames/orders.example+*' },
    }
    const through = (id: string): boolean =>
      holds(condition, { 'execute-api:viaDomainArn': `arn:aws:execute-api:eu-west-1:111122223333:/domainnames/${id}` })
    expect(through('orders.example+d1')).toBe(true)
    expect(through('other.example+d1')).toBe(false)
    expect(holds(condition)).toBe(false)
  })
})
