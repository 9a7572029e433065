import {
  CreateResourceCommand,
  DeleteResourceCommand,
  GetResourceCommand,
  GetResourcesCommand,
  UpdateResourceCommand,
  type PatchOperation,
} from '@aws-sdk/client-api-gateway'
import { beforeEach, describe, expect, test } from 'vitest'
import { openApiGateway, refusalOf } from './open-api-gateway.ts'
import { makeApi, makeMethod, makeResource } from './topology.ts'

const gateway = openApiGateway()
let restApiId: string
let root: string
let orders: string
let order: string
let greedy: string

// /, /orders, /orders/{id}, /files, /files/{path+}
beforeEach(async () => {
  const client = gateway.client()
  ;({ restApiId, root } = await makeApi(client))
  orders = await makeResource(client, restApiId, root, 'orders')
  order = await makeResource(client, restApiId, orders, '{id}')
  greedy = await makeResource(client, restApiId, await makeResource(client, restApiId, root, 'files'), '{path+}')
})

const paths = async (): Promise<string[]> => {
  const { items = [] } = await gateway.client().send(new GetResourcesCommand({ restApiId }))
  return items.map(({ path = '' }) => path).sort()
}
const update = (resourceId: string, ...patchOperations: PatchOperation[]) =>
  gateway.client().send(new UpdateResourceCommand({ restApiId, resourceId, patchOperations }))

describe('a resource', () => {
  test('knows its parent, its part and its path', async () => {
    expect(await gateway.client().send(new GetResourceCommand({ restApiId, resourceId: order }))).toMatchObject({
      id: order,
      parentId: orders,
      pathPart: '{id}',
      path: '/orders/{id}',
    })
    expect(order).toMatch(/^[a-z0-9]{6}$/)
    expect(await paths()).toEqual(['/', '/files', '/files/{path+}', '/orders', '/orders/{id}'])
  })

  test('names its methods, and shows them where `methods` is embedded', async () => {
    await makeMethod(gateway.client(), restApiId, order, 'GET')
    const read = (embed?: string[]) => gateway.client().send(new GetResourceCommand({ restApiId, resourceId: order, embed }))
    expect((await read()).resourceMethods).toEqual({ GET: {} })
    expect((await read(['methods'])).resourceMethods?.GET).toMatchObject({ authorizationType: 'NONE', methodIntegration: { type: 'MOCK' } })
    const { items = [] } = await gateway.client().send(new GetResourcesCommand({ restApiId, embed: ['methods'] }))
    expect(items.find(({ id }) => id === order)?.resourceMethods?.GET).toMatchObject({ methodIntegration: { type: 'MOCK' } })
    expect(items.find(({ id }) => id === orders)?.resourceMethods).toBeUndefined()
  })

  test('takes what is under it along when it is renamed or moved', async () => {
    await update(orders, { op: 'replace', path: '/pathPart', value: 'things' })
    expect(await paths()).toEqual(['/', '/files', '/files/{path+}', '/things', '/things/{id}'])
    const archive = await makeResource(gateway.client(), restApiId, root, 'archive')
    await update(orders, { op: 'replace', path: '/parentId', value: archive })
    expect(await paths()).toEqual(['/', '/archive', '/archive/things', '/archive/things/{id}', '/files', '/files/{path+}'])
  })

  test('takes what is under it along when it is deleted', async () => {
    await gateway.client().send(new DeleteResourceCommand({ restApiId, resourceId: orders }))
    expect(await paths()).toEqual(['/', '/files', '/files/{path+}'])
  })

  test('is one of a paged list', async () => {
    const seen: string[] = []
    let position: string | undefined
    do {
      const page = await gateway.client().send(new GetResourcesCommand({ restApiId, limit: 2, position }))
      seen.push(...(page.items ?? []).map(({ path = '' }) => path))
      position = page.position
    } while (position !== undefined)
    expect(seen.sort()).toEqual(await paths())
  })
})

describe('a path part', () => {
  test.each(['a', 'v1.2', 'a-b_c~'.slice(0, 5), 'a:b', '{name}', '{name+}'])('may be %s', async (pathPart) => {
    expect((await gateway.client().send(new CreateResourceCommand({ restApiId, parentId: root, pathPart }))).path).toBe(`/${pathPart}`)
  })

  const form =
    "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end."
  test.each([
    ['empty', '', form],
    ['two parts', 'a/b', form],
    ['an open brace', '{id', form],
    ['braces inside', 'a{id}', form],
    ['nothing in braces', '{}', form],
    ['a plus outside of braces', 'id+', form],
    ['a blank', 'a b', form],
  ])('may not be %s', async (_, pathPart, message) => {
    const sending = gateway.client().send(new CreateResourceCommand({ restApiId, parentId: root, pathPart }))
    expect(await refusalOf(sending)).toEqual({ code: 'BadRequestException', message, status: 400 })
  })
})

