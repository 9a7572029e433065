import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadConfig, ProvisionError, type Problem } from '../../../src/provision/index.ts'
import { goodConfig, reading } from './good-config.ts'

const sharedArn = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/shared/0a1b2c3d'

async function problemsOf(text: string): Promise<readonly Problem[]> {
  try {
    await loadConfig('private-api.yaml', reading(text))
    return []
  } catch (error) {
    if (error instanceof ProvisionError) return error.problems
    throw error
  }
}

/** The line, the text that the place marks, the code and the help. */
const brief =
  (text: string) =>
  ({ code, place, help }: Problem): string => {
    const line = text.split('\n')[(place?.line ?? 0) - 1] ?? ''
    const marked = line.slice((place?.column ?? 0) - 1, (place?.endColumn ?? 0) - 1)
    return `${String(place?.line)} «${marked}» ${code}${help === undefined ? '' : ` (${help})`}`
  }

test('fills in every default, and nothing that opens something', async () => {
  const { config } = await loadConfig('private-api.yaml', reading(goodConfig))
  expect(config).toEqual({
    version: 1,
    name: 'orders',
    account: '111122223333',
    region: 'eu-west-1',
    kind: 'private',
    endpoints: {
      main: {
        kind: 'managed',
        vpc: 'vpc-0a1b2c3d4e5f60718',
        subnets: ['subnet-0a1b2c3d4e5f60711'],
        privateDns: true,
        allowFrom: ['10.0.0.0/16'],
      },
      other: { kind: 'existing', id: 'vpce-0a1b2c3d' },
    },
    backends: {
      orders: { kind: 'load-balancer', subnets: ['subnet-0a1b2c3d4e5f60711'], port: 80, targets: ['10.0.1.10'], targetPort: 80 },
      shared: {
        kind: 'existing-load-balancer',
        arn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/shared/0a1b2c3d',
        port: 8080,
      },
      health: { kind: 'mock', status: 200, body: '', contentType: 'application/json' },
    },
    api: {
      stage: 'prod',
      routes: [
        { path: '/orders/{id}', method: 'GET', to: 'orders', authorizationType: 'NONE', timeout: 500 },
        { path: '/shared/{proxy+}', method: 'ANY', to: 'shared', authorizationType: 'AWS_IAM', timeout: 2500 },
        { path: '/', method: 'GET', to: 'health', authorizationType: 'NONE', timeout: 29_000 },
      ],
    },
    access: [{ endpoint: 'main' }, { endpoint: 'other', methods: ['GET'], paths: ['/orders/*'] }],
    authorizers: {},
    sandbox: { run: { orders: 'node backend.mjs' } },
  })
})

test('JSON is read as YAML is', async () => {
  const { config } = await loadConfig('private-api.yaml', reading(goodConfig))
  const raw = {
    $schema: './schema.json',
    version: 1,
    name: 'orders',
    region: 'eu-west-1',
    kind: 'private',
    endpoints: { main: { id: 'vpce-0a1b2c3d' } },
    backends: { health: { mock: { status: 204 } } },
    api: { stage: 'prod', routes: [{ path: '/', method: 'GET', to: 'health', authorizationType: 'NONE' }] },
    access: [{ endpoint: 'main' }],
  }
  for (const indent of ['', '  ', '\t']) {
    const json = await loadConfig('private-api.json', reading(`\uFEFF${JSON.stringify(raw, null, indent)}\r\n`))
    expect(json.config.backends.health).toEqual({ kind: 'mock', status: 204, body: '', contentType: 'application/json' })
    expect(json.config.api.routes).toEqual([config.api.routes[2] && { ...config.api.routes[2] }])
  }
})

