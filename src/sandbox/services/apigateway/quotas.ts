import { limitExceeded } from './refusal.ts'

/**
 * API Gateway's default quotas: per Region for APIs and links, per API for resources and stages.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
 */
const quotas = { 'private APIs': 600, 'VPC links': 20, resources: 300, stages: 10 } as const

/** Throws LimitExceededException when there are as many as the quota allows already. */
export function checkQuota(kind: keyof typeof quotas, present: number): void {
  if (present >= quotas[kind]) throw limitExceeded(`Maximum number of ${kind} for this account has been reached: ${quotas[kind]}`)
}
