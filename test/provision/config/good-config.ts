/** A config with one of everything, line by line: the tests below change one line and look for the place of the mistake. */
export const goodConfig = `version: 1
name: orders
account: '111122223333'
region: eu-west-1
kind: private
endpoints:
  main: { vpc: vpc-0a1b2c3d4e5f60718, subnets: [subnet-0a1b2c3d4e5f60711], allowFrom: [10.0.0.0/16] }
  other: { id: vpce-0a1b2c3d }
backends:
  orders: { loadBalancer: { subnets: [subnet-0a1b2c3d4e5f60711], port: 80, targets: [10.0.1.10] } }
  shared: { loadBalancer: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/shared/0a1b2c3d', port: 8080 }
  health: { mock: {} }
api:
  stage: prod
  routes:
    - { path: '/orders/{id}', method: GET, to: orders, authorizationType: NONE, timeout: 500ms }
    - { path: '/shared/{proxy+}', method: ANY, to: shared, authorizationType: AWS_IAM, timeout: 2.5s }
    - { path: /, method: GET, to: health, authorizationType: NONE }
access:
  - { endpoint: main }
  - { endpoint: other, methods: [GET], paths: [/orders/*] }
sandbox: { run: { orders: node backend.mjs } }
`

/** Reads a text as if it stood in private-api.yaml. */
export const reading = (text: string): { readonly readFile: () => Promise<Uint8Array> } => ({
  readFile: () => Promise.resolve(new TextEncoder().encode(text)),
})
