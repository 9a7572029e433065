import { readFile, writeFile } from 'node:fs/promises'
import { Session } from 'node:inspector/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import ts from 'typescript'

/**
 * Rewrites the built chunks so that V8 compiles the functions of a first proof when it loads them, not one after another when they are called: it reads a function in parentheses once,
 * any other twice. Two thirds of a first proof were spent on that.
 *
 * @see https://v8.dev/blog/preparser#pife
 */
export async function compileEarly(entry) {
  for (const [file, starts] of await functionsOfFirstProof(entry)) await writeFile(file, rewrite(await readFile(file, 'utf8'), starts))
}

/** Proves the policy that API Gateway's guide recommends, and gives where the functions begin that ran, by file: only of the built ones, since this one runs, too. */
async function functionsOfFirstProof(entry) {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  const built = pathToFileURL(entry)
  const { onlyFromVpce, prove } = await import(built.href)
  // Why: what runs when a module is loaded is compiled then.
  await session.post('Profiler.takePreciseCoverage')
  const id = 'vpce-0a1b2c3d4e5f60718'
  const everything = { Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }
  const guard = { Effect: 'Deny', ...everything, Condition: { StringNotEquals: { 'aws:SourceVpce': id } } }
  prove({ Version: '2012-10-17', Statement: [guard, { Effect: 'Allow', ...everything }] }, onlyFromVpce(id))
  const { result } = await session.post('Profiler.takePreciseCoverage')
  session.disconnect()
  return result
    .filter(({ url, functions }) => url.startsWith(new URL('.', built).href) && functions.some(hasRun))
    .map(({ url, functions }) => [fileURLToPath(url), new Set(functions.filter(hasRun).map(({ ranges }) => ranges[0].startOffset))])
}

function hasRun({ ranges: [{ count }] }) {
  return count > 0
}

/** Why to the top: a declaration is there before its module runs, a variable is not. */
function rewrite(text, starts) {
  const { statements } = ts.createSourceFile('chunk.js', text, ts.ScriptTarget.Latest)
  let [top, rest, end, module] = ['', '', 0, '']
  for (const statement of statements) {
    const comments = ts.getLeadingCommentRanges(text, statement.pos) ?? []
    const start = comments.at(-1)?.end ?? statement.pos
    const begin = start + text.slice(start).search(/\S/)
    for (const comment of comments) module = text.slice(comment.pos, comment.end)
    if (!ts.isFunctionDeclaration(statement) || !starts.has(begin)) continue
    if (module !== '') top += `${module}\n`
    module = ''
    top += `var ${statement.name.text} = (${text.slice(begin, statement.end)});\n`
    rest += text.slice(end, start)
    end = statement.end
  }
  return `${top}${rest}${text.slice(end)}`
}
