import { createServer, type Server } from 'node:http'
import { SandboxError } from '../../sandbox-error.ts'

/** An open door: where it is, and how to shut it at once. */
export interface OpenListener {
  readonly port: number
  readonly close: () => Promise<void>
}

/**
 * Opens an HTTP server on loopback; port 0 takes any free one.
 *
 * @throws SandboxError PORT_IN_USE where another process has the port.
 */
export async function openListener(port: number, onRequest: Parameters<typeof createServer>[1]): Promise<OpenListener> {
  const server = createServer({ keepAliveTimeout: 310_000 }, onRequest)
  const taken = await listen(server, port)
  return { port: taken, close: () => close(server) }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(cause.code === 'EADDRINUSE' || cause.code === 'EACCES' ? portInUse(port, cause) : cause)
    })
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve()
    })
    server.closeAllConnections()
  })
}

function portInUse(port: number, cause: Error): SandboxError {
  return new SandboxError(
    'PORT_IN_USE',
    `the data plane cannot listen on port \`${String(port)}\` of 127.0.0.1`,
    'stop what listens there, or give another first port for the endpoints; without one, any free ports are taken',
    { cause },
  )
}
