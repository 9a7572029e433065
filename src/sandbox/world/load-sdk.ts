import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** Loads a package of the AWS SDK when it is first needed; rejects where it is not installed. */
export function loadSdk(name: `@aws-sdk/client-${string}` | '@smithy/core/schema'): Promise<Readonly<Record<string, unknown>>> {
  return new Promise((resolve) => {
    // Why: the SDK's Node build is CommonJS; import() scans it for names first and takes twice as long as require().
    resolve(require(name) as Readonly<Record<string, unknown>>)
  })
}
