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
const cloudFormation = (raw: string): Part => ({ kind: 'reference', source: 'cloudformation', raw })
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
    ['${f("a}${g("b}")}%{ if "}" }}")}x', 'terraform', [terraform('${f("a}${g("b}")}%{ if "}" }}")}'), literal('x')]],
    ['${f("\\"}")}x', 'terraform', [terraform('${f("\\"}")}'), literal('x')]],
    ['${f("$")}y', 'terraform', [terraform('${f("$")}'), literal('y')]],
    ['${f("{")}y', 'terraform', [terraform('${f("{")}'), literal('y')]],
    ['${f("a{")}y', 'terraform', [terraform('${f("a{")}'), literal('y')]],
    ['${Token[TOKEN.12]}', 'cloudformation', [{ kind: 'variable', name: 'Token[TOKEN.12]', raw: '${Token[TOKEN.12]}' }]],
    ['%%{ if }', 'terraform', [literal('%{ if }')]],
    ['', 'terraform', []],
    [{ Ref: 1 }, 'cloudformation', [cloudFormation('{"Ref":1}')]],
    [{ 'Fn::Sub': '${ Api }' }, 'cloudformation', [ref('Api')]],
    [{ 'Fn::Sub': '${}x' }, 'cloudformation', [ref(''), literal('x')]],
    [{ 'Fn::Sub': '${.Arn}' }, 'cloudformation', [cloudFormation('{"Fn::GetAtt":["","Arn"]}')]],
    [{ 'Fn::Sub': ['${A}!', { A: { 'Fn::Foo': 1 } }] }, 'cloudformation', [cloudFormation('{"Fn::Foo":1}'), literal('!')]],
    [{ 'Fn::Sub': ['${A}', { B: 'x' }] }, 'cloudformation', [ref('A')]],
    [{ 'Fn::Sub': ['${A}'] }, 'cloudformation', [cloudFormation('{"Fn::Sub":["${A}"]}')]],
    [{ 'Fn::Sub': ['${A}', { A: 'x' }, 1] }, 'cloudformation', [cloudFormation('{"Fn::Sub":["${A}",{"A":"x"},1]}')]],
    [{ 'Fn::Sub': [1, { A: 'x' }] }, 'cloudformation', [cloudFormation('{"Fn::Sub":[1,{"A":"x"}]}')]],
    [{ 'Fn::Sub': ['${A}', 'x'] }, 'cloudformation', [cloudFormation('{"Fn::Sub":["${A}","x"]}')]],
    [{ 'Fn::Sub': { a: 'b' } }, 'cloudformation', [cloudFormation('{"Fn::Sub":{"a":"b"}}')]],
    [{ 'Fn::Join': [':', ['a'], 1] }, 'cloudformation', [cloudFormation('{"Fn::Join":[":",["a"],1]}')]],
    [{ 'Fn::Join': [':'] }, 'cloudformation', [cloudFormation('{"Fn::Join":[":"]}')]],
    [{ 'Fn::Join': 'ab' }, 'cloudformation', [cloudFormation('{"Fn::Join":"ab"}')]],
    [{ 'Fn::Join': [1, ['a']] }, 'cloudformation', [cloudFormation('{"Fn::Join":[1,["a"]]}')]],
    [{ 'Fn::Join': [':', 'ab'] }, 'cloudformation', [cloudFormation('{"Fn::Join":[":","ab"]}')]],
    [{ 'Fn::Join': [':', ['a', { b: 'c' }]] }, 'cloudformation', [cloudFormation('{"Fn::Join":[":",["a",{"b":"c"}]]}')]],
    [{ 'Fn::Join': [':', ['a', 1]] }, 'cloudformation', [cloudFormation('{"Fn::Join":[":",["a",1]]}')]],
    [{ 'Fn::Join': [':', []] }, 'cloudformation', []],
    [{ 'Fn::GetAtt': ['Api', 'Arn'] }, 'cloudformation', [cloudFormation('{"Fn::GetAtt":["Api","Arn"]}')]],
    [{ 'Fn::GetAtt': ['Api', { Ref: 'A' }] }, 'cloudformation', [cloudFormation('{"Fn::GetAtt":["Api",{"Ref":"A"}]}')]],
    [{ 'Fn::GetAtt': ['Api'] }, 'cloudformation', [cloudFormation('{"Fn::GetAtt":["Api"]}')]],
    [{ 'Fn::GetAtt': ['Api', 'B', 'C'] }, 'cloudformation', [cloudFormation('{"Fn::GetAtt":["Api","B","C"]}')]],
    [{ 'Fn::GetAtt': 'Api' }, 'cloudformation', [cloudFormation('{"Fn::GetAtt":"Api"}')]],
    [{ 'Fn::GetAtt': '.Arn' }, 'cloudformation', [cloudFormation('{"Fn::GetAtt":["","Arn"]}')]],
    [{ 'Fn::GetAtt': 'Api.Nested.Arn' }, 'cloudformation', [cloudFormation('{"Fn::GetAtt":["Api","Nested.Arn"]}')]],
    [{ 'Fn::ImportValue': 'Api.Arn' }, 'cloudformation', [cloudFormation('{"Fn::ImportValue":"Api.Arn"}')]],
    [{ 'Fn::ImportValue': 'AWS::NoValue' }, 'cloudformation', [cloudFormation('{"Fn::ImportValue":"AWS::NoValue"}')]],
    [{ 'Fn::If': 'A' }, 'cloudformation', [cloudFormation('{"Fn::If":"A"}')]],
    [{ 'Fn::If': [1, 'a', 'b'] }, 'cloudformation', [cloudFormation('{"Fn::If":[1,"a","b"]}')]],
    [{ 'Fn::If': ['A', 'a', 'b', 'c'] }, 'cloudformation', [cloudFormation('{"Fn::If":["A","a","b","c"]}')]],
    [
      { 'Fn::Select': [1, { c: true, a: [null, 'x', -1.5], b: false }] },
      'cloudformation',
      [cloudFormation('{"Fn::Select":[1,{"a":[null,"x",-1.5],"b":false,"c":true}]}')],
    ],
  ])('reads %j in %s', (resource, dialect, parts) => {
    expect(partsOf(resource, dialect)).toEqual(parts)
    const printed = printPolicy(parsePolicy(JSON.stringify(documentWith(resource)), { dialect }).policy as PolicyInput)
    expect(parsePolicy(printed, { dialect }).policy?.statements[0]?.resource.values[0]?.parts).toEqual(parts)
  })

  it('takes what is no function for a reference where one must stand', () => {
    expect(partsOf({ 'Fn::Sub': ['${A}', { A: { c: null } }] }, 'cloudformation')).toEqual([cloudFormation('{"c":null}')])
  })

  it('keeps the order of names that stand twice in a function, and null in one of a program', () => {
    const text = JSON.stringify(documentWith('R')).replace('"R"', '{"Fn::Foo":{"b":1,"a":2,"b":3}}')
    const { policy } = parsePolicy(text, { dialect: 'cloudformation' })
    expect(policy?.statements[0]?.resource.values[0]?.parts).toEqual([cloudFormation('{"Fn::Foo":{"a":2,"b":1,"b":3}}')])
    const ofProgram = parsePolicy(documentWith({ 'Fn::Foo': [null, true, 1.5] })).policy
    expect(ofProgram?.statements[0]?.resource.values[0]?.parts).toEqual([cloudFormation('{"Fn::Foo":[null,true,1.5]}')])
  })

  it.each<readonly [unknown, Dialect, string]>([
    ['x${f("', 'terraform', '${f("'],
    [{ 'Fn::Sub': 'a${b' }, 'cloudformation', '${b'],
  ])('misses the end of %j in %s', (resource, dialect, text) => {
    const { findings } = parsePolicy(JSON.stringify(documentWith(resource)), { dialect })
    expect(findings).toMatchObject([{ rule: 'policy-variable-syntax', args: { text } }])
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
})
