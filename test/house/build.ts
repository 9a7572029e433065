import { execFileSync } from 'node:child_process'

/** Builds dist/ once before the tests, so that those that run the command run today's code. */
export function setup(): void {
  execFileSync(process.execPath, ['scripts/build.js', '--no-types'], { stdio: 'inherit' })
}
