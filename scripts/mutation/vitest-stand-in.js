// What tests see as `vitest` where they run bundled: `describe`, `it` and `expect`, and nothing else.
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  chai,
  customMatchers,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect'

chai.use(JestExtend)
chai.use(JestChaiExpect)
chai.use(JestAsymmetricMatchers)
const expect = (value, message) => chai.expect(value, message)
Object.assign(expect, chai.expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT])
globalThis[GLOBAL_EXPECT] = expect
setState({ assertionCalls: 0 }, expect)
chai.expect.extend(expect, customMatchers)

/** Gives a stand-in for `vitest`, and the list in which tests gather as they are declared: `{ id, file, body }`. */
export function standIn() {
  const tests = []
  const path = []
  let file = ''
  const describe = (name, body) => {
    path.push(name)
    body()
    path.pop()
  }
  const it = (name, ...rest) => {
    const body = rest.at(-1)
    tests.push({ id: `${file} > ${[...path, name].join(' > ')} (${String(tests.length)})`, file, body })
  }
  describe.each = each(describe)
  it.each = each(it)
  it.skipIf = (isOff) => (isOff ? () => undefined : it)
  const vitest = { describe, it, test: it, expect, expectTypeOf }
  return { tests, vitest, enter: (name) => void (file = name) }
}

function each(declare) {
  return (rows) =>
    (name, ...rest) => {
      rows.forEach((row, index) => declare(`${name} [${String(index)}]`, () => rest.at(-1)(...(Array.isArray(row) ? row : [row]))))
    }
}

/** Types are checked elsewhere: whatever is asked of one here is fine. */
function expectTypeOf() {
  return new Proxy(() => undefined, { get: expectTypeOf, apply: expectTypeOf })
}
