import type { Config } from '../config/config.ts'
import { desireAuthorizers } from '../desired/desired-authorizer.ts'
import type { Observed } from '../observed/observed.ts'
import type { Problem } from '../provision-error.ts'

/** What is wrong with the authorizers of the config in the light of what was observed: AWS makes no user pools of a function, nor the other way round. */
export function checkAuthorizers(config: Config, { api }: Observed): readonly Problem[] {
  return desireAuthorizers(config).flatMap(({ name, type }): readonly Problem[] => {
    const found = api?.authorizers.find((one) => one.name === name)
    if (found === undefined || asksPools(found.type) === asksPools(type)) return []
    const [was, is] = asksPools(found.type) ? ['user pools', 'a function'] : ['a function', 'user pools']
    return [
      {
        code: 'AUTHORIZER_OF_OTHER_KIND',
        message: `authorizer \`${name}\` asks ${was}, and the config says ${is}`,
        help: 'give the new one another name: the old one goes once no route asks it',
        pointer: `/authorizers/${name}`,
      },
    ]
  })
}

const asksPools = (type: string): boolean => type === 'COGNITO_USER_POOLS'
