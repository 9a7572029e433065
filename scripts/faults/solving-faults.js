// What can be wrong with the search for a model, and with what it says of dead ends.
const solve = 'src/policy/solve'
const near = ['solve/', 'prove/']

export const solvingFaults = [
  {
    name: 'complement: dropped where a value is looked for',
    file: `${solve}/check-dimension.ts`,
    find: 'inside: literal > 0 !== atom.set.complement',
    put: 'inside: literal > 0',
    near,
  },
  {
    name: 'lemma: a literal that a text fails is dropped',
    file: `${solve}/values/find-value.ts`,
    find: '    used.add(failing)\n',
    put: '',
    near,
  },
  {
    name: 'lemma: that a value must be there is dropped',
    file: `${solve}/check-dimension.ts`,
    find: 'core.push(demand)',
    put: 'void demand',
    near,
  },
  {
    name: 'lemma: that there is no list is dropped',
    file: `${solve}/check-dimension.ts`,
    find: 'core.push(noList)',
    put: 'void noList',
    near,
  },
  {
    name: 'lemma: made shorter without asking',
    file: `${solve}/check-dimension.ts`,
    find: "if (checked.kind === 'conflict') core = checked.facts",
    put: "core = checked.kind === 'conflict' ? checked.facts : rest",
    near,
  },
  {
    name: 'lemma: not kept for the refutation',
    file: `${solve}/solve.ts`,
    find: "if (checked.kind === 'conflict') lemmas.push({ literals })",
    put: '',
    near,
  },
  {
    name: 'presence: an absent key may have a value',
    file: `${solve}/check-dimension.ts`,
    find: 'if (absent !== undefined && demand !== undefined) return',
    put: 'if (absent !== undefined && demand !== undefined && list !== undefined) return',
    near,
  },
  {
    name: 'doubt: what could not be told counts as impossible',
    file: `${solve}/solve.ts`,
    find: "if (checked.kind === 'unknown') doubtful ??= dimension",
    put: '',
    near,
  },
  {
    name: 'budget: one that is used up is a proof',
    file: `${solve}/sat/search.ts`,
    find: "conflict?.length ?? 1)) return 'unknown'",
    put: "conflict?.length ?? 1)) return 'unsat'",
    near: ['prove/adversarial', 'solve/'],
  },
  {
    name: 'clauses: a negated atom is written without its sign',
    file: `${solve}/clauses.ts`,
    find: 'return part.positive ? variable : -variable',
    put: 'return variable',
    near,
  },
  {
    name: 'clauses: a part of a disjunction is demanded always',
    file: `${solve}/solve.ts`,
    find: 'addClause(sat, [-variable, ...clause])',
    put: 'addClause(sat, [...clause])',
    near,
  },
  {
    name: 'conflict: the learned clause is forgotten by the trace',
    file: `${solve}/sat/learn.ts`,
    find: 'sat.trace.push(learned)',
    put: '',
    near: ['solve/sat', 'solve/'],
  },
  {
    name: 'conflict: the learned clause lacks decisions made before',
    file: `${solve}/sat/learn.ts`,
    find: 'else learned.push(other)',
    put: '',
    near: ['solve/sat', 'solve/'],
  },
  {
    name: 'justification: literals that are not true',
    file: `${solve}/justify.ts`,
    find: 'if (isTrue(literal) && (best',
    put: 'if ((best',
    near,
  },
]
