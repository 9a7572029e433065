import type { IncomingMessage, ServerResponse } from 'node:http'
import type { World } from '../../world/index.ts'
import type { Answer } from '../answer/answer.ts'
import { jsonRefusal, Refusal } from '../answer/refusal.ts'
import type { DataPlaneOptions } from '../data-plane-options.ts'
import { handleRequest } from '../handle-request.ts'
import { defaultSwitches } from '../switches.ts'
import { readIncoming } from './incoming.ts'
import { answersExecuteApi } from './list-sides.ts'
import { respond } from './respond.ts'
import type { Side } from './side.ts'

/** Answers one HTTP request that came to a side; never rejects. */
export type Answerer = (side: Side, message: IncomingMessage, response: ServerResponse) => Promise<void>

/** Makes what answers the requests of all listeners of a data plane. */
export function makeAnswerer(options: DataPlaneOptions): Answerer {
  const switches = { ...defaultSwitches, ...options.switches }
  const authorizers = options.authorizers ?? {}
  let requests = 0
  return async (side, message, response) => {
    // Why: an endpoint that is gone has no interfaces any more, whether or not its listener was closed yet.
    if (isGone(options.world(), side, options.now())) return void message.destroy()
    const turn = requests++
    const answer = await answerOrRefusal(message, async () => {
      const incoming = await readIncoming(message)
      return handleRequest(side, incoming, {
        world: options.world(),
        now: options.now(),
        hosts: options.hosts,
        switches,
        authorizers,
        turn,
      })
    })
    if (answer !== undefined) respond(response, answer)
  }
}

async function answerOrRefusal(message: IncomingMessage, work: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal) return error.answer
    if (message.destroyed && !message.complete) return undefined
    const text = error instanceof Error ? error.message : String(error)
    return jsonRefusal(500, 'SandboxFailure', { message: `the sandbox itself failed: ${text}` }).answer
  }
}

function isGone(world: World, side: Side, now: number): boolean {
  if (side.kind !== 'vpc-endpoint') return false
  const endpoint = world.regions[side.region]?.vpcEndpoints[side.vpcEndpointId]
  return endpoint === undefined || !answersExecuteApi(endpoint, now)
}
