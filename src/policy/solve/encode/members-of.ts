import { foldCase, partText, type Part, type Reference, type Value, type Variable } from '../../language/index.ts'
import { always, and, free, not, type Formula } from '../formula/formula.ts'
import { isReadOtherwise, type Scope } from './scope.ts'

/** A piece of a value: text with wildcards, or text that stands for itself alone. */
export interface Piece {
  readonly text: string
  readonly wild: boolean
}

/** What a value of a policy may stand for, and when: a text, a variable without a value, or something that is not known. */
export interface Member {
  readonly guard: Formula
  readonly text:
    | { readonly kind: 'known'; readonly pieces: readonly Piece[]; /** A variable or an escape stood there. */ readonly replaced: boolean }
    | { readonly kind: 'unresolved' }
    | {
        readonly kind: 'unknown'
        readonly name: string
        /** A variable is in it, which may have no value. */ readonly hasVariable: boolean
      }
}

/** Gives what the values of a list stand for: any one of the members whose guard is true. Lists without variables and references give the same members again. */
export function membersOf(values: readonly Value[], scope: Scope): readonly Member[] {
  const found = plainMembers.get(values)
  if (found !== undefined) return found
  const members = values.flatMap(({ parts }) => membersOfParts(parts, scope))
  if (values.every(({ parts }) => parts.every(({ kind }) => kind === 'literal' || kind === 'escape'))) plainMembers.set(values, members)
  return members
}

// Why: a policy never changes, and is mostly asked about again and again.
const plainMembers = new WeakMap<readonly Value[], readonly Member[]>()

function membersOfParts(parts: readonly Part[], scope: Scope): readonly Member[] {
  const [only] = parts
  if (parts.length === 1 && only?.kind === 'reference' && !scope.known.has(only.raw)) return membersOfReference(only, scope)
  let members: readonly Member[] = [{ guard: always, text: { kind: 'known', pieces: [], replaced: false } }]
  for (const part of parts) members = members.flatMap((member) => join(member, membersOfPart(part, scope), partText(part)))
  return members
}

function join(member: Member, nexts: readonly Member[], raw: string): readonly Member[] {
  const { text } = member
  return nexts.map((next): Member => {
    const guard = and(member.guard, next.guard)
    if (text.kind === 'known' && next.text.kind === 'known') {
      const replaced = text.replaced || next.text.replaced
      return { guard, text: { kind: 'known', pieces: [...text.pieces, ...next.text.pieces], replaced } }
    }
    if (text.kind === 'unresolved' || next.text.kind === 'unresolved') return { guard, text: { kind: 'unresolved' } }
    const hasVariable = [text, next.text].some((one) => one.kind === 'unknown' && one.hasVariable)
    return { guard, text: { kind: 'unknown', name: nameOf(text) + (next.text.kind === 'unknown' ? next.text.name : raw), hasVariable } }
  })
}

function nameOf(text: Exclude<Member['text'], { readonly kind: 'unresolved' }>): string {
  return text.kind === 'unknown' ? text.name : text.pieces.map(({ text, wild }) => (wild ? text : `\${'${text}'}`)).join('')
}

function membersOfPart(part: Part, scope: Scope): readonly Member[] {
  switch (part.kind) {
    case 'literal':
      return [known(part.text, true)]
    case 'escape':
      return [known(part.character, false)]
    case 'variable':
      return membersOfVariable(part, scope)
    case 'reference': {
      const text = scope.known.get(part.raw)
      if (text !== undefined) return [known(text, true)]
      return [unknown(scope, part.raw, 'reference', part.raw)]
    }
  }
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
function membersOfVariable({ name, raw, default: byDefault }: Variable, scope: Scope): readonly Member[] {
  const key = foldCase(name)
  if (!scope.known.has(key)) return [unknown(scope, key, 'variable', raw)]
  const text = scope.known.get(key)
  if (text !== undefined) return [known(text, false)]
  if (byDefault === undefined) return [{ guard: always, text: { kind: 'unresolved' } }]
  const fact = byDefault === '' ? 'PS-53-empty' : raw.includes(",'") ? 'PS-53-space' : undefined
  if (fact === undefined) return [known(byDefault, false)]
  const isNone =
    byDefault === '' && raw.includes(",'")
      ? not(and(not(isReadOtherwise(scope, 'PS-53-empty')), not(isReadOtherwise(scope, 'PS-53-space'))))
      : isReadOtherwise(scope, fact)
  return [
    { ...known(byDefault, false), guard: not(isNone) },
    { guard: isNone, text: { kind: 'unresolved' } },
  ]
}

/** A reference that is a whole value may be none, several, or, for `Fn::If`, one of two. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html */
function membersOfReference({ raw }: Reference, scope: Scope): readonly Member[] {
  if (raw === noValue) return []
  const branches = branchesOf(raw)
  if (branches === undefined) return [unknown(scope, raw, 'reference', raw)]
  const isChosen = free(`condition ${branches.condition}`)
  const read = (branch: unknown, guard: Formula): readonly Member[] =>
    (Array.isArray(branch) ? branch : [branch]).flatMap((item) =>
      membersOfItem(item, scope).map((member) => ({ ...member, guard: and(guard, member.guard) })),
    )
  return [...read(branches.then, isChosen), ...read(branches.otherwise, not(isChosen))]
}

function membersOfItem(item: unknown, scope: Scope): readonly Member[] {
  // Why: variables in a branch are rare; such a text is left open as a whole.
  if (typeof item === 'string' && !item.includes('${')) return [known(item, true)]
  const raw = JSON.stringify(item)
  if (raw === noValue) return []
  const text = scope.known.get(raw)
  return text === undefined ? membersOfReference({ kind: 'reference', source: 'cloudformation', raw }, scope) : [known(text, true)]
}

/** The two branches of an `Fn::If`. */
export interface Branches {
  readonly condition: string
  readonly then: unknown
  readonly otherwise: unknown
}

/** Takes an `Fn::If` apart. */
export function branchesOf(raw: string): Branches | undefined {
  if (!raw.startsWith('{"Fn::If":[')) return undefined
  const { 'Fn::If': branches } = JSON.parse(raw) as { readonly 'Fn::If': readonly unknown[] }
  const [condition, then, otherwise] = branches
  return branches.length === 3 && typeof condition === 'string' ? { condition, then, otherwise } : undefined
}

/** `AWS::NoValue`, as references are written: it removes what it stands for. */
export const noValue = '{"Ref":"AWS::NoValue"}'

function known(text: string, wild: boolean): Member {
  return { guard: always, text: { kind: 'known', pieces: [{ text, wild }], replaced: !wild } }
}

function unknown(scope: Scope, id: string, kind: 'variable' | 'reference', name: string): Member {
  scope.met.unknowns.set(id, kind)
  return { guard: always, text: { kind: 'unknown', name: name + scope.view, hasVariable: kind === 'variable' } }
}