describe('CreateResource refuses', () => {
  test.each<[string, () => { parentId?: string; pathPart?: string | undefined; restApiId?: string }, string, string, number]>([
    [
      'a part that a sibling has',
      () => ({ pathPart: 'orders' }),
      'ConflictException',
      'Another resource with the same parent already has this name: orders',
      409,
    ],
    [
      'a second variable under one parent',
      () => ({ parentId: orders, pathPart: '{name}' }),
      'BadRequestException',
      'A sibling ({id}) of this resource already has a variable path part -- only one is allowed',
      400,
    ],
    [
      'a greedy variable beside a variable',
      () => ({ parentId: orders, pathPart: '{name+}' }),
      'BadRequestException',
      'A sibling ({id}) of this resource already has a variable path part -- only one is allowed',
      400,
    ],
    [
      'a child of a greedy variable',
      () => ({ parentId: greedy, pathPart: 'a' }),
      'BadRequestException',
      'Cannot create a child of a resource with a greedy path variable: {path+}',
      400,
    ],
    ['an unknown parent', () => ({ parentId: 'abcdef' }), 'NotFoundException', 'Invalid Resource identifier specified', 404],
    ['an unknown API', () => ({ restApiId: 'nothing' }), 'NotFoundException', 'Invalid API identifier specified 123456789012:nothing', 404],
    [
      'no path part',
      () => ({ pathPart: undefined }),
      'BadRequestException',
      "Invalid request input: missing required parameter 'pathPart'",
      400,
    ],
  ])('%s', async (_, input, code, message, status) => {
    const sending = gateway.client().send(new CreateResourceCommand({ restApiId, parentId: root, pathPart: 'new', ...input() }))
    expect(await refusalOf(sending)).toEqual({ code, message, status })
  })

  test('more than 300 resources', async () => {
    const api = gateway.region().restApis[restApiId]
    if (api === undefined) throw new Error('no API')
    while (Object.keys(api.resources).length < 300) {
      const id = `filler${String(Object.keys(api.resources).length)}`
      api.resources[id] = { id, parentId: root, pathPart: id, path: `/${id}`, methods: {} }
    }
    const sending = gateway.client().send(new CreateResourceCommand({ restApiId, parentId: orders, pathPart: 'new' }))
    expect(await refusalOf(sending)).toMatchObject({ code: 'LimitExceededException', status: 429 })
  })
})

describe('UpdateResource and DeleteResource refuse', () => {
  test.each<[string, () => [string, PatchOperation], string, string]>([
    [
      'a name that a sibling has',
      () => [orders, { op: 'replace', path: '/pathPart', value: 'files' }],
      'ConflictException',
      'Another resource with the same parent already has this name: files',
    ],
    [
      'to put a resource under itself',
      () => [orders, { op: 'replace', path: '/parentId', value: order }],
      'BadRequestException',
      'A resource cannot be its own descendant',
    ],
    [
      'to make a parent greedy',
      () => [orders, { op: 'replace', path: '/pathPart', value: '{all+}' }],
      'BadRequestException',
      'Cannot create a child of a resource with a greedy path variable: {all+}',
    ],
    [
      'to rename the root',
      () => [root, { op: 'replace', path: '/pathPart', value: 'x' }],
      'BadRequestException',
      'Root resource cannot be changed',
    ],
    [
      'another path',
      () => [orders, { op: 'replace', path: '/path', value: '/x' }],
      'BadRequestException',
      "Invalid patch path  '/path' specified for op 'replace'. Must be one of: [/parentId, /pathPart]",
    ],
    [
      'an unknown resource',
      () => ['abcdef', { op: 'replace', path: '/pathPart', value: 'x' }],
      'NotFoundException',
      'Invalid Resource identifier specified',
    ],
  ])('%s', async (_, change, code, message) => {
    const before = await paths()
    expect(await refusalOf(update(...change()))).toMatchObject({ code, message })
    expect(await paths()).toEqual(before)
  })

  test.each<[string, () => string, string, string]>([
    ['to delete the root', () => root, 'BadRequestException', 'Root resource cannot be deleted'],
    ['to delete what is not there', () => 'abcdef', 'NotFoundException', 'Invalid Resource identifier specified'],
    ['to delete what only JavaScript knows', () => 'constructor', 'NotFoundException', 'Invalid Resource identifier specified'],
  ])('%s', async (_, resourceId, code, message) => {
    const sending = gateway.client().send(new DeleteResourceCommand({ restApiId, resourceId: resourceId() }))
    expect(await refusalOf(sending)).toMatchObject({ code, message })
  })
})
