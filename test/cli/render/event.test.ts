import { expect, test } from 'vitest'
import { renderEvent } from '../../../src/cli/render/event.ts'
import type { ApplyEvent, Change } from '../../../src/provision/index.ts'

const link: Change = { kind: 'create', resource: 'vpc-link', address: 'vpc-link.orders', attributes: [] }
const gone: Change = { ...link, kind: 'delete', address: 'vpc-link.orders (l1)' }

test.each<readonly [ApplyEvent, string | undefined]>([
  [{ kind: 'change-started', at: 0, change: link }, 'vpc-link.orders: creating'],
  [{ kind: 'waiting', at: 0, address: 'vpc-link.orders', state: 'PENDING', forMs: 59_600 }, 'vpc-link.orders: PENDING (1m 0s)'],
  [{ kind: 'retrying', at: 0, call: 'CreateVpcLink', reason: 'throttled', inMs: 3000 }, 'CreateVpcLink: throttled, again in 3s'],
  [{ kind: 'change-done', at: 0, change: link, id: 'l1', tookMs: 185_000 }, 'vpc-link.orders: created l1 (3m 5s)'],
  [{ kind: 'change-done', at: 0, change: gone, id: 'l1', tookMs: 0 }, 'vpc-link.orders (l1): deleted (0s)'],
  [{ kind: 'verified', at: 0, address: 'rest-api.api', message: 'PRIVATE' }, 'rest-api.api: verified, PRIVATE'],
  [{ kind: 'warning', at: 0, address: 'stage.prod', message: 'no export' }, 'warning: stage.prod: no export'],
  [{ kind: 'done', at: 0, outputs: undefined }, undefined],
])('%j', (event, expected) => {
  expect(renderEvent(event)).toBe(expected)
})
