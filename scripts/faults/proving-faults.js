// What can be wrong with what is made of the solver's answers.
const prove = 'src/policy/prove'
const near = ['prove/holes', 'prove/']

export const provingFaults = [
  {
    name: 'equivalent: in one direction only',
    file: `${prove}/asked-of.ts`,
    find: "        { policy: other, wanted: { kind: 'without', policy } },\n",
    put: '',
    near: ['prove/laws', 'prove/'],
  },
  {
    name: 'implies: in the other direction',
    file: `${prove}/asked-of.ts`,
    find: "return [{ policy, wanted: { kind: 'without', policy: other } }]",
    put: "return [{ policy: other, wanted: { kind: 'without', policy } }]",
    near: ['prove/laws', 'prove/'],
  },
  {
    name: 'verdict: what is not known holds',
    file: `${prove}/prove.ts`,
    find: 'else reason ??= outcome.reason',
    put: "else if (outcome.reason === '') reason = outcome.reason",
    near: ['prove/adversarial', 'prove/'],
  },
  {
    name: 'comparison: wider for narrower',
    file: `${prove}/compare-policies.ts`,
    find: ": 'narrower'",
    put: ": 'wider'",
    near: ['prove/laws', 'prove/'],
  },
  {
    name: 'somebody: only the first readings count',
    file: `${prove}/prove-somebody.ts`,
    find: 'combinations([...facts] as DisputedFact[])',
    put: 'combinations([...facts] as DisputedFact[]).slice(0, 1)',
    near: ['prove/differential', 'prove/'],
  },
  {
    name: 'covers: only the last route counts',
    file: `${prove}/prove-somebody.ts`,
    find: "if (found.kind === 'nobody') return",
    put: "if (found.kind === 'nobody' && one === wanted.at(-1)) return",
    near,
  },
  {
    name: 'guard: another key than that of the endpoint',
    file: `${prove}/guard-of.ts`,
    find: "{ 'aws:SourceVpce': property.ids }",
    put: "{ 'aws:SourceVpc': property.ids }",
    near,
  },
  {
    name: 'counterexample: confirmed without asking whether it gets in',
    file: `${prove}/confirm.ts`,
    find: "evaluation?.decision === 'Allow' ?",
    put: 'evaluation !== undefined ?',
    near: ['prove/'],
  },
  {
    name: 'counterexample: its readings are not told',
    file: `${prove}/confirm.ts`,
    find: 'readings: Object.fromEntries(disputed.map(',
    put: 'readings: Object.fromEntries(disputed.slice(0, 0).map(',
    near: ['prove/differential', 'prove/'],
  },
  {
    name: "resources: a VPC endpoint's policy is taken to know shorthand",
    file: 'src/policy/solve/encode/encode-resource.ts',
    find: "some(endpointPolicy, (text) => text !== '*')",
    put: 'some(endpointPolicy, isOther)',
    near: ['prove/mixed', 'prove/'],
  },
]
