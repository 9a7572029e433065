import { ServiceError } from '../../world/index.ts'

/** Makes API Gateway's 400 for input that it will not take. */
export const badRequest = (message: string): ServiceError => new ServiceError('BadRequestException', message)

/** Makes API Gateway's 404 for an identifier that names nothing. */
export const notFound = (message: string): ServiceError => new ServiceError('NotFoundException', message, 404)

/** Makes API Gateway's 409 for a name that is in use. */
export const conflict = (message: string): ServiceError => new ServiceError('ConflictException', message, 409)

/** Makes API Gateway's 429 for a quota that is used up. */
export const limitExceeded = (message: string): ServiceError => new ServiceError('LimitExceededException', message, 429)

/** Makes the sandbox's own 501 for something that AWS would take and the sandbox does not imitate. */
export const notImitated = (what: string): ServiceError => new ServiceError('NotImplemented', `the sandbox does not imitate ${what}`, 501)
