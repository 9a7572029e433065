import { spawnSync } from 'node:child_process'
import { run } from './run.ts'
import type { Server } from './server.ts'

/** The AWS CLI against a sandbox. */
export interface AwsCli {
  /** Runs a command that must succeed, and gives what it printed. */
  readonly aws: (...args: readonly string[]) => Promise<Record<string, unknown>>
  /** Runs a command that AWS must refuse, and gives the code and message as the CLI prints them. */
  readonly refused: (...args: readonly string[]) => Promise<string>
}

/** Why the AWS CLI cannot be used here; undefined where it can. */
export function whyNoAwsCli(): string | undefined {
  return spawnSync('aws', ['--version']).status === 0 ? undefined : 'the AWS CLI is not installed'
}

/** Points the AWS CLI at a sandbox, in one Region. */
export function awsCli(server: Server, region: string): AwsCli {
  const { AWS_ENDPOINT_URL: url = '', ...env } = server.environment(region)
  const call = (args: readonly string[]): ReturnType<typeof run> =>
    run('aws', ['--endpoint-url', url, '--output', 'json', ...args], { cwd: server.folder, env })
  return {
    async aws(...args) {
      const { code, stdout, stderr } = await call(args)
      if (code !== 0) throw new Error(`aws ${args.join(' ')} ended with ${String(code)}: ${stderr}`)
      return stdout.trim() === '' ? {} : (JSON.parse(stdout) as Record<string, unknown>)
    },
    async refused(...args) {
      const { code, stdout, stderr } = await call(args)
      if (code === 0) throw new Error(`aws ${args.join(' ')} succeeded: ${stdout}`)
      return /An error occurred \((.*)/s.exec(stderr)?.[1]?.trim() ?? stderr
    },
  }
}
