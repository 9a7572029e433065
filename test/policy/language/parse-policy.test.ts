import { describe, expect, it } from 'vitest'
import { describeFinding, parsePolicy, placeInText, type ParseRule, type PolicyInput } from '../../../src/policy/index.ts'

const statement = '"Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","Resource":"execute-api:/*"'
const policyWith = (members: string): string => `{"Version":"2012-10-17","Statement":[{${members}}]}`

/** Rule, document, the text that the finding points at, its pointer, and a word of its message or help. */
const findings: readonly (readonly [ParseRule, string, string, string, string])[] = [
  ['json-syntax', '{"Version":"2012-10-17",}', '}', '', 'comma before `}`'],
  ['json-syntax', "{'Version':'2012-10-17'}", "'", '', 'single quotes'],
  ['json-syntax', '{"Statement":[1 2]}', '2', '/Statement', 'no comma'],
  ['json-syntax', '{"Statement":[1,]}', ']', '/Statement', 'comma before `]`'],
  ['json-syntax', '{"Statement" 1}', '1', '/Statement', 'no colon'],
  ['json-syntax', '{"Statement":01}', '0', '/Statement', 'no value'],
  ['json-syntax', '{"Version":"2012-10-17"} x', 'x', '', 'after the end'],
  ['json-syntax', '{ // why\n}', '/', '', 'no name'],
  ['json-syntax', '{"a": /* why */ 1}', '/', '/a', 'comment'],
  ['json-syntax', '{"a":"b\nc"}', '\n', '/a', 'does not end on its line'],
  ['json-syntax', '{"a":"\\x"}', '\\x', '/a', 'unknown escape'],
  ['json-syntax', '{"a":', '', '/a', 'end of the text'],
  ['json-syntax', '', '', '', 'no document'],
  ['duplicate-json-key', policyWith(`${statement},"Condition":{},"Condition":{}`), '"Condition"', '/Statement/0/Condition', 'twice'],
  [
    'duplicate-json-key',
    policyWith(`${statement},"Condition":{"Bool":{"a":"true","a":"true"}}`),
    '"a"',
    '/Statement/0/Condition/Bool/a',
    'twice',
  ],
  [
    'duplicate-key-different-case',
    policyWith(`${statement},"Condition":{"StringEquals":{"aws:SourceVpce":"a","aws:sourcevpce":"b"}}`),
    '"aws:sourcevpce"',
    '/Statement/0/Condition/StringEquals/aws:sourcevpce',
    'two spellings',
  ],
  ['missing-version', `{"Statement":{${statement}}}`, `{"Statement":{${statement}}}`, '', '2008-10-17'],
  ['invalid-version', `{"Version":"2012-10-18","Statement":{${statement}}}`, '"2012-10-18"', '/Version', '2012-10-17'],
  ['old-version', `{"Version":"2008-10-17","Statement":{${statement}}}`, '"2008-10-17"', '/Version', 'variables'],
  ['missing-statement', '{"Version":"2012-10-17"}', '{"Version":"2012-10-17"}', '', 'statement'],
  ['missing-statement', '{"Version":"2012-10-17","Statement":[]}', '[]', '/Statement', 'statement'],
  ['unknown-element', policyWith(`${statement},"Principle":"*"`), '"Principle"', '/Statement/0/Principle', '`Principal`'],
  ['unknown-element', policyWith(`${statement},"Conditions":{}`), '"Conditions"', '/Statement/0/Conditions', '`Condition`'],
  ['unknown-element', policyWith(`${statement},"__proto__":{}`), '"__proto__"', '/Statement/0/__proto__', '__proto__'],
  ['element-wrong-case', policyWith(`"effect":"Allow",${statement.slice(17)}`), '"effect"', '/Statement/0/effect', '`Effect`'],
  ['wrong-type', policyWith(statement.replace('"Allow"', '["Allow"]')), '["Allow"]', '/Statement/0/Effect', 'an array'],
  ['wrong-type', policyWith(statement.replace('"execute-api:/*"', '{"Ref":"Api"}')), '{"Ref":"Api"}', '/Statement/0/Resource', 'an object'],
  ['wrong-type', policyWith(statement.replace('"execute-api:Invoke"', '[null]')), 'null', '/Statement/0/Action/0', 'not null'],
  [
    'wrong-type',
    policyWith(statement.replace('"*"', '"arn:aws:iam::111122223333:root"')),
    '"arn:aws:iam::111122223333:root"',
    '/Statement/0/Principal',
    'AWS',
  ],
  ['wrong-type', '"{}"', '"{}"', '', 'an object'],
  ['missing-effect', policyWith(statement.slice(17)), `{${statement.slice(17)}}`, '/Statement/0', 'Effect'],
  ['invalid-effect', policyWith(statement.replace('Allow', 'allow')), '"allow"', '/Statement/0/Effect', '`Allow`'],
  [
    'missing-action',
    policyWith('"Effect":"Deny","Principal":"*","Resource":"*"'),
    '{"Effect":"Deny","Principal":"*","Resource":"*"}',
    '/Statement/0',
    'Action',
  ],
  [
    'missing-resource',
    policyWith('"Effect":"Deny","Principal":"*","Action":"*"'),
    '{"Effect":"Deny","Principal":"*","Action":"*"}',
    '/Statement/0',
    'Resource',
  ],
  [
    'missing-principal',
    policyWith('"Effect":"Deny","Resource":"*","Action":"*"'),
    '{"Effect":"Deny","Resource":"*","Action":"*"}',
    '/Statement/0',
    'Principal',
  ],
  ['both-element-and-not-element', policyWith(`${statement},"NotAction":"x:y"`), '"NotAction"', '/Statement/0/NotAction', 'both'],
  ['empty-array', policyWith(statement.replace('"execute-api:Invoke"', '[]')), '[]', '/Statement/0/Action', 'empty'],
  [
    'empty-condition',
    policyWith(`${statement},"Condition":{"StringNotEquals":{}}`),
    '{}',
    '/Statement/0/Condition/StringNotEquals',
    'restricts nothing',
  ],
  [
    'duplicate-sid',
    `{"Version":"2012-10-17","Statement":[{"Sid":"A",${statement}},{"Sid":"A",${statement}}]}`,
    '"A"',
    '/Statement/1/Sid',
    '`A`',
  ],
  ['invalid-sid', policyWith(`${statement},"Sid":"my sid!"`), '"my sid!"', '/Statement/0/Sid', 'letters and digits'],
  [
    'unknown-operator',
    policyWith(`${statement},"Condition":{"StringNotEqual":{"a":"b"}}`),
    '"StringNotEqual"',
    '/Statement/0/Condition/StringNotEqual',
    '`StringNotEquals`',
  ],
  [
    'unknown-operator',
    policyWith(`${statement},"Condition":{"ForAnyValue:StringLikeIfExist":{"a":"b"}}`),
    '"ForAnyValue:StringLikeIfExist"',
    '/Statement/0/Condition/ForAnyValue:StringLikeIfExist',
    'unknown',
  ],
  [
    'unknown-operator',
    policyWith(`${statement},"Condition":{"StringLikeIgnoreCase":{"a":"b"}}`),
    '"StringLikeIgnoreCase"',
    '/Statement/0/Condition/StringLikeIgnoreCase',
    'unknown',
  ],
  [
    'operator-wrong-case',
    policyWith(`${statement},"Condition":{"stringequals":{"a":"b"}}`),
    '"stringequals"',
    '/Statement/0/Condition/stringequals',
    '`StringEquals`',
  ],
  [
    'ifexists-on-null',
    policyWith(`${statement},"Condition":{"NullIfExists":{"a":"true"}}`),
    '"NullIfExists"',
    '/Statement/0/Condition/NullIfExists',
    'IfExists',
  ],
  [
    'policy-variable-syntax',
    policyWith(statement.replace('/*', '/${aws:username')),
    '"execute-api:/${aws:username"',
    '/Statement/0/Resource',
    'closing brace',
  ],
  ['policy-variable-syntax', policyWith(statement.replace('/*', '/${}')), '"execute-api:/${}"', '/Statement/0/Resource', 'no name'],
  [
    'policy-variable-syntax',
    policyWith(statement.replace('/*', '/${aws:username, nobody}')),
    '"execute-api:/${aws:username, nobody}"',
    '/Statement/0/Resource',
    'single quotes',
  ],
]

