import type { Command } from 'commander'

/** Adds the options of `prove` to its verb. */
export function addProveOptions(command: Command): Command {
  const several = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value]
  return command
    .option('--only-from-vpce <ids>')
    .option('--only-from-vpc <ids>')
    .option('--only-from-org <ids>')
    .option('--only-from-accounts <ids>')
    .option('--not-public')
    .option('--implies <file>')
    .option('--equivalent <file>')
    .option('--not-locked-out [vpce]')
    .option('--covers <routes>')
    .option('--api <arn>')
    .option('--authorization-type <type>')
    .option('--private')
    .option('--endpoint-policy <file>')
    .option('--action <action>', '', several)
    .option('--reading <fact=reading>', '', several)
    .option('--certificate <file>')
    .option('--check <file>')
    .option('--stage <name>')
    .option('--region <region>')
    .option('--profile <name>')
    .option('--sandbox')
    .option('--state <folder>')
}
