const config = `# yaml-language-server: $schema=https://unpkg.com/apply-private-api/schema/private-api.json
version: 1
name: orders
account: '123456789012' # the sandbox's; on AWS it is yours, and so are the ids below
region: eu-west-1
kind: private

# The doors: interface endpoints for execute-api, made here (or { id: vpce-… } for one that is there already).
endpoints:
  main:
    vpc: vpc-0a1b2c3d4e5f60718
    subnets: [subnet-0a1b2c3d4e5f60711, subnet-0a1b2c3d4e5f60712]
    privateDns: true
    allowFrom: [10.0.0.0/16]

# What answers: a service behind a Network Load Balancer, reached through a VPC Link, and a fixed answer.
backends:
  orders:
    loadBalancer:
      subnets: [subnet-0a1b2c3d4e5f60711, subnet-0a1b2c3d4e5f60712]
      port: 80
      targets: [10.0.1.10]
  health:
    mock: { status: 200, body: '{"status":"up"}' }

api:
  stage: prod
  routes:
    - { path: '/orders/{proxy+}', method: ANY, to: orders, authorizationType: NONE, timeout: 10s }
    - { path: /health, method: GET, to: health, authorizationType: NONE }

# Who gets in. Nobody else does.
access:
  - { endpoint: main }

# What stands behind the load balancer on the sandbox; it listens on $PORT.
sandbox:
  run: { orders: node backend.mjs }
`

const backend = `// Stands behind the VPC Link on the sandbox: answers every request as JSON, and logs it in one line.
import { createServer } from 'node:http'

const server = createServer((request, response) => {
  console.log(\`\${request.method} \${request.url}\`)
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ from: 'orders', method: request.method, path: request.url }))
})

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1')
`

/** The files that `init` writes: name -> text. They are those of examples/orders. */
export const initFiles: Readonly<Record<string, string>> = { 'private-api.yaml': config, 'backend.mjs': backend }
