export * from './elbv2.ts'
export * from './target-health.ts'
