import { spawnSync } from 'node:child_process'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ended } from './run.ts'
import { run } from './run.ts'
import type { Server } from './server.ts'

/** A folder with one configuration, and Terraform pointed at a sandbox. */
export interface Terraform {
  readonly terraform: (...args: readonly string[]) => Promise<Ended>
  readonly remove: () => Promise<void>
}

/** Why Terraform cannot be used here; undefined where it can. */
export function whyNoTerraform(): string | undefined {
  if (spawnSync('terraform', ['version']).status !== 0) return 'terraform is not installed'
  return findPlugins() === undefined ? 'no folder holds the aws provider (APA_TERRAFORM_PLUGIN_DIR names one)' : undefined
}

/** Sets up a configuration of this folder with the aws provider from a folder of plugins: nothing is downloaded. */
export async function setUpTerraform(
  server: Server,
  region: string,
  configuration: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Terraform> {
  const folder = await mkdtemp(join(tmpdir(), 'apa-terraform-'))
  await copyFile(join(import.meta.dirname, 'terraform', configuration), join(folder, 'main.tf'))
  await writeFile(join(folder, 'terraform.tfvars.json'), JSON.stringify(variables))
  await writeFile(
    join(folder, 'terraformrc'),
    `provider_installation {\n  filesystem_mirror {\n    path = "${findPlugins() ?? ''}"\n  }\n}\n`,
  )
  const env = {
    ...server.environment(region),
    TF_CLI_CONFIG_FILE: join(folder, 'terraformrc'),
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
  }
  const terraform = (...args: readonly string[]): Promise<Ended> => run('terraform', args, { cwd: folder, env })
  const ready = await terraform('init', '-no-color', '-input=false')
  if (ready.code !== 0) throw new Error(`terraform init: ${ready.stderr}`)
  return { terraform, remove: () => rm(folder, { recursive: true, force: true }) }
}

function findPlugins(): string | undefined {
  const standard = [
    join(homedir(), '.terraform.d/plugins'),
    join(homedir(), '.local/share/terraform/plugins'),
    '/usr/local/share/terraform/plugins',
    '/usr/share/terraform/plugins',
    '/opt/tf-plugins',
  ]
  const named = process.env.APA_TERRAFORM_PLUGIN_DIR
  return [...(named === undefined ? [] : [named]), ...standard].find((folder) =>
    existsSync(join(folder, 'registry.terraform.io/hashicorp/aws')),
  )
}
