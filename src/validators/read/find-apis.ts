import type { Range } from '../../policy/index.ts'
import { readTemplate } from './cloudformation/read-template.ts'
import { inputKind } from './input-kind.ts'
import { readAssembly, type FoundTemplate } from './read-assembly.ts'
import { readOpenApi } from './read-openapi.ts'
import type { Side } from './terraform/instance.ts'
import { readPlan } from './terraform/read-plan.ts'
import { readTree } from './text/read-tree.ts'

/** What an input holds. */
export type FoundInput =
  /** Templates, a plan or an OpenAPI document: what REST APIs there are. */
  | {
      readonly kind: 'apis'
      readonly of: 'template' | 'plan' | 'state' | 'openapi' | 'assembly'
      readonly templates: readonly FoundTemplate[]
    }
  /** One policy; or the desired state of a private API. */
  | { readonly kind: 'policy' | 'config' | 'other' }
  | { readonly kind: 'problem'; readonly message: string; readonly range: Range }

/** How to read an input. */
export interface FindOptions {
  /** Which of its two states is meant, where the input is a plan. */
  readonly side?: Side
  /** Gives the text of a file beside a cloud assembly's manifest. */
  readonly readText?: (file: string) => string | undefined
}

/** Finds the REST APIs of an input, which it recognises by its content: a CloudFormation or SAM template, a cloud assembly's manifest, a plan or state of Terraform, an OpenAPI document. */
export function findApis(text: string, file: string, { side = 'after', readText = () => undefined }: FindOptions = {}): FoundInput {
  const read = readTree(text)
  if (read.kind === 'problem') return read
  const kind = inputKind(read.tree)
  switch (kind) {
    case 'policy':
    case 'config':
    case 'other':
      return { kind }
    case 'template':
      return { kind: 'apis', of: kind, templates: [{ file, text, apis: readTemplate(read.tree) }] }
    case 'openapi':
      return { kind: 'apis', of: kind, templates: [{ file, text, apis: readOpenApi(read.tree) }] }
    case 'plan':
    case 'state':
      return { kind: 'apis', of: kind, templates: [{ file, text, apis: readPlan(read.tree, side) }] }
    case 'assembly':
      return { kind: 'apis', of: kind, templates: readAssembly(read.tree, readText) }
  }
}