describe('parsePolicy', () => {
  it.each(findings)('finds %s in %s', (rule, text, marked, pointer, word) => {
    const { ok, findings: found } = parsePolicy(text)
    const finding = found.find((candidate) => candidate.rule === rule)
    expect(finding).toBeDefined()
    if (finding === undefined) return
    expect(text.slice(finding.range?.start, finding.range?.end)).toBe(marked)
    expect(finding.pointer).toBe(pointer)
    const { message, help = '' } = describeFinding(finding)
    expect(`${message} ${help}`).toContain(word)
    expect(message).toMatch(/^[^A-Z].*[^.]$/s)
    expect(ok).toBe(!found.some((candidate) => candidate.severity === 'error'))
  })

  it('finds nothing in the canonical policy, and warns without failing', () => {
    expect(parsePolicy(policyWith(statement))).toMatchObject({ ok: true, findings: [] })
    expect(parsePolicy(`{"Statement":{${statement}}}`)).toMatchObject({
      ok: true,
      findings: [{ rule: 'missing-version', severity: 'warning' }],
    })
  })

  it('reports every error, not only the first', () => {
    const { findings: found } = parsePolicy(policyWith('"Effect":"allow","Principle":"*"'))
    expect(found.map((finding) => finding.rule)).toEqual([
      'unknown-element',
      'invalid-effect',
      'missing-principal',
      'missing-action',
      'missing-resource',
    ])
  })

  it('gives lines and columns from 1, in UTF-16 units, end exclusive, whatever the line ends', () => {
    const text = '{ "Version": "2012-10-17",\r\n\t"Id": "😀", "Statment": [] }'
    const finding = parsePolicy(text).findings.find(({ rule }) => rule === 'unknown-element')
    expect(finding?.range && placeInText(text, finding.range)).toEqual({ line: 2, column: 14, endLine: 2, endColumn: 24 })
  })

  it('reads the escaped form of GetRestApi with places in the escaped text (PA-73)', () => {
    const escaped = JSON.stringify(policyWith(statement.replace('Allow', 'allow')))
      .slice(1, -1)
      .replaceAll('/', '\\/')
    const [finding] = parsePolicy(escaped).findings
    expect(escaped.slice(finding?.range?.start, finding?.range?.end)).toBe('\\"allow\\"')
  })

  it('freezes the policy through and through, with a pointer and a range at every node', () => {
    const parsed = parsePolicy(policyWith(`${statement},"Sid":"a","Condition":{"StringLike":{"aws:SourceVpce":["a","b"]}}`))
    const visit = (value: unknown, key: string): void => {
      if (typeof value !== 'object' || value === null) return
      expect(Object.isFrozen(value), key).toBe(true)
      const nodeKinds = [
        'policy',
        'statement',
        'value',
        'condition',
        'operator',
        'condition-key',
        'principal',
        'action',
        'resource',
        'effect',
        'version',
      ]
      if ('kind' in value && nodeKinds.includes(String(value.kind)))
        expect(value, key).toMatchObject({ pointer: expect.any(String) as string, range: { start: expect.any(Number) as number } })
      for (const [name, member] of Object.entries(value)) visit(member, `${key}.${name}`)
    }
    expect(parsed.ok).toBe(true)
    visit(parsed.policy, 'policy')
  })

  it('takes a policy apart', () => {
    const parsed = parsePolicy(
      policyWith(
        `${statement},"Condition":{"ForAnyValue:StringNotLikeIfExists":{"AWS:principaltag/Team":["\${*}a\${aws:username, 'x'}",true]}}`,
      ),
    )
    const condition = parsed.policy?.statements[0]?.conditions[0]
    expect(condition?.operator).toMatchObject({
      quantifier: 'ForAnyValue',
      name: 'StringNotLike',
      base: 'StringLike',
      family: 'String',
      negated: true,
      ifExists: true,
    })
    expect(condition?.key).toMatchObject({ name: 'AWS:principaltag/Team', canonical: 'aws:PrincipalTag/Team' })
    expect(condition?.values.map((value) => value.parts)).toEqual([
      [
        { kind: 'escape', character: '*' },
        { kind: 'literal', text: 'a' },
        { kind: 'variable', name: 'aws:username', default: 'x', raw: "${aws:username, 'x'}" },
      ],
      [{ kind: 'literal', text: 'true' }],
    ])
  })

  it.each([
    ['2012-10-17', 'variable'],
    ['2008-10-17', 'literal'],
  ])('reads ${…} under %s as a %s (PS-49)', (version, kind) => {
    const parsed = parsePolicy(`{"Version":"${version}","Statement":{${statement.replace('/*', '/${aws:username}')}}}`)
    expect(parsed.policy?.statements[0]?.resource.values[0]?.parts.at(-1)).toMatchObject({ kind })
  })

  it('reads no policy variables in actions, principals and addresses (PS-50)', () => {
    const text = policyWith(
      '"Effect":"Allow","Principal":{"AWS":"${a:b}"},"Action":"${a:b}","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"${a:b}"}}',
    )
    const read = parsePolicy(text).policy?.statements[0]
    const values = [read?.principal.entries[0]?.value, read?.action.values[0], read?.conditions[0]?.values[0]]
    expect(values.map((value) => value?.parts)).toEqual(Array.from({ length: 3 }, () => [{ kind: 'literal', text: '${a:b}' }]))
  })

  it('gives the policy back as far as it could be read, and takes no such policy for a good one', () => {
    const parsed = parsePolicy(policyWith(`${statement},"Conditon":{}`))
    expect(parsed.ok).toBe(false)
    expect(parsed.policy?.statements).toHaveLength(1)
    expect(parsePolicy(parsed.policy as unknown as PolicyInput).ok).toBe(false)
  })
})
