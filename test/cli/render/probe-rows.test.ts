import { expect, test } from 'vitest'
import { renderProbeRows } from '../../../src/cli/render/probe-rows.ts'
import type { ProbeRow } from '../../../src/sandbox/index.ts'
import { plain } from './plain.ts'

test('says SIMULATED, what was expected, and which answers are wrong', () => {
  const rows: readonly ProbeRow[] = [
    { from: 'endpoint main (vpce-1)', method: 'GET', path: '/prod/a', status: 200, body: '{"a":\n\u001b1}', expected: 'allowed', ok: true },
    { from: 'the public side', method: 'GET', path: '/prod/a', status: 200, body: 'open', expected: 'refused', ok: false },
    { from: 'the public side', method: 'GET', path: '/prod/b', status: 0, body: 'no answer in time', expected: 'refused', ok: false },
  ]
  expect(renderProbeRows(rows, plain)).toBe(`SIMULATED: real HTTP requests to the embedded AWS, not to AWS

      from                    request      expected  answer
  ok  endpoint main (vpce-1)  GET /prod/a  allowed   200 {"a": 1}
WRONG the public side         GET /prod/a  refused   200 open
WRONG the public side         GET /prod/b  refused   none no answer in time

1 of 3 answers are as expected.
`)
})
