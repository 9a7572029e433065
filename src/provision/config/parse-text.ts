import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node, type Pair } from 'yaml'
import type { Place, Problem } from '../provision-error.ts'
import { pointerKeys } from './pointer.ts'

/** A YAML or JSON text, read. */
export interface ParsedText {
  readonly value: unknown
  /** What keeps it from being YAML, each with a place; `value` is of no use where there is something. */
  readonly problems: readonly Problem[]
  /** Finds the place of a value, or of its key; of the nearest value around it where it is not there. */
  readonly locate: (pointer: string, on: 'key' | 'value') => Place | undefined
}

/** Reads YAML 1.2, of which JSON is a part, with the places of its values. Never throws. */
export function parseText(text: string, file: string): ParsedText {
  const lines = new LineCounter()
  const place = placeIn(text, file, lines)
  const notYaml = (message: string, at: Place): ParsedText => ({
    value: undefined,
    problems: [{ code: 'NOT_YAML', message, help: 'the file is YAML, or JSON', place: at }],
    locate: () => undefined,
  })
  let document: Document.Parsed
  let value: unknown
  try {
    document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
    value = document.errors.length === 0 ? document.toJS() : undefined
  } catch (error) {
    // Too deep a nesting, or aliases that grow without bound.
    return notYaml(lower(error instanceof Error ? error.message : String(error)), place(0, 1))
  }
  const problems = [...document.errors, ...document.warnings].map(({ code, message, pos }): Problem => {
    const at = place(pos[0], pos[1])
    if (code === 'DUPLICATE_KEY') {
      const key = /^[^\s:,{}[\]]+/.exec(text.slice(pos[0]))?.[0] ?? ''
      return {
        code,
        message: 'this key is there already',
        help: 'leave one of the two out',
        place: place(pos[0], pos[0] + Math.max(key.length, 1)),
      }
    }
    return { code: 'NOT_YAML', message: lower(message), help: 'the file is YAML, or JSON', place: at }
  })
  return { value, problems, locate: (pointer, on) => locate(document, pointer, on, place) }
}

type ToPlace = (start: number, end: number) => Place

function placeIn(text: string, file: string, lines: LineCounter): ToPlace {
  return (start, end) => {
    // A block ends where the next begins: the blank space between them is not part of it.
    const trimmed = Math.max(start + text.slice(start, end).trimEnd().length, start + (/^.$/m.test(text.charAt(start)) ? 1 : 0))
    const from = lines.linePos(start)
    const to = lines.linePos(trimmed)
    return { file, line: from.line || 1, column: from.col || 1, endLine: to.line || 1, endColumn: to.col || 1 }
  }
}

function locate(document: Document.Parsed, pointer: string, on: 'key' | 'value', place: ToPlace): Place | undefined {
  let node: unknown = document.contents
  let key: unknown
  for (const step of pointerKeys(pointer)) {
    const next = child(isAlias(node) ? node.resolve(document) : node, step)
    if (next === undefined) {
      on = 'key'
      break
    }
    ;({ key, node } = next)
  }
  const found = rangeOf(on === 'key' && key !== undefined ? key : (node ?? key)) ?? rangeOf(key)
  if (found === undefined) return undefined
  // INVARIANT: without a key around it, what is missing in the whole text is told at its first character.
  return on === 'key' && key === undefined ? place(found[0], found[0] + 1) : place(found[0], found[1])
}

function child(node: unknown, step: string): { readonly key: unknown; readonly node: unknown } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item): item is Pair => isPair(item) && isScalar(item.key) && String(item.key.value) === step)
    return pair && { key: pair.key, node: pair.value }
  }
  if (isSeq(node)) {
    const item = node.items[Number(step)]
    return item === undefined ? undefined : { key: item, node: item }
  }
  return undefined
}

function rangeOf(node: unknown): readonly [number, number] | undefined {
  const range = (node as Node | null | undefined)?.range
  return range ? [range[0], range[1]] : undefined
}

const lower = (message: string): string => (message.charAt(0).toLowerCase() + message.slice(1)).replace(/\.$/, '')
