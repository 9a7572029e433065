import type { Node } from '../node.ts'

/** A JSON value with its place; what a document was made of before it is read as a policy. */
export type JsonNode = JsonObject | JsonArray | JsonString | JsonLiteral

/** An object: its members in order, duplicates included. */
export interface JsonObject extends Node {
  readonly kind: 'object'
  readonly members: readonly JsonMember[]
}

/** One member of an object. */
export interface JsonMember {
  readonly name: string
  /** Where the name stands; its pointer is the member's. */
  readonly at: Node
  readonly value: JsonNode
}

/** An array. */
export interface JsonArray extends Node {
  readonly kind: 'array'
  readonly items: readonly JsonNode[]
}

/** A string. */
export interface JsonString extends Node {
  readonly kind: 'string'
  readonly value: string
}

/** A number, `true`, `false` or `null`, as JSON writes it. */
export interface JsonLiteral extends Node {
  readonly kind: 'number' | 'boolean' | 'null'
  readonly text: string
}

/** What makes a text or a value no JSON, and where. */
export interface JsonProblem {
  readonly kind: 'problem'
  readonly problem: string
  readonly at: Node
}

/** How deep objects and arrays may nest: policies need a dozen levels, and a limit keeps hostile input from exhausting the stack. */
export const maximumDepth = 64

/** Writes a JSON value on one line with sorted names: equal values give equal text. */
export function compactJson(node: JsonNode): string {
  switch (node.kind) {
    case 'object': {
      const members = [...node.members].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
      return `{${members.map((member) => `${JSON.stringify(member.name)}:${compactJson(member.value)}`).join(',')}}`
    }
    case 'array':
      return `[${node.items.map(compactJson).join(',')}]`
    case 'string':
      return JSON.stringify(node.value)
    case 'number':
    case 'boolean':
    case 'null':
      return node.text
  }
}
