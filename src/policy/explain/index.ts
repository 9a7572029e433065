export { nearestMisses } from './nearest-misses.ts'
export type { NearestMiss, RequestChange } from './nearest-miss.ts'
