import { parseExecuteApiArn } from '../../../policy/index.ts'
import { CliError } from '../../cli-error.ts'
import type { Denial, DenialEnding } from './denial.ts'

/**
 * Reads what a refused caller saw: the JSON body, alone or among headers, or the bare sentence; the older wording and that of 2025; accounts masked or not.
 *
 * @throws CliError `NOT_A_DENIAL` where nothing in it is known.
 * @see https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden
 */
export function parseDenial(given: string): Denial {
  const text = messageOf(given).trim()
  const denial = parsePolicyDenial(text) ?? parseAuthorizerDenial(text) ?? parseOther(text)
  if (denial !== undefined) return denial
  throw new CliError(
    'NOT_A_DENIAL',
    `nothing in \`${text.slice(0, 120)}\` is known as an answer of API Gateway`,
    'give the whole body, such as `{"Message":"User: anonymous is not authorized to perform: …"}`; an owner may have replaced it by words of their own',
  )
}

/** Takes the message out of a JSON body; PA-41: the key is `Message` or `message`. Text without one is taken as it is. */
function messageOf(given: string): string {
  for (const [, raw = ''] of given.matchAll(/"message"\s*:\s*("(?:[^"\\]|\\.)*")/gi)) {
    try {
      return JSON.parse(raw) as string
    } catch {
      // Not JSON after all: the text may still be read as it is.
    }
  }
  return given.replace(/\\(["/])/g, '$1')
}

function parsePolicyDenial(text: string): Denial | undefined {
  const match = /User: (\S+) is not authorized to perform: (\S+) on resource: (arn:[^\s"]+)([^"]*)/.exec(text)
  if (match === null) return undefined
  const [, user = '', action = '', arn = '', rest = ''] = match
  const target = parseExecuteApiArn(arn)
  if (target === undefined)
    throw new CliError('NOT_A_DENIAL', `\`${arn}\` is not the ARN of a request to an API`, 'give the whole sentence, up to its end')
  const blamed = /\b(?:in an?|because no) ([A-Za-z -]*policy|permissions boundary)/.exec(rest)?.[1]
  return {
    kind: 'policy',
    ...(user === 'anonymous' ? {} : { caller: user }),
    action,
    target,
    ending: endingOf(rest),
    ...(blamed === undefined ? {} : { blamed }),
    text,
  }
}

function parseAuthorizerDenial(text: string): Denial | undefined {
  const match = /User is not authorized to access this resource([^"]*)/.exec(text)
  return match === null ? undefined : { kind: 'authorizer', ending: endingOf(match[1] ?? ''), text }
}

function endingOf(rest: string): DenialEnding {
  return rest.includes('explicit deny') ? 'explicit-deny' : 'silent'
}

const others = [
  [
    /security token included in the request is (?:invalid|expired)|request signature we calculated|Signature expired|Signature not yet current/i,
    'signature',
  ],
  [/Missing Authentication Token/i, 'missing-token'],
  [/Request URI too long/i, 'too-long'],
  [/\bUnauthorized\b/i, 'unauthorized'],
  [/\bForbidden\b/i, 'forbidden'],
] as const

function parseOther(text: string): Denial | undefined {
  const kind = others.find(([pattern]) => pattern.test(text))?.[1]
  return kind === undefined ? undefined : { kind, text }
}
