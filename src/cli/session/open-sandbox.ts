import type { AuthorizerStubs } from '../../sandbox/index.ts'
import type { SandboxLink } from './sandbox-link.ts'

/** What a sandbox is started with. */
export interface SandboxNeeds {
  readonly region: string
  /** Undefined: that of its state, or the default. */
  readonly account?: string | undefined
  readonly authorizers?: AuthorizerStubs | undefined
}

/** Finds the sandbox that runs on a folder's state, or starts one in this process whose clock jumps. */
export async function openSandbox({ region, account, authorizers }: SandboxNeeds, folder: string): Promise<SandboxLink> {
  const { findSandbox, startSandbox } = await import('../../sandbox/index.ts')
  const running = await findSandbox(folder)
  if (running !== undefined) return { ...running, isElsewhere: true, close: () => Promise.resolve() }
  const own = await startSandbox({
    state: folder,
    region,
    ...(account !== undefined && { account }),
    ...(authorizers !== undefined && { authorizers }),
  })
  return { ...own, isElsewhere: false }
}
