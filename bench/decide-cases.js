/** The API of the benchmarks. */
export const api = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5'
/** The endpoint that is let in. */
export const vpce = 'vpce-0a1b2c3d4e5f60718'

/** A Deny unless the endpoint is the right one, and an Allow for each of 49 routes: every other one for what is below it. */
export function fiftyStatements() {
  return routesPolicy(50)
}

/** A Deny unless the endpoint is the right one, and an Allow for each route, `count` statements in all. */
export function routesPolicy(count) {
  const allows = Array.from({ length: count - 1 }, (_, index) => ({
    Effect: 'Allow',
    Principal: '*',
    Action: 'execute-api:Invoke',
    Resource: `execute-api:/prod/GET/route-${index}${index % 2 === 0 ? '' : '/*'}`,
  }))
  const deny = {
    Effect: 'Deny',
    Principal: '*',
    Action: 'execute-api:*',
    Resource: 'execute-api:/*',
    Condition: { StringNotEquals: { 'aws:SourceVpce': vpce } },
  }
  return { Version: '2012-10-17', Statement: [deny, ...allows] }
}

/** Makes requests out of new strings: half of them through the right endpoint, to `routes` routes and what is below them. */
export function freshRequests(count, routes) {
  return Array.from({ length: count }, (_, index) => {
    const route = (index * 7) % routes
    return JSON.parse(
      `{"action":"execute-api:Invoke","resource":"${api}/prod/GET/route-${route}${index % 4 < 2 ? '' : '/items'}","context":{"aws:SourceVpce":"${index % 2 === 0 ? vpce : 'vpce-00000000000000000'}","aws:SourceVpc":"vpc-0a1b2c3d4e5f60718","aws:VpcSourceIp":"10.0.1.${index % 250}"}}`,
    )
  })
}
