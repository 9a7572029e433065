import type { PatchOperation } from '@aws-sdk/client-api-gateway'
import { badRequest } from '../refusal.ts'

type PatchOp = 'add' | 'remove' | 'replace'

/** One operation on one path, taken apart. */
export interface Patch {
  readonly op: PatchOp
  readonly path: string
  /** What stands where the rule's path has `*`, unescaped (`~1` is `/`, `~0` is `~`). */
  readonly keys: readonly string[]
  /** Empty for a removal, and where the caller gave none. */
  readonly value: string
}

/** A path that can be patched, such as `/name` or `/variables/*`, and what a patch does to the target. */
export interface PatchRule<T> {
  readonly path: string
  readonly ops: readonly PatchOp[]
  readonly apply: (target: T, patch: Patch) => void
}

/**
 * Applies patch operations in their order.
 *
 * Hand it a copy: the operations before a refused one have been applied by then.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/patch-operations.html
 */
export function applyPatches<T>(target: T, operations: readonly PatchOperation[] | undefined, rules: readonly PatchRule<T>[]): void {
  for (const { op, path = '', value = '' } of operations ?? []) {
    if (op !== 'add' && op !== 'remove' && op !== 'replace') {
      throw badRequest(`Invalid patch operation specified: ${op ?? ''}. Must be one of: [add, remove, replace]`)
    }
    const matches = rules.flatMap((rule) => {
      const keys = matchPath(rule.path, path)
      return keys === undefined ? [] : [{ rule, keys }]
    })
    if (matches.length === 0) throw unknownPath(path, op, rules)
    const match = matches.find(({ rule }) => rule.ops.includes(op))
    if (match === undefined) throw badRequest(`Invalid patch path  '${path}' specified for op '${op}'. Please choose supported operations`)
    match.rule.apply(target, { op, path, keys: match.keys, value })
  }
}

/** Reads a patch's value as a boolean. */
export function patchedBoolean(patch: Patch): boolean {
  if (patch.value === 'true') return true
  if (patch.value === 'false') return false
  throw badRequest(
    `Invalid patch value '${patch.value}' specified for op '${patch.op}' and path '${patch.path}'. Must be one of: [true, false]`,
  )
}

/** Reads a patch's value as a whole number. */
export function patchedInteger(patch: Patch): number {
  if (/^-?\d+$/.test(patch.value)) return Number(patch.value)
  throw badRequest(`Invalid patch value '${patch.value}' specified for op '${patch.op}' and path '${patch.path}'. Must be an integer`)
}

/** Reads a patch's value as one of a few words. */
export function patchedWord<const W extends string>(patch: Patch, allowed: readonly W[]): W {
  const word = allowed.find((candidate) => candidate === patch.value)
  if (word !== undefined) return word
  throw badRequest(
    `Invalid patch value '${patch.value}' specified for op '${patch.op}' and path '${patch.path}'. Must be one of: [${allowed.join(', ')}]`,
  )
}

function unknownPath(path: string, op: PatchOp, rules: readonly { readonly path: string; readonly ops: readonly PatchOp[] }[]): Error {
  const known = rules.filter((rule) => rule.ops.includes(op)).map((rule) => rule.path.replaceAll(/\*(?=\/|$)/g, '{}'))
  return badRequest(`Invalid patch path  '${path}' specified for op '${op}'. Must be one of: [${[...new Set(known)].sort().join(', ')}]`)
}

function matchPath(pattern: string, path: string): string[] | undefined {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return undefined
  const keys: string[] = []
  for (const [index, segment] of given.entries()) {
    if (wanted[index] === '*' && segment !== '') keys.push(segment.replaceAll('~1', '/').replaceAll('~0', '~'))
    else if (wanted[index] !== segment) return undefined
  }
  return keys
}
