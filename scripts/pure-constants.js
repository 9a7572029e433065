import { readFile } from 'node:fs/promises'
import ts from 'typescript'

/**
 * An esbuild plugin: it marks what src/policy computes when it is loaded as free of effects, so that a user's bundler drops the constants that nobody uses.
 *
 * Bundlers drop unused functions, but keep `const names = new Map(…)`, since such a call might do something. In src/policy none does.
 */
export const pureConstants = {
  name: 'pure-constants',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]src[\\/]policy[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: markConstants(await readFile(path, 'utf8')),
      loader: 'ts',
    })),
}

/** @see https://github.com/javascript-compiler-hints/compiler-notations-spec/blob/main/pure-notation-spec.md */
function markConstants(text) {
  const { statements } = ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest)
  const values = statements
    .filter((statement) => ts.isVariableStatement(statement))
    .flatMap(({ declarationList }) => declarationList.declarations)
    .map(({ initializer }) => initializer)
    .filter((value) => value !== undefined && calls(value))
  return values.reduceRight((marked, { pos, end }) => {
    return `${marked.slice(0, pos)} /* @__PURE__ */ (() => (${marked.slice(pos, end)}))()${marked.slice(end)}`
  }, text)
}

/** Tells whether an expression calls something when it is evaluated. */
function calls(node) {
  if (ts.isFunctionLike(node)) return false
  return ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isSpreadElement(node) || ts.forEachChild(node, calls) === true
}
