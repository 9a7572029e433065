import type { Aws } from '../aws/aws.ts'
import type { Config } from '../config/config.ts'
import { ProvisionError } from '../provision-error.ts'

/** Throws ProvisionError unless the caller's account and the connection's Region are those of the config; off this machine the config must name the account. */
export function checkAccount(config: Config, aws: Pick<Aws, 'account' | 'region' | 'onLoopback'>): void {
  if (config.region !== aws.region) {
    throw new ProvisionError([
      {
        code: 'WRONG_REGION',
        message: `the config says region \`${config.region}\`, but the connection is to \`${aws.region}\``,
        help: 'correct `region` in the config',
        pointer: '/region',
      },
    ])
  }
  if (config.account === undefined && !aws.onLoopback) {
    throw new ProvisionError([
      {
        code: 'ACCOUNT_REQUIRED',
        message: 'the config names no account',
        help: `add \`account: '${aws.account}'\` if that is the account you mean: the credentials belong to it`,
        pointer: '',
      },
    ])
  }
  if (config.account !== undefined && config.account !== aws.account) {
    throw new ProvisionError([
      {
        code: 'WRONG_ACCOUNT',
        message: `the config says account \`${config.account}\`, but the credentials belong to \`${aws.account}\``,
        help: 'choose another profile with AWS_PROFILE, or correct `account`',
        pointer: '/account',
      },
    ])
  }
}
