import type { TextDocument } from '../../policy/index.ts'
import { exportedNames } from './cloudformation/names-in.ts'
import { readTemplate } from './cloudformation/read-template.ts'
import type { FoundApi } from './found-api.ts'
import { readTree } from './text/read-tree.ts'
import { membersOf, textOf, valueAt, type Tree } from './text/tree.ts'

/** A template of a cloud assembly, and the APIs in it. */
export interface FoundTemplate {
  /** Its file, in the assembly's folder. */
  readonly file: string
  readonly text: string
  readonly apis: readonly FoundApi[]
  /** Why it could not be read. */
  readonly problem?: string
}

/**
 * Finds the REST APIs of a cloud assembly, which `cdk synth` writes to `cdk.out`: of every stack, those of stages and nested stacks included.
 *
 * `readText` gives the text of a file of the folder, and nothing where there is none.
 *
 * @see https://docs.aws.amazon.com/cdk/v2/guide/configure-synth.html
 */
export function readAssembly(manifest: Tree, readText: (file: string) => string | undefined): readonly FoundTemplate[] {
  const templates = templatesOf(manifest, '', readText, 0).map((one) => ({ ...one, reading: readTree(one.text ?? '') }))
  const imported = new Map<string, TextDocument>(
    templates.flatMap(({ reading }) => (reading.kind === 'tree' ? [...exportedNames(reading.tree)] : [])),
  )
  return templates.map(({ file, stack, text, reading }): FoundTemplate => {
    if (text === undefined) return { file, text: '', apis: [], problem: 'the file is missing' }
    if (reading.kind === 'problem') return { file, text, apis: [], problem: reading.message }
    return { file, text, apis: readTemplate(reading.tree, { stack, imported }) }
  })
}

interface Template {
  readonly file: string
  readonly stack: string
  readonly text: string | undefined
}

function templatesOf(manifest: Tree, folder: string, readText: (file: string) => string | undefined, depth: number): readonly Template[] {
  return membersOf(valueAt(manifest, 'artifacts')).flatMap(({ name, value }): readonly Template[] => {
    const type = textOf(valueAt(value, 'type'))
    if (type === 'aws:cloudformation:stack') {
      const file = folder + (textOf(valueAt(value, 'properties', 'templateFile')) ?? `${name}.template.json`)
      const stack = textOf(valueAt(value, 'properties', 'stackName')) ?? textOf(valueAt(value, 'displayName')) ?? name
      const text = readText(file)
      return [{ file, stack, text }, ...nestedIn(text, folder, stack, readText, 0)]
    }
    if (type !== 'cdk:cloud-assembly' || depth > 10) return []
    const inner = `${folder}${textOf(valueAt(value, 'properties', 'directoryName')) ?? name}/`
    const read = readTree(readText(`${inner}manifest.json`) ?? '')
    return read.kind === 'tree' ? templatesOf(read.tree, inner, readText, depth + 1) : []
  })
}

/** The CDK writes where the template of a nested stack is into the metadata of its resource. */
function nestedIn(
  text: string | undefined,
  folder: string,
  stack: string,
  readText: (file: string) => string | undefined,
  depth: number,
): readonly Template[] {
  const read = readTree(text ?? '')
  if (read.kind === 'problem' || depth > 10) return []
  return membersOf(valueAt(read.tree, 'Resources')).flatMap(({ name, value }): readonly Template[] => {
    const path = textOf(valueAt(value, 'Metadata', 'aws:asset:path'))
    if (textOf(valueAt(value, 'Type')) !== 'AWS::CloudFormation::Stack' || path === undefined) return []
    const nested = { file: folder + path, stack: `${stack}/${name}`, text: readText(folder + path) }
    return [nested, ...nestedIn(nested.text, folder, nested.stack, readText, depth + 1)]
  })
}
