// What can be wrong with who is taken to call.
const encode = 'src/policy/solve/encode'

export const callerFaults = [
  {
    name: 'NotPrincipal: one identity that is listed is enough',
    file: `${encode}/encode-principal.ts`,
    find: 'tests.every(isNamed)',
    put: 'tests.some(isNamed)',
    near: ['prove/encode', 'prove/'],
  },
  {
    name: 'principals: a role does not cover its sessions',
    file: `${encode}/encode-principal.ts`,
    find: 'text.startsWith(role) &&',
    put: 'text === role &&',
    near: ['prove/encode', 'prove/'],
  },
  {
    name: 'callers: there are no strangers',
    file: `${encode}/callers.ts`,
    find: 'of [stranger, ...named])',
    put: 'of [...named])',
    near: ['prove/holes', 'prove/'],
  },
  {
    name: 'callers: one who is made up may be one whom the policy names',
    file: `${encode}/callers.ts`,
    find: 'while (taken.includes(name(index))) index += 1',
    put: 'while (index < 0) index += 1',
    near: ['prove/encode-callers', 'prove/'],
  },
  {
    name: 'dimensions: a condition key may be called as what every request has',
    file: `${encode}/dimensions.ts`,
    find: "text(scope, 'Resource', ()",
    put: "text(scope, 'resource', ()",
    near: ['prove/encode-dimensions', 'prove/'],
  },
  {
    name: 'callers: a role has no other sessions',
    file: `${encode}/callers.ts`,
    find: 'of distinct(roles)) add(session',
    put: 'of roles.slice(0, 0)) add(session',
    near: ['prove/holes', 'prove/'],
  },
]
