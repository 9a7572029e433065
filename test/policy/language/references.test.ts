import { describe, expect, it } from 'vitest'
import { parsePolicy, printPolicy, samePolicy, type Dialect, type Part, type PolicyInput } from '../../../src/policy/index.ts'

const documentWith = (resource: unknown): PolicyInput =>
  ({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: resource }],
  }) as PolicyInput

const partsOf = (resource: unknown, dialect: Dialect): readonly Part[] | undefined =>
  parsePolicy(JSON.stringify(documentWith(resource)), { dialect }).policy?.statements[0]?.resource.values[0]?.parts

const ref = (name: string): Part => ({ kind: 'reference', source: 'cloudformation', raw: `{"Ref":"${name}"}` })
const literal = (text: string): Part => ({ kind: 'literal', text })
const terraform = (raw: string): Part => ({ kind: 'reference', source: 'terraform', raw })

describe('references', () => {
  it.each<readonly [unknown, Dialect, readonly Part[]]>([
    [{ Ref: 'Api' }, 'cloudformation', [ref('Api')]],
    [
      { 'Fn::Sub': 'a-${Api}-${!aws:username}' },
      'cloudformation',
      [literal('a-'), ref('Api'), literal('-'), { kind: 'variable', name: 'aws:username', raw: '${aws:username}' }],
    ],
    [{ 'Fn::Sub': ['${A}/${B}', { A: 'x', B: { Ref: 'C' } }] }, 'cloudformation', [literal('x/'), ref('C')]],
    [{ 'Fn::Join': [':', ['a', { Ref: 'B' }, 'c']] }, 'cloudformation', [literal('a:'), ref('B'), literal(':c')]],
    [{ 'Fn::Join': ['', ['${aws:', 'username}']] }, 'cloudformation', [{ kind: 'variable', name: 'aws:username', raw: '${aws:username}' }]],
    [{ 'Fn::GetAtt': 'Api.Arn' }, 'cloudformation', [{ kind: 'reference', source: 'cloudformation', raw: '{"Fn::GetAtt":["Api","Arn"]}' }]],
    [{ 'Fn::Sub': '${Api.Arn}' }, 'cloudformation', [{ kind: 'reference', source: 'cloudformation', raw: '{"Fn::GetAtt":["Api","Arn"]}' }]],
    [
      { 'Fn::If': ['C', { b: 1, a: 2 }] },
      'cloudformation',
      [{ kind: 'reference', source: 'cloudformation', raw: '{"Fn::If":["C",{"a":2,"b":1}]}' }],
    ],
    ['${Api}', 'cloudformation', [{ kind: 'variable', name: 'Api', raw: '${Api}' }]],
    ['${Token[TOKEN.12]}/*', 'cdk', [{ kind: 'reference', source: 'cdk', raw: '${Token[TOKEN.12]}' }, literal('/*')]],
    ['#{Token[TOKEN.12]}', 'cdk', [{ kind: 'reference', source: 'cdk', raw: '#{Token[TOKEN.12]}' }]],
    ['${aws:username}', 'cdk', [{ kind: 'variable', name: 'aws:username', raw: '${aws:username}' }]],
    ['${aws_api.x.arn}/*', 'terraform', [terraform('${aws_api.x.arn}'), literal('/*')]],
    ['${f("}", { a = "${b}" })}x', 'terraform', [terraform('${f("}", { a = "${b}" })}'), literal('x')]],
    ['a$${aws:username}', 'terraform', [literal('a'), { kind: 'variable', name: 'aws:username', raw: '${aws:username}' }]],
    ['%{ if x }y%{ endif }', 'terraform', [terraform('%{ if x }'), literal('y'), terraform('%{ endif }')]],
  ])('reads %j in %s', (resource, dialect, parts) => {
    expect(partsOf(resource, dialect)).toEqual(parts)
    const printed = printPolicy(parsePolicy(JSON.stringify(documentWith(resource)), { dialect }).policy as PolicyInput)
    expect(parsePolicy(printed, { dialect }).policy?.statements[0]?.resource.values[0]?.parts).toEqual(parts)
  })

  it('takes references in values of a program, and none in text of AWS', () => {
    expect(parsePolicy(documentWith({ Ref: 'Api' })).ok).toBe(true)
    expect(parsePolicy(JSON.stringify(documentWith({ Ref: 'Api' }))).ok).toBe(false)
    expect(parsePolicy(JSON.stringify(documentWith({ Ref: 'Api' })), { dialect: 'terraform' }).ok).toBe(false)
  })

  it('knows equal references however they are put together, and unequal ones apart', () => {
    expect(samePolicy(documentWith({ 'Fn::Sub': '${Api}/*' }), documentWith({ 'Fn::Join': ['/', [{ Ref: 'Api' }, '*']] }))).toBe(true)
    expect(samePolicy(documentWith({ Ref: 'Api' }), documentWith({ Ref: 'api' }))).toBe(false)
    expect(samePolicy(documentWith({ Ref: 'Api' }), documentWith('{"Ref":"Api"}'))).toBe(false)
  })

  it.each([
    ['Statement', { Version: '2012-10-17', Statement: [{ 'Fn::If': ['C', {}, {}] }] }],
    ['Principal', { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Ref: 'P' }, Action: '*', Resource: '*' }] }],
    ['Effect', { Version: '2012-10-17', Statement: [{ Effect: { Ref: 'P' }, Principal: '*', Action: '*', Resource: '*' }] }],
    [
      'Condition',
      { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*', Condition: { 'Fn::If': [] } }] },
    ],
  ])('says that a reference cannot stand for a whole %s', (_, document) => {
    expect(parsePolicy(document as unknown as PolicyInput)).toMatchObject({ ok: false, findings: [{ rule: 'reference-not-a-value' }] })
  })
})
