import { connect } from 'node:net'
import type { Host, Hosts } from './world/index.ts'

/** Which processes of this machine stand at which private addresses. It is not kept across restarts: processes are not, either. */
export interface HostTable extends Hosts {
  readonly stand: (address: string, port: number, at: Host) => void
  /** Whether something accepts TCP connections there just now. */
  readonly reach: (address: string, port: number) => Promise<boolean>
}

/** Makes an empty table. */
export function createHostTable(): HostTable {
  const table = new Map<string, Host>()
  const find = (address: string, port: number): Host | undefined => table.get(`${address}:${String(port)}`)
  return {
    find,
    stand: (address, port, at) => void table.set(`${address}:${String(port)}`, at),
    reach: (address, port) => {
      const at = find(address, port)
      return at === undefined ? Promise.resolve(false) : accepts(at)
    },
  }
}

function accepts(at: Host): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ ...at, timeout: 1000 })
    const end = (answer: boolean) => (): void => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', end(true)).once('timeout', end(false)).once('error', end(false))
  })
}
