import { ServiceError } from '../world/index.ts'

/** Lets one call through, or refuses it because too many were made; `now` is the virtual time in milliseconds. */
export type Throttle = (service: string, region: string, operation: string, now: number) => void

/**
 * Makes the request rates that API Gateway publishes into token buckets, one set an account and Region; other services are not throttled.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
 */
export function createThrottle(): Throttle {
  const buckets = new Map<string, Bucket>()
  return (service, region, operation, now) => {
    if (service !== 'apigateway') return
    const rate = rates[operation]
    const key = `${region} ${rate === undefined ? 'shared' : operation}`
    const wait = takeToken(buckets, key, rate ?? shared, now)
    if (wait === 0) return
    throw new ServiceError('TooManyRequestsException', 'Too Many Requests', 429, { retryAfterSeconds: String(Math.ceil(wait / 1000)) })
  }
}

/** `perMs` tokens flow in a millisecond, up to `burst`. */
interface Rate {
  readonly perMs: number
  readonly burst: number
}

interface Bucket {
  tokens: number
  at: number
}

const shared: Rate = { perMs: 10 / 1000, burst: 40 }

const rates: Readonly<Record<string, Rate>> = {
  CreateRestApi: { perMs: 1 / 3000, burst: 1 },
  ImportRestApi: { perMs: 1 / 3000, burst: 1 },
  PutRestApi: { perMs: 1 / 1000, burst: 1 },
  DeleteRestApi: { perMs: 1 / 30_000, burst: 1 },
  CreateDeployment: { perMs: 1 / 5000, burst: 1 },
  CreateResource: { perMs: 5 / 1000, burst: 5 },
  DeleteResource: { perMs: 5 / 1000, burst: 5 },
  GetResources: { perMs: 5 / 2000, burst: 5 },
}

/** Gives how many milliseconds to wait for a token; 0 where one was taken. */
function takeToken(buckets: Map<string, Bucket>, key: string, rate: Rate, now: number): number {
  const bucket = buckets.get(key) ?? { tokens: rate.burst, at: now }
  buckets.set(key, bucket)
  bucket.tokens = Math.min(rate.burst, bucket.tokens + (now - bucket.at) * rate.perMs)
  bucket.at = now
  // Why: sums of fractions come out a little below a whole token.
  if (bucket.tokens < 1 - 1e-9) return (1 - bucket.tokens) / rate.perMs
  bucket.tokens -= 1
  return 0
}
