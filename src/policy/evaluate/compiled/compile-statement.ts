import type { ListElement, Statement } from '../../language/index.ts'
import { anonymous } from './caller-view.ts'
import type { CompiledAction } from './compile-action.ts'
import { compileCondition } from './compile-condition.ts'
import { compilePrincipal, type CallerTest } from './compile-principal.ts'
import { compileResource } from './compile-resource.ts'
import type { Frame, Test } from './frame.ts'
import { reads, type Plan } from './plan.ts'
import { matchesAny } from './match-resource.ts'
import { buildResourceIndex } from './resource-index.ts'
import type { Selector } from './selector.ts'

/** One statement but for what its `Resource` says. */
export interface CompiledStatement {
  readonly index: number
  readonly deny: boolean
  /** Whether several resources may lead to it in one decision. */
  readonly repeated: boolean
  /** What `caller` says about an anonymous one, and `action` about `execute-api:Invoke`. */
  readonly onAnonymous: boolean
  readonly onInvoke: boolean
  readonly caller: CallerTest
  readonly action: Test
  /** What else must hold: the conditions, and for `NotResource` that no resource matches. */
  readonly tests: readonly Test[]
  /** A context key that must hold one of certain texts. */
  readonly selector: Selector | undefined
}

/** Compiles a statement but for what its `Resource` says; `action` is its action, compiled. */
export function compileStatement(statement: Statement, action: CompiledAction, plan: Plan): CompiledStatement {
  const caller = compilePrincipal(statement.principal, reads(plan, 'PS-71', 'everyone'))
  const conditions = statement.conditions.map((condition) => compileCondition(condition, plan))
  const tests = conditions.map(({ test }) => test)
  return {
    index: statement.index,
    deny: statement.effect.value === 'Deny',
    repeated: !statement.resource.negated && statement.resource.values.length > 1,
    onAnonymous: caller(nobody),
    onInvoke: action.onInvoke,
    caller,
    action: action.test,
    tests: statement.resource.negated ? [...tests, compileNotResource(statement.resource, plan)] : tests,
    selector: conditions.find(({ selector }) => selector !== undefined)?.selector,
  }
}

const nobody = anonymous()

/** Tells whether a statement applies to the request in hand, whose resource it matches. */
export function applies(statement: CompiledStatement, frame: Frame): boolean {
  if (!(frame.invoke ? statement.onInvoke : statement.action(frame))) return false
  if (!(frame.caller.kind === 'anonymous' ? statement.onAnonymous : statement.caller(frame.caller))) return false
  for (const test of statement.tests) if (!test(frame)) return false
  return true
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html */
function compileNotResource({ values }: ListElement<'resource'>, plan: Plan): Test {
  const index = buildResourceIndex(
    values.map((value) => [compileResource(value, plan), true] as const),
    () => true as const,
  )
  return (frame) => !matchesAny(index, frame)
}
