import type { Terminal } from '../terminal.ts'
import { readPolicySource } from '../evaluate/policy-source.ts'
import { readAuthorizationType, readReadings } from '../evaluate/read-evaluate-options.ts'
import type { Asked, Given } from './prove-subject.ts'
import type { ProveVerbOptions } from './prove-verb-options.ts'
import type { ReadingOptions } from './subjects/subjects-of-api.ts'

/** Reads what the command line says of the surroundings of every subject. */
export function readGiven(options: ProveVerbOptions, terminal: Terminal): Given {
  const { endpointPolicy: endpointFile, authorizationType, action } = options
  const endpoint = endpointFile === undefined ? undefined : readPolicySource(endpointFile, terminal)
  return {
    options: {
      readings: readReadings(options.reading ?? []),
      ...(options.api === undefined ? {} : { api: options.api }),
      ...(options.private === true ? { private: true } : {}),
      ...(endpoint === undefined ? {} : { endpointPolicy: endpoint.policy }),
      ...(action === undefined ? {} : { actions: action }),
    },
    ...(authorizationType === undefined ? {} : { authorizationType: readAuthorizationType({ authorizationType }) }),
    ...(endpoint === undefined ? {} : { endpoint }),
  }
}

/** Reads what the command line says that decides how an input is read. */
export function readingOptions(
  { api, authorizationType }: ProveVerbOptions,
  asked: Given & Partial<Pick<Asked, 'property'>>,
): ReadingOptions {
  return {
    api,
    alsoNamed: JSON.stringify([asked.property, asked.options.endpointPolicy]),
    ...(authorizationType === undefined ? {} : { authorizationType: readAuthorizationType({ authorizationType }) }),
  }
}
