import { textOf, valueAt, type Tree } from './text/tree.ts'

/** What a text holds, by what stands in it. */
export type InputKind = 'policy' | 'template' | 'plan' | 'state' | 'openapi' | 'config' | 'assembly' | 'other'

/** Recognises what a text holds. */
export function inputKind(tree: Tree): InputKind {
  const has = (...names: readonly string[]): boolean => names.some((name) => valueAt(tree, name) !== undefined)
  if (has('Statement')) return 'policy'
  if (has('resource_changes', 'planned_values')) return 'plan'
  if (has('terraform_version') && has('values')) return 'state'
  if (has('openapi', 'swagger')) return 'openapi'
  if (has('AWSTemplateFormatVersion') || valueAt(tree, 'Resources')?.kind === 'map') return 'template'
  if (has('artifacts') && has('version')) return 'assembly'
  if (has('endpoints', 'access', 'backends') && (has('api', 'name') || textOf(valueAt(tree, 'kind')) !== undefined)) return 'config'
  // Why a policy: whoever names a policy that lacks its statements hears from its parser what it lacks.
  return has('Version') ? 'policy' : 'other'
}