/** [what is replaced, by what, the problems]. */
const mistakes: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'name: orders',
    'nam: orders',
    ['1 «v» MISSING_KEY (the stack: the names and tags of everything that is made carry it)', '2 «nam» UNKNOWN_KEY (did you mean `name`?)'],
  ],
  ['version: 1', 'version: 2', ['1 «2» WRONG_VALUE']],
  ['name: orders', 'name: Orders', ['2 «Orders» WRONG_FORM (for example `orders`)']],
  ["'111122223333'", '111122223333', ['3 «111122223333» WRONG_TYPE (put it in quotes)']],
  ['timeout: 500ms', 'timeout: 10', ['16 «10» WRONG_TYPE (write the unit: `10s` or `10ms`)']],
  [
    'eu-west-1\nkind',
    'eu-wset-1\nkind',
    [
      '4 «eu-wset-1» UNKNOWN_REGION (did you mean `eu-west-1`?)',
      `11 «'${sharedArn}'» WRONG_REGION (a VPC Link reaches load balancers of its own Region only)`,
    ],
  ],
  [
    'kind: private',
    'kind: public-with-private-backend',
    ['5 «public-with-private-backend» NOT_SUPPORTED (only `kind: private` works in this version)'],
  ],
  ['vpc: vpc-0a1b2c3d4e5f60718', 'vpc: vpc-0A', ['7 «vpc-0A» WRONG_FORM (for example `vpc-0a1b2c3d4e5f60718`)']],
  [', allowFrom: [10.0.0.0/16]', '', ['7 «main» MISSING_KEY (CIDR blocks that may open TCP 443 to the endpoint)']],
  ['10.0.0.0/16', '10.0.0.1/16', ['7 «10.0.0.1/16» WRONG_FORM (did you mean `10.0.0.0/16`?)']],
  ['10.0.0.0/16', '10.0.0.0/33', ['7 «10.0.0.0/33» WRONG_FORM (the number after the slash is from 0 to 32)']],
  ['{ id: vpce-0a1b2c3d }', '{ id: vpce-0a1b2c3d, vpc: vpc-0a1b2c3d }', ['8 «vpc» UNKNOWN_KEY (the keys here are `id`)']],
  ['  other: {', '  Other: {', ['8 «Other» WRONG_FORM (for example `main`)', '21 «other» UNKNOWN_NAME (did you mean `Other`?)']],
  ['subnets: [subnet-0a1b2c3d4e5f60711], port', 'subnets: [], port', ['10 «[]» EMPTY (one subnet an Availability Zone)']],
  ['[10.0.1.10]', '[10.0.1.10, 10.0.1.10]', ['10 «10.0.1.10» DUPLICATE (leave one out)']],
  ['10.0.1.10', '10.0.1.300', ['10 «10.0.1.300» WRONG_FORM (each part is from 0 to 255)']],
  ['port: 80,', 'port: 70000,', ['10 «70000» OUT_OF_RANGE']],
  ['port: 80,', "port: '80',", ["10 «'80'» WRONG_TYPE (the port that the load balancer listens on)"]],
  [
    '/net/shared',
    '/app/shared',
    [
      `11 «'${sharedArn.replace('net', 'app')}'» WRONG_FORM (for example \`arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/orders/0a1b2c3d4e5f6071\`)`,
    ],
  ],
  ['mock: {}', 'mock: { status: 600 }', ['12 «600» OUT_OF_RANGE']],
  [
    'mock: {}',
    'mok: {}',
    [
      '12 «health» MISSING_KEY (a load balancer that is made here, or the ARN of one that is there already. A `mock` instead needs no load balancer)',
      '12 «mok» UNKNOWN_KEY (the keys here are `loadBalancer`, `port`)',
    ],
  ],
  ['stage: prod', 'stage: p/rod', ['14 «p/rod» WRONG_FORM (for example `prod`)']],
  ['/orders/{id}', 'orders', ["16 «'orders'» BAD_PATH (for example `/orders`, `/orders/{id}` or `/orders/{proxy+}`)"]],
  ['method: GET, to: orders', 'method: get, to: orders', ['16 «get» WRONG_VALUE (did you mean `GET`?)']],
  ['to: orders', 'to: ordres', ['16 «ordres» UNKNOWN_NAME (did you mean `orders`?)']],
  ['to: orders', 'to: constructor', ['16 «constructor» UNKNOWN_NAME (the backends are `orders`, `shared`, `health`)']],
  ['500ms', '10m', ['16 «10m» WRONG_FORM (for example `10s`)']],
  ['500ms', '49ms', ['16 «49ms» OUT_OF_RANGE (API Gateway takes 50ms to 29s)']],
  ['500ms', '29.001s', ['16 «29.001s» OUT_OF_RANGE (API Gateway takes 50ms to 29s)']],
  [
    "'/shared/{proxy+}', method: ANY",
    "'/orders/{id}', method: GET",
    [
      "17 «{ path: '/orders/{id}', method: GET, to: shared, authorizationType: AWS_IAM, timeout: 2.5s }» DUPLICATE_ROUTE (leave one of the two out)",
    ],
  ],
  ["'/shared/{proxy+}'", "'/orders/{proxy+}'", ["17 «'/orders/{proxy+}'» CONFLICTING_ROUTE (name both `{id}`)"]],
  ['  - { endpoint: main }\n', '  - { endpoint: mian }\n', ['20 «mian» UNKNOWN_NAME (did you mean `main`?)']],
  [
    'access:\n  - { endpoint: main }\n  - { endpoint: other, methods: [GET], paths: [/orders/*] }',
    'access: []',
    ['19 «[]» EMPTY (who gets in. Nobody else does)'],
  ],
  ['[/orders/*]', '[orders]', ['21 «orders» WRONG_FORM (for example `/orders/*`)']],
  ['{ orders: node', '{ health: node', ['22 «health» NOTHING_TO_RUN (leave it out: API Gateway itself answers for a mock)']],
  ['name: orders', 'name: orders\nname: again', ['3 «name» DUPLICATE_KEY (leave one of the two out)']],
  ['name: orders', 'name: !Ref orders', ['2 «!Ref» NOT_YAML (the file is YAML, or JSON)']],
  ['name: orders', 'name: [orders', ['3 «a» NOT_YAML (the file is YAML, or JSON)']],
]

