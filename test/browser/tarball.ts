import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startChromium, whyNoChromium } from './chromium.ts'
import { serveFolder, type ServedFolder } from './serve-folder.ts'

// Why: the package as a user gets it, as plain ES modules without a bundler, on the page that docs/browser.md shows.

const root = resolve(import.meta.dirname, '../..')
const shownPage = /```html\n([^]*?)```/.exec(readFileSync(join(root, 'docs/browser.md'), 'utf8'))?.[1] ?? ''
const noChromium = whyNoChromium()

const ours = 'vpce-0a1b2c3d4e5f60718'
const allow = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }
const vpc = { 'aws:SourceVpc': 'vpc-0a1b2c3d4e5f60718' }
const anywhere = { Version: '2012-10-17', Statement: [allow] }
const anyEndpointOfTheVpc = { Version: '2012-10-17', Statement: [{ ...allow, Condition: { StringEquals: vpc } }] }

let folder: string
let entry: string
let served: ServedFolder
let browser: Browser
let page: Page
let canonical: string
const requested: string[] = []
const complaints: string[] = []

function unpackTarball(): void {
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], { cwd: root, stdio: 'ignore' })
  const tarball = readdirSync(folder).find((file) => file.endsWith('.tgz')) ?? ''
  const home = join(folder, 'node_modules/apply-private-api')
  mkdirSync(home, { recursive: true })
  execFileSync('tar', ['-xzf', join(folder, tarball), '-C', home, '--strip-components=1'])
  const { exports } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { exports: { '.': { default: string } } }
  entry = join(home, exports['.'].default)
}

describe.skipIf(noChromium !== undefined)(
  `the packed tarball in Chromium${noChromium === undefined ? '' : ` (skipped: ${noChromium})`}`,
  () => {
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'apa-browser-'))
      unpackTarball()
      writeFileSync(join(folder, 'index.html'), shownPage)
      served = await serveFolder(folder)
      browser = await startChromium()
      page = await browser.newPage()
      page.on('request', (request) => requested.push(request.url()))
      page.on('console', (message) => complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
      await page.goto(`${served.url}/index.html`)
      const answer = page.locator('h1:not(:empty)')
      await answer.waitFor({ timeout: 20_000 }).catch((cause: unknown) => {
        throw new Error(`the page shows no answer: ${complaints.join('; ')}`, { cause })
      })
      canonical = await page.getByLabel('Policy').inputValue()
    })

    afterAll(async () => {
      await browser.close()
      await served.close()
      rmSync(folder, { recursive: true, force: true })
    })

    async function ask(policy: object | string, endpoint = ours): Promise<{ readonly title: string; readonly details: string }> {
      await page.getByLabel('Policy').fill(typeof policy === 'string' ? policy : JSON.stringify(policy, null, 2))
      await page.getByLabel('Only through').fill(endpoint)
      await page.getByRole('button', { name: 'Prove' }).click()
      return { title: (await page.locator('h1').textContent()) ?? '', details: (await page.locator('pre').textContent()) ?? '' }
    }

    test('the page imports what the package exports', () => {
      const { imports } = JSON.parse(/<script type="importmap">([^]*?)<\/script>/.exec(shownPage)?.[1] ?? '') as { imports: object }
      expect(Object.keys(imports)).toEqual(['apply-private-api'])
      expect(join(folder, Object.values(imports).join())).toBe(entry)
    })

    test('the canonical policy holds, and what is assumed is said', async () => {
      const { title, details } = await ask(canonical)
      expect(canonical).toContain('"Sid": "DenyOtherVpcEndpoints"')
      expect(title).toBe(`Nobody gets in but through ${ours}`)
      expect(details).toContain('- the methods authorize their callers by NONE')
    })

    test.each([
      ['the whole internet', anywhere, {}],
      ['any endpoint of a VPC', anyEndpointOfTheVpc, vpc],
    ])('a policy that lets in %s is refuted by a request that it allows', async (_, policy, context) => {
      const { title, details } = await ask(policy)
      const request: unknown = JSON.parse(/^\{[^]*?^\}$/m.exec(details)?.[0] ?? '')
      expect(title).toBe('Somebody else gets in')
      expect(details).toContain('Allow by /Statement/0:')
      expect(request).toMatchObject({ resource: expect.stringMatching(/^arn:aws:execute-api:/) as string, context })
    })

    test('the canonical policy of another endpoint is refuted', async () => {
      const { title, details } = await ask(canonical, 'vpce-0f00000000000bad1')
      expect(title).toBe('Somebody else gets in')
      expect(details).toContain(`"aws:SourceVpce": "${ours}"`)
    })

    test('what is wrong with a policy is said with its line', async () => {
      const { title, details } = await ask('{\n  "Version": "2012-10-17",\n  "Statment": []\n}')
      expect(title).toBe('This is no policy')
      expect(details).toContain('line 3: unknown element `Statment` in a policy (did you mean `Statement`?)')
    })

    test('answers are those that Node gives', async () => {
      const script = `async (it, policies) => JSON.stringify(policies.flatMap((policy) => [
        it.prove(policy, it.onlyFromVpce('${ours}')), it.prove(policy, it.notPublic()), it.comparePolicies(policies[0], policy),
        it.nearestMisses(policy, { resource: 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/GET/orders' }),
      ]))`
      const policies = JSON.stringify([anywhere, anyEndpointOfTheVpc, JSON.parse(canonical)])
      const inBrowser: unknown = await page.evaluate(`import('apply-private-api').then((it) => (${script})(it, ${policies}))`)
      const inNode = execFileSync(
        process.execPath,
        [
          '--input-type=module',
          '-e',
          `import * as it from ${JSON.stringify(pathToFileURL(entry))}; console.log(await (${script})(it, ${policies}))`,
        ],
        { encoding: 'utf8' },
      )
      expect(inBrowser).toBe(inNode.trim())
    })

    test('nothing is logged, and no request leaves the server', () => {
      expect(complaints).toEqual([])
      expect(requested).toContain(
        `${served.url}/node_modules/apply-private-api/${entry.split('/node_modules/apply-private-api/')[1] ?? ''}`,
      )
      expect(requested.filter((url) => !url.startsWith(`${served.url}/`) && !url.startsWith('data:'))).toEqual([])
    })
  },
)
