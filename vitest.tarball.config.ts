import { defineConfig, type ViteUserConfig } from 'vitest/config'

// The packed package as a user gets it; apart from `npm test` because it packs and installs.
const config: ViteUserConfig = defineConfig({
  test: { include: ['test/house/tarball.ts', 'test/browser/tarball.ts'], testTimeout: 240_000, hookTimeout: 240_000 },
})
export default config
