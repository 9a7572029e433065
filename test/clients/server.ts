import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** A sandbox as a user runs it: the command, in a process of its own. */
export interface Server {
  /** What a client needs to talk to it, and nothing of this machine's own configuration. */
  readonly environment: (region: string) => NodeJS.ProcessEnv
  readonly url: string
  /** An empty folder for what clients write; it goes with the server. */
  readonly folder: string
  readonly stop: () => Promise<number | null>
}

/** Starts `apply-private-api sandbox` in an empty folder, 600 times as fast as the wall clock. */
export async function startServer(): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), 'apa-clients-'))
  const child = spawn(process.execPath, [resolve('dist/cli/main.js'), 'sandbox', '--json', '--port', '0', '--speed', '600'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<number | null>((done) => child.once('close', done))
  const url = await new Promise<string>((done, fail) => {
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (more: string) => {
      text += more
      if (text.includes('\n')) done((JSON.parse(text.split('\n')[0] ?? '') as { readonly url: string }).url)
    })
    void ended.then((code) => {
      fail(new Error(`the sandbox ended with ${String(code)}`))
    })
  })
  return {
    url,
    folder,
    environment: (region) => ({
      PATH: process.env.PATH,
      HOME: folder,
      AWS_ENDPOINT_URL: url,
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_ACCESS_KEY_ID: 'sandbox',
      AWS_SECRET_ACCESS_KEY: 'sandbox',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_PAGER: '',
    }),
    async stop() {
      child.kill('SIGINT')
      const code = await ended
      await rm(folder, { recursive: true, force: true })
      return code
    },
  }
}
