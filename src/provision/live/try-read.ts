import { unread, readAs, type Readable } from '../access/readable.ts'
import { AwsFailure } from '../aws/aws-failure.ts'

/** Reads something; what AWS refuses, throttles or fails to answer is not read, and why. Throws what concerns every request: no credentials, no network, an interruption. */
export async function tryRead<T>(read: () => Promise<T>): Promise<Readable<T>> {
  try {
    return readAs(await read())
  } catch (error) {
    if (!(error instanceof AwsFailure) || concernsAll(error)) throw error
    return unread(error.message)
  }
}

function concernsAll({ kind, code }: AwsFailure): boolean {
  return kind === 'unsigned' || kind === 'unreachable' || code === 'BAD_CREDENTIALS'
}
