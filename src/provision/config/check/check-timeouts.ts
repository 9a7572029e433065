import type { ConfigFinding } from '../config-finding.ts'
import { readDuration } from '../duration.ts'
import { loosely } from './read-loosely.ts'

/**
 * Checks that every timeout is one that API Gateway takes: 50 ms to 29 s.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
export function checkTimeouts(config: unknown): readonly ConfigFinding[] {
  return loosely.items(loosely.key(config, 'api', 'routes')).flatMap((route, index): readonly ConfigFinding[] => {
    const timeout = loosely.text(loosely.key(route, 'timeout'))
    const ms = timeout === undefined ? undefined : readDuration(timeout)
    if (timeout === undefined || ms === undefined || (ms >= 50 && ms <= 29_000)) return []
    const help = 'API Gateway takes 50ms to 29s'
    return [
      {
        code: 'OUT_OF_RANGE',
        message: `a timeout of \`${timeout}\` cannot be had`,
        help,
        pointer: `/api/routes/${index}/timeout`,
        on: 'value',
      },
    ]
  })
}
