import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

/** A folder that is served over HTTP on this machine. */
export interface ServedFolder {
  readonly url: string
  readonly close: () => Promise<void>
}

/** Serves a folder as plain files; pages may run their own scripts and modules of this origin, and no `eval`. */
export async function serveFolder(folder: string): Promise<ServedFolder> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const file = join(folder, normalize(pathname))
    readFile(file).then(
      (content) => {
        response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', ...policyOf(file, content) })
        response.end(content)
      },
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, close: () => close(server) }
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
}

/** @see https://www.w3.org/TR/CSP3/#framework-directive-source-list */
function policyOf(file: string, content: Buffer): Readonly<Record<string, string>> {
  if (extname(file) !== '.html') return {}
  const scripts = [...content.toString().matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map(([, script = '']) => script)
  const hashes = scripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`)
  return { 'content-security-policy': `default-src 'none'; script-src 'self' ${hashes.join(' ')}; img-src data:; form-action 'none'` }
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}
