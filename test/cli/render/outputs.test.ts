import { expect, test } from 'vitest'
import { renderOutputs } from '../../../src/cli/render/outputs.ts'

test('says how to call the API, by its own name and by the alias of each endpoint', () => {
  const outputs = {
    apiId: 'abc123',
    stage: 'prod',
    executeApiArn: 'arn:aws:execute-api:eu-west-1:123456789012:abc123',
    endpoints: { main: 'vpce-1' },
    invokeUrl: 'https://abc123.execute-api.eu-west-1.amazonaws.com/prod',
  }
  // PA-83: the ways to call a private API.
  expect(renderOutputs(outputs, '/orders/1')).toBe(`api abc123, stage prod
  endpoint main: vpce-1

From inside the VPC, where the endpoint has private DNS:
  curl https://abc123.execute-api.eu-west-1.amazonaws.com/prod/orders/1
or, from any network that reaches the endpoint:
  curl https://abc123-vpce-1.execute-api.eu-west-1.amazonaws.com/prod/orders/1
`)
})
