import { readFileSync } from 'node:fs'

/** Reads the package's version. INVARIANT: every bundle stands two folders below package.json (dist/cli, dist/chunks), as src/cli does. */
export function readVersion(): string {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { readonly version: string }
  return manifest.version
}
