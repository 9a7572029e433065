import { privateApiPolicy, type PolicyDocument } from '../../policy/index.ts'
import type { Config } from '../config/config.ts'
import type { Known } from './known.ts'

/** The resource policy that `access` asks for; an endpoint whose id is not known yet stands in it as `{ Ref: name }`. */
export function accessPolicy(config: Config, known: Pick<Known, 'endpoints'>): PolicyDocument {
  return privateApiPolicy({
    access: config.access.map(({ endpoint, methods, paths }) => ({
      vpceIds: [known.endpoints.get(endpoint) ?? { Ref: endpoint }],
      ...(methods === undefined && paths === undefined ? {} : { stage: config.api.stage }),
      ...(methods === undefined ? {} : { methods }),
      ...(paths === undefined ? {} : { paths }),
    })),
  })
}
