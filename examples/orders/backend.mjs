// Stands behind the VPC Link on the sandbox: answers every request as JSON, and logs it in one line.
import { createServer } from 'node:http'

const server = createServer((request, response) => {
  console.log(`${request.method} ${request.url}`)
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ from: 'orders', method: request.method, path: request.url }))
})

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1')
