import type { DataPlaneListener } from '../world/index.ts'
import { callListener, type ListenerAnswer } from './call-listener.ts'
import type { ProbePlan, ProbeRoute } from './probe-plan.ts'
import type { ProbeRow } from './probe-row.ts'

/**
 * Calls every route of a stack for real: through each endpoint that has access, through a stranger's endpoint, and from the public side.
 *
 * Allowed means that a backend answered below 500; refused means a 403 that says `AccessDeniedException` or `ForbiddenException`, and on a route that wants a
 * token a 401 for those whom the policies let in. A request that gets no answer is neither. The calls are made one after the other, so that a backend's log has them in the order of the rows.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
 */
export async function probe(listeners: readonly DataPlaneListener[], plan: ProbePlan): Promise<readonly ProbeRow[]> {
  const rows: ProbeRow[] = []
  for (const caller of callers(listeners, plan)) {
    for (const route of plan.routes) rows.push(await probeRoute(caller, route, plan))
  }
  return rows
}

interface Caller {
  readonly from: string
  readonly url: string | undefined
  readonly admits: (route: ProbeRoute) => boolean
}

function callers(listeners: readonly DataPlaneListener[], plan: ProbePlan): readonly Caller[] {
  const here = listeners.filter(({ region }) => region === plan.region)
  const stranger = here.find(({ kind }) => kind === 'stranger')
  return [
    ...plan.endpoints.map(({ name, vpcEndpointId, admits }) => ({
      from: `endpoint ${name} (${vpcEndpointId})`,
      url: here.find((one) => one.kind === 'vpc-endpoint' && one.vpcEndpointId === vpcEndpointId)?.url,
      admits: admits ?? (() => true),
    })),
    { from: `a stranger's endpoint (${stranger?.vpcEndpointId ?? 'none'})`, url: stranger?.url, admits: () => false },
    { from: 'the public side', url: here.find(({ kind }) => kind === 'public')?.url, admits: () => false },
  ]
}

async function probeRoute(caller: Caller, route: ProbeRoute, plan: ProbePlan): Promise<ProbeRow> {
  const method = route.method === 'ANY' ? 'GET' : route.method
  const path = `/${plan.stage}${fillVariables(route.path)}`
  const host = `${plan.apiId}.execute-api.${plan.region}.${plan.suffix ?? 'amazonaws.com'}`
  const due = caller.admits(route) ? (route.wantsToken === true ? 'unauthorized' : 'allowed') : 'denied'
  const answer: ListenerAnswer =
    caller.url === undefined
      ? { status: 0, body: 'no listener stands for it' }
      : await callListener(caller.url, {
          method,
          path,
          host,
          timeout: plan.timeout ?? 30_000,
          ...(route.headers && { headers: route.headers }),
        })
  const expected = due === 'allowed' ? 'allowed' : 'refused'
  return { from: caller.from, method, path, ...answer, body: shorten(answer.body), expected, ok: isDue(due, answer) }
}

function isDue(due: 'allowed' | 'unauthorized' | 'denied', { status, errorType }: ListenerAnswer): boolean {
  switch (due) {
    case 'allowed':
      return status > 0 && status < 500 && errorType === undefined
    case 'unauthorized':
      return status === 401 && errorType === 'UnauthorizedException'
    case 'denied':
      return status === 403 && (errorType === 'AccessDeniedException' || errorType === 'ForbiddenException')
  }
}

function fillVariables(path: string): string {
  return path.replaceAll(/\{[^}]+\}/g, '1')
}

function shorten(text: string): string {
  return text.length <= 300 ? text : `${text.slice(0, 299)}…`
}
