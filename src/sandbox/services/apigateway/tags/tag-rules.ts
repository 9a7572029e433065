import { badRequest } from '../refusal.ts'

const mostTags = 50

/**
 * Copies tags, or throws BadRequestException: at most 50, keys of 1 to 128 characters that do not begin with `aws:`, values of at most 256.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-tagging-restrictions.html
 */
export function checkTags(tags: Readonly<Record<string, string>> | undefined): Record<string, string> {
  const entries = Object.entries(tags ?? {})
  if (entries.length > mostTags) throw badRequest(`Invalid tags specified: a resource has at most ${mostTags} tags.`)
  for (const [key, value] of entries) {
    if (key === '' || key.length > 128) throw badRequest('Invalid tag key specified: it must have 1 to 128 characters.')
    if (/^aws:/i.test(key)) throw badRequest('Invalid tag key specified: aws: prefixed tag key names are not allowed.')
    if (value.length > 256) throw badRequest('Invalid tag value specified: it must have at most 256 characters.')
  }
  return Object.fromEntries(entries)
}
