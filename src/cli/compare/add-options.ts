import type { Command } from 'commander'

/** Adds the options of `compare` to its verb. */
export function addCompareOptions(command: Command): Command {
  const several = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value]
  return command
    .option('--format <format>')
    .option('--fail-on <relations>')
    .option('--api <arn>')
    .option('--authorization-type <type>')
    .option('--private')
    .option('--endpoint-policy <file>')
    .option('--action <action>', '', several)
    .option('--reading <fact=reading>', '', several)
}
