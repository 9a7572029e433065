import type { Command } from 'commander'

/** Adds the options of `evaluate` to its verb. */
export function addEvaluateOptions(command: Command): Command {
  const several = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value]
  return command
    .option('--api <arn>')
    .option('--stage <name>')
    .option('--method <verb>')
    .option('--path <path>')
    .option('--from-vpce <id>')
    .option('--from-vpc <id>')
    .option('--source-ip <address>')
    .option('--principal <arn>')
    .option('--authorization-type <type>')
    .option('--private')
    .option('--context <key=value>', '', several)
    .option('--reading <fact=reading>', '', several)
    .option('--endpoint-policy <file>')
    .option('--domain-policy <file>')
    .option('--identity-policy <file>', '', several)
    .option('--permissions-boundary <file>')
    .option('--session-policy <file>')
    .option('--service-control-policy <file>', '', several)
    .option('--resource-control-policy <file>', '', several)
    .option('--authorizer <answer>')
    .option('--token <state>')
    .option('--denied <text>')
    .option('--requests <file>')
    .option('--log-format <file>')
    .option('--against <file>')
    .option('--fail-on-deny')
}
