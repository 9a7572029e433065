import type { Config } from '../../provision/index.ts'
import type { SandboxLink } from './sandbox-link.ts'

/** Finds the sandbox that runs on a folder's state, or starts one in this process whose clock jumps. */
export async function openSandbox(config: Config, folder: string): Promise<SandboxLink> {
  const { findSandbox, startSandbox } = await import('../../sandbox/index.ts')
  const running = await findSandbox(folder)
  if (running !== undefined) return { ...running, isElsewhere: true, close: () => Promise.resolve() }
  const { account, region, sandbox } = config
  const own = await startSandbox({
    state: folder,
    region,
    ...(account !== undefined && { account }),
    ...(sandbox.authorizers !== undefined && { authorizers: sandbox.authorizers }),
  })
  return { ...own, isElsewhere: false }
}
