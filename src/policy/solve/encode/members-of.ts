import { foldCase, type Part, type Value, type Variable } from '../../language/index.ts'
import { always, and, not, type Formula } from '../formula/formula.ts'
import { encodeChoices } from './encode-choices.ts'
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
  const found = scope.isAskedAgain ? plainMembers.get(values) : undefined
  if (found !== undefined) return found
  const members: Member[] = []
  for (const { parts, when } of values) {
    for (const { guard, text } of membersOfParts(parts, scope)) members.push({ guard: and(encodeChoices(when), guard), text })
  }
  if (scope.isAskedAgain && values.every(({ parts }) => parts.every(({ kind }) => kind === 'literal' || kind === 'escape')))
    plainMembers.set(values, members)
  return members
}

// Why: a policy never changes, and is mostly asked about again and again.
const plainMembers = new WeakMap<readonly Value[], readonly Member[]>()

function membersOfParts(parts: readonly Part[], scope: Scope): readonly Member[] {
  const [first, ...rest] = parts
  if (first === undefined) return [{ guard: always, text: { kind: 'known', pieces: [], replaced: false } }]
  let members = membersOfPart(first, scope)
  for (const part of rest) members = members.flatMap((member) => join(member, membersOfPart(part, scope)))
  return members
}

function join(member: Member, nexts: readonly Member[]): readonly Member[] {
  const { text } = member
  return nexts.map((next): Member => {
    const guard = and(member.guard, next.guard)
    if (text.kind === 'known' && next.text.kind === 'known') {
      const replaced = text.replaced || next.text.replaced
      return { guard, text: { kind: 'known', pieces: [...text.pieces, ...next.text.pieces], replaced } }
    }
    if (text.kind === 'unresolved' || next.text.kind === 'unresolved') return { guard, text: { kind: 'unresolved' } }
    const hasVariable = [text, next.text].some((one) => one.kind === 'unknown' && one.hasVariable)
    return { guard, text: { kind: 'unknown', name: nameOf(text) + nameOf(next.text), hasVariable } }
  })
}

/** Why in quotes: a text that looks like a reference is none. */
function nameOf(text: Exclude<Member['text'], { readonly kind: 'unresolved' }>): string {
  return text.kind === 'unknown' ? text.name : text.pieces.map(({ text, wild }) => `${wild ? '' : '='}${JSON.stringify(text)}`).join('')
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
  if (!scope.known.has(key)) return [unknown(scope, key, 'variable', `variable ${raw}${scope.view}`)]
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

function known(text: string, wild: boolean): Member {
  return { guard: always, text: { kind: 'known', pieces: [{ text, wild }], replaced: !wild } }
}

function unknown(scope: Scope, id: string, kind: 'variable' | 'reference', name: string): Member {
  scope.met.unknowns.set(id, kind)
  return { guard: always, text: { kind: 'unknown', name, hasVariable: kind === 'variable' } }
}
