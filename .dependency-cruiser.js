// Who may import whom: docs/decisions/0002-borders.md draws the table that these rules enforce.
const room = (name) => `^src/${name}/`
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })
const parts = ['policy', 'validators', 'provision', 'sandbox', 'testing', 'cdk', 'cli']
const policyRooms = ['evaluate', 'solve', 'certify']

export default {
  forbidden: [
    forbid('no-cycles', 'Nobody imports in a circle.', {}, { circular: true }),
    forbid('no-dangling', 'Every import resolves.', {}, { couldNotResolve: true }),
    forbid(
      'policy-is-pure',
      'src/policy runs anywhere: no npm package, no node:*.',
      { path: room('policy') },
      { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'] },
    ),
    forbid(
      'policy-imports-policy',
      'src/policy knows nothing of the rest.',
      { path: room('policy') },
      { path: '^(src|rules)/', pathNot: room('policy') },
    ),
    forbid('rules-import-policy', 'A rule is pure.', { path: '^rules/' }, { path: '^src/', pathNot: room('policy') }),
    forbid(
      'provision-imports',
      'provision knows policy and validators only.',
      { path: room('provision') },
      { path: '^src/(sandbox|testing|cdk|cli)/' },
    ),
    forbid(
      'sandbox-imports',
      'sandbox knows policy only.',
      { path: room('sandbox') },
      { path: '^src/(provision|validators|testing|cdk|cli)/' },
    ),
    forbid(
      'validators-imports',
      'validators knows policy and rules only.',
      { path: room('validators') },
      { path: '^src/(provision|sandbox|testing|cdk|cli)/' },
    ),
    forbid(
      'testing-imports',
      'testing knows policy and fast-check only.',
      { path: room('testing') },
      { path: '^src/', pathNot: '^src/(testing|policy)/' },
    ),
    forbid('nobody-imports-cli', 'cli is the outermost room.', { path: '^(src|rules)/', pathNot: room('cli') }, { path: room('cli') }),
    ...parts.map((part) =>
      forbid(
        `${part}-has-a-door`,
        'A border is crossed through index.ts.',
        { path: '^(src|rules)/', pathNot: room(part) },
        { path: room(part), pathNot: `^src/${part}/index\\.ts$` },
      ),
    ),
    ...policyRooms.map((part) =>
      forbid(
        `policy-${part}-is-alone`,
        'evaluate, solve and certify share nothing but language.',
        { path: `^src/policy/${part}/` },
        { path: '^src/policy/', pathNot: `^src/policy/(${part}|language)/` },
      ),
    ),
    forbid(
      'language-is-the-floor',
      'language imports only itself.',
      { path: '^src/policy/language/' },
      { path: '^src/', pathNot: '^src/policy/language/' },
    ),
    forbid(
      'aws-in-two-rooms',
      'Only provision and sandbox import the AWS SDK.',
      { path: '^src/', pathNot: '^src/(provision|sandbox)/' },
      { path: 'node_modules/@(aws-sdk|smithy)/' },
    ),
    forbid(
      'aws-is-dynamic',
      'The AWS SDK is loaded on demand, by two files (docs/decisions/0005-the-sdk-through-require.md); types are free.',
      { path: '^src/', pathNot: '^src/(provision/aws/load-client|sandbox/world/load-sdk)\\.ts$' },
      { path: 'node_modules/@(aws-sdk|smithy)/', dynamic: false, dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
}
