import type { Policy } from '../../language/index.ts'
import type { Decision } from '../evaluation.ts'
import { actionKey, compileAction, type CompiledAction } from './compile-action.ts'
import { compileResource, isRelative, type ResourcePattern } from './compile-resource.ts'
import { applies, compileStatement, type CompiledStatement } from './compile-statement.ts'
import { valueOf } from './context-key.ts'
import type { Frame } from './frame.ts'
import { matchGlob } from './match-glob.ts'
import type { Plan } from './plan.ts'
import { descend, enter, type PrefixIndex, type PrefixNode } from './prefix-index.ts'
import { buildResourceIndex, type EndLeaf, type ResourceIndex, type ResourceLeaf } from './resource-index.ts'
import { locateResource, provesResource } from './resource-shape.ts'
import { groupStatements, type StatementGroup } from './statement-group.ts'

type Leaf = ResourceLeaf<StatementGroup, CompiledStatement>

/** A policy, laid out for deciding. */
export interface Program {
  /** How many context keys the policy reads. */
  readonly keys: number
  readonly statements: number
  /** The statements with `NotResource`: no resource leads to them. */
  readonly everywhere: StatementGroup | undefined
  readonly index: ResourceIndex<StatementGroup, CompiledStatement>
  /** Whether a resource that reaches the root of the absolute index is thereby the ARN of a request, and nobody asks where its stage begins. */
  readonly proves: boolean
  /** All statements, where everyone's resources are the root of the absolute index and a star, as in most policies of private APIs: there is no tree to walk. */
  readonly flat: readonly CompiledStatement[] | undefined
}

/** Lays a policy out for deciding. Its references are bound and its values checked. */
export function compileProgram(policy: Policy, plan: Plan): Program {
  const actions = new Map<string, CompiledAction>()
  const everywhere: CompiledStatement[] = []
  const pairs: (readonly [ResourcePattern, CompiledStatement])[] = []
  for (const statement of policy.statements) {
    const key = actionKey(statement.action)
    const action = actions.get(key) ?? compileAction(statement.action, plan)
    actions.set(key, action)
    const compiled = compileStatement(statement, action, plan)
    if (statement.resource.negated) everywhere.push(compiled)
    else for (const value of statement.resource.values) pairs.push([compileResource(value, plan), compiled])
  }
  const index = buildResourceIndex(pairs, groupStatements)
  const locates = policy.statements.some(({ resource }) => resource.values.some((value) => isRelative(value, plan)))
  const { absolute } = index
  const proves = !locates && absolute !== undefined && provesResource(absolute.low)
  return {
    keys: plan.keys.size,
    // Why not their number: a condition may have left some out.
    statements: policy.statements.reduce((most, { index }) => Math.max(most, index + 1), 0),
    everywhere: everywhere.length === 0 ? undefined : groupStatements(everywhere),
    index,
    proves,
    flat: proves && everywhere.length === 0 ? flatOf(absolute.root) : undefined,
  }
}

function flatOf({ children, item }: PrefixNode<Leaf>): readonly CompiledStatement[] | undefined {
  if (item?.open === undefined || item.open.selected !== undefined) return undefined
  const isAll = children.length === 0 && item.exact === undefined && item.globs === undefined && item.slashes === undefined
  return isAll ? item.open.others : undefined
}

/** Decides the request in hand: a Deny that applies beats every Allow, and silence is a deny. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html */
export function runProgram({ index, everywhere, proves, flat }: Program, frame: Frame): Decision {
  const { absolute, relative } = index
  const root = absolute === undefined ? undefined : enter(absolute, frame.request.resource, 0)
  if (flat !== undefined && root !== undefined) return decideAmong(flat, frame)
  if (!proves || root === undefined) locateResource(frame)
  const denied =
    (root !== undefined && deniesBelow(root, frame, 0)) ||
    (relative !== undefined && frame.tail >= 0 && deniesBelow(enter(relative, frame.request.resource, frame.tail), frame, frame.tail)) ||
    (everywhere !== undefined && deniesAmong(everywhere, frame))
  return denied ? 'ExplicitDeny' : frame.allowed ? 'Allow' : 'ImplicitDeny'
}

function decideAmong(statements: readonly CompiledStatement[], frame: Frame): Decision {
  let allowed = false
  for (const statement of statements) {
    if ((allowed && !statement.deny) || !applies(statement, frame)) continue
    if (statement.deny) return 'ExplicitDeny'
    allowed = true
  }
  return allowed ? 'Allow' : 'ImplicitDeny'
}

/** Tests the statements that the resource leads to; stops at the first Deny that applies and notes whether an Allow does. */
function deniesBelow(root: PrefixNode<Leaf> | undefined, frame: Frame, from: number): boolean {
  const { resource } = frame.request
  for (let node = root; node !== undefined; node = descend(node, resource, from)) {
    if (node.item === undefined) continue
    const offset = from + node.depth
    const { open, exact, globs, slashes } = node.item
    if (open !== undefined && deniesAmong(open, frame)) return true
    if (exact !== undefined && offset === resource.length && deniesAmong(exact, frame)) return true
    if (globs !== undefined && deniesByGlob(globs, frame, offset)) return true
    if (slashes !== undefined && deniesAtSlash(slashes, frame, offset)) return true
  }
  return false
}

function deniesByGlob(globs: NonNullable<Leaf['globs']>, frame: Frame, offset: number): boolean {
  const { resource } = frame.request
  for (const [glob, statement] of globs) {
    // Why: once an Allow was found, only a Deny can change the decision.
    if (frame.allowed && !statement.deny) continue
    if (matchGlob(glob, frame, resource, offset, resource.length) && denies(statement, frame)) return true
  }
  return false
}

function deniesAtSlash(index: PrefixIndex<EndLeaf<StatementGroup>>, frame: Frame, offset: number): boolean {
  const { resource } = frame.request
  for (let from = resource.indexOf('/', offset); from >= 0; from = resource.indexOf('/', from + 1)) {
    for (let node = enter(index, resource, from); node !== undefined; node = descend(node, resource, from)) {
      if (node.item === undefined) continue
      const { open, exact } = node.item
      if (open !== undefined && deniesAmong(open, frame)) return true
      if (exact !== undefined && from + node.depth === resource.length && deniesAmong(exact, frame)) return true
    }
  }
  return false
}

function deniesAmong({ others, selected }: StatementGroup, frame: Frame): boolean {
  for (const statement of others) if (denies(statement, frame)) return true
  if (selected === undefined) return false
  for (const { key, byText } of selected) {
    const value = valueOf(frame, key)
    const those = typeof value === 'string' ? byText.get(value) : undefined
    if (those !== undefined) for (const statement of those) if (denies(statement, frame)) return true
  }
  return false
}

function denies(statement: CompiledStatement, frame: Frame): boolean {
  if (!statement.deny && frame.allowed) return false
  if (statement.repeated) {
    if (frame.tested[statement.index] === frame.round) return false
    frame.tested[statement.index] = frame.round
  }
  if (!applies(statement, frame)) return false
  if (statement.deny) return true
  frame.allowed = true
  return false
}
