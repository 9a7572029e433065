/** Makes a date of milliseconds since the epoch, as API Gateway shows times: in whole seconds. */
export const wholeSeconds = (milliseconds: number): Date => new Date(Math.floor(milliseconds / 1000) * 1000)
