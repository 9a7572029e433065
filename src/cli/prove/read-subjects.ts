import { statSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findApis, type FoundInput } from '../../validators/index.ts'
import { CliError } from '../cli-error.ts'
import { placeOf, policySource } from '../evaluate/policy-source.ts'
import { readSource, type Source } from '../evaluate/read-source.ts'
import type { Terminal } from '../terminal.ts'
import type { Subject } from './subject.ts'
import { subjectsOfApi, type ReadingOptions } from './subjects/subjects-of-api.ts'

/** How an input is read. */
export interface InputOptions extends ReadingOptions {
  /** Which of its two states is meant, where the input is a plan of Terraform. */
  readonly side?: 'before' | 'after'
  /** Whether an input without a REST API is one all the same. */
  readonly mayBeEmpty?: boolean
}

/**
 * Reads everything that an input holds to be proved: a policy, a `private-api.yaml`, a CloudFormation or SAM template, a folder that `cdk synth` wrote, a plan or state of Terraform as
 * JSON, an OpenAPI document. What it is is told from its content.
 *
 * Throws CliError where it is not named or cannot be read, ProblemsError and ProvisionError where it is not what it seems.
 */
export async function readSubjects(path: string | undefined, terminal: Terminal, options: InputOptions = {}): Promise<readonly Subject[]> {
  if (path === undefined)
    throw new CliError(
      'USAGE',
      'which policy?',
      'name a file with the policy, or `-` for stdin: `apply-private-api prove policy.json --only-from-vpce vpce-…`',
    )
  const source = readSource(isFolder(path) ? manifestIn(path) : path)
  const readText = (file: string): string | undefined => textIn(join(dirname(source.file), file))
  const input = findApis(source.text, source.file, { readText, ...(options.side === undefined ? {} : { side: options.side }) })
  if (options.side !== undefined && (input.kind !== 'apis' || input.of !== 'plan'))
    throw new CliError(
      'USAGE',
      `compare \`${path}\` with what?`,
      'name a second input; only a plan of Terraform holds both states: `terraform show -json plan.out > plan.json`',
    )
  switch (input.kind) {
    case 'apis':
      return subjectsOf(input, source, terminal, options)
    case 'config':
      return (await import('./subjects/config-subject.ts')).configSubjects(source, options)
    case 'problem':
    case 'policy':
      return [policySubject(source, input, terminal)]
    case 'other':
      throw nothingToProve(source)
  }
}

function subjectsOf(
  input: Extract<FoundInput, { readonly kind: 'apis' }>,
  source: Source,
  terminal: Terminal,
  options: InputOptions,
): readonly Subject[] {
  const subjects = input.templates.flatMap((template): readonly Subject[] => {
    const file = input.of === 'assembly' ? join(dirname(source.file), template.file) : template.file
    if (template.problem !== undefined) return [{ kind: 'unread', name: file, reason: `it cannot be read: ${template.problem}` }]
    return template.apis.flatMap((api) => subjectsOfApi(api, { ...template, file }, options, terminal))
  })
  if (subjects.length > 0 || options.mayBeEmpty === true) return subjects
  throw new CliError('NO_API', `there is no REST API in \`${source.file}\``, `${wordKind[input.of]} was read; name one that has a REST API`)
}

const wordKind = {
  template: 'a CloudFormation template',
  assembly: 'a cloud assembly of the CDK',
  plan: 'a plan of Terraform',
  state: 'a state of Terraform',
  openapi: 'an OpenAPI document',
} as const

/** A text that is neither JSON nor YAML is read as a policy's JSON all the same: its parser says best what is wrong, and takes the escaped form. */
function policySubject(source: Source, input: FoundInput, terminal: Terminal): Subject {
  const { file, text } = source
  if (input.kind === 'problem' && /\.ya?ml$/i.test(file)) {
    const place = placeOf(source, input.range)
    throw new CliError('NOT_YAML', lower(input.message), 'the file is YAML, or JSON', { place })
  }
  return { kind: 'read', name: file, ...policySource({ file, text }, terminal), surroundings: {}, authorizationTypes: [] }
}

function nothingToProve({ file }: Source): CliError {
  return new CliError(
    'NOT_AN_INPUT',
    `\`${file}\` is nothing that can be proved`,
    'name a policy, a private-api.yaml, a CloudFormation or SAM template, the `cdk.out` folder, a plan that `terraform show -json` wrote, or an OpenAPI document',
  )
}

function isFolder(path: string): boolean {
  return path !== '-' && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

function manifestIn(folder: string): string {
  const manifest = join(folder, 'manifest.json')
  if (textIn(manifest) !== undefined) return manifest
  throw new CliError(
    'NOT_AN_ASSEMBLY',
    `there is no \`manifest.json\` in \`${folder}\``,
    'name the folder that `cdk synth` wrote, `cdk.out`, or a file',
  )
}

function textIn(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  } catch {
    return undefined
  }
}

const lower = (message: string): string => (message.charAt(0).toLowerCase() + message.slice(1)).replace(/\.$/, '')
