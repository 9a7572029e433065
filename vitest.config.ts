import { defineConfig, type ViteUserConfig } from 'vitest/config'

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'examples/**/*.test.ts'],
    globalSetup: ['test/house/build.ts'],
    testTimeout: 30_000,
    // Why: Terraform waits a minute for its load balancer; by default vitest leaves one core idle.
    maxWorkers: '100%',
  },
})
export default config