test.each(mistakes)('%j -> %j is told where it stands', async (before, after, expected) => {
  expect(goodConfig).toContain(before)
  const text = goodConfig.replace(before, after)
  const problems = await problemsOf(text)
  expect(problems.map(brief(text)).slice(0, expected.length)).toEqual(expected)
  // What follows from a text that is not YAML is the parser's; everything else is told once.
  if (!expected.some((line) => line.includes('NOT_YAML'))) expect(problems).toHaveLength(expected.length)
})

test.each([
  ['/a//b', 'a segment is empty'],
  ['/a/', 'it does not end with a slash'],
  ['/a/{proxy+}/b', 'the greedy variable `{proxy+}` only stands last'],
  ['/a/x{id}', 'in `x{id}` the braces do not hold the whole segment and a name'],
  ['/{id}/{id}', 'the variable `id` stands in it twice'],
  ['/a b', '`a b` has more than letters, digits and `._-:`'],
])('the path %s is refused: %s', async (path, why) => {
  const [problem] = await problemsOf(goodConfig.replace('/orders/{id}', path))
  expect(problem).toMatchObject({ code: 'BAD_PATH', message: `\`${path}\` is not a path: ${why}` })
})

test('tells everything that is wrong at once, in the order of the text', async () => {
  const text = goodConfig
    .replace('version: 1', 'version: 2')
    .replace('kind: private', 'kind: 7')
    .replace('endpoint: main', 'endpoint: mian')
  expect((await problemsOf(text)).map(({ code, place }) => [code, place?.line])).toEqual([
    ['WRONG_VALUE', 1],
    ['WRONG_TYPE', 5],
    ['UNKNOWN_NAME', 20],
  ])
})

test.each([
  ['', 'WRONG_TYPE'],
  ['- a', 'WRONG_TYPE'],
  ['a: 1\n---\nb: 2', 'NOT_YAML'],
  ['['.repeat(20_000), 'NOT_YAML'],
  [
    'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: &d [*c, *c]\ne: &e [*d, *d]\nf: &f [*e, *e]\ng: [*f, *f, *f, *f, *f, *f, *f, *f]',
    'NOT_YAML',
  ],
])('hostile text %# is refused', async (text, code) => {
  const problems = await problemsOf(text)
  expect(problems[0]).toMatchObject({ code, place: { file: 'private-api.yaml' } })
})

test('whatever the text, only known errors come out', async () => {
  const lines = goodConfig.split('\n')
  const token = fc.oneof(
    fc.constantFrom('{', '}', '[', ']', ':', '- ', '__proto__: 1', '&a', '*a', '? ', '|', '\t', '%', "'", '"', '\u0000'),
    fc.string(),
  )
  const broken = fc
    .tuple(fc.nat(lines.length - 1), fc.nat(60), token)
    .map(([line, column, text]) =>
      lines.map((old, index) => (index === line ? old.slice(0, column) + text + old.slice(column) : old)).join('\n'),
    )
  await fc.assert(
    fc.asyncProperty(broken, async (text) => {
      for (const { code, place } of await problemsOf(text)) {
        expect(code).toMatch(/^[A-Z_]+$/)
        expect(place?.line).toBeGreaterThan(0)
      }
    }),
    { numRuns: 300 },
  )
})

test('a file that is not there, a folder, and bytes that are no text are told apart', async () => {
  await expect(loadConfig('nowhere/private-api.yaml')).rejects.toMatchObject({
    exitCode: 2,
    problems: [{ code: 'CONFIG_NOT_FOUND', help: expect.stringContaining('apply-private-api init') as unknown }],
  })
  await expect(loadConfig('.')).rejects.toMatchObject({ problems: [{ code: 'CONFIG_UNREADABLE' }] })
  await expect(loadConfig('x', { readFile: () => Promise.resolve(Uint8Array.of(0xff, 0xfe)) })).rejects.toMatchObject({
    problems: [{ code: 'NOT_YAML' }],
  })
})

test('locates a pointer, and the nearest value around one that the text leaves out', async () => {
  const { locate } = await loadConfig('private-api.yaml', reading(goodConfig))
  const at = (pointer: string): string => {
    const place = locate(pointer)
    return place === undefined ? '' : (goodConfig.split('\n')[place.line - 1]?.slice(place.column - 1, place.endColumn - 1) ?? '')
  }
  expect(at('/endpoints/main/subnets/0')).toBe('subnet-0a1b2c3d4e5f60711')
  expect(at('/api/routes/1/path')).toBe("'/shared/{proxy+}'")
  expect(at('/endpoints/main/privateDns')).toBe('main')
  expect(locate('')).toMatchObject({ line: 1, column: 1 })
})
