import { foldCase } from '../fold-case.ts'
import type { JsonMember, JsonObject } from '../json/json-node.ts'
import { nearest } from '../nearest.ts'
import type { Report } from './context.ts'

/** The members of an object by name; of duplicates the last, as `JSON.parse` has it. */
export type Elements<Name extends string> = Partial<Readonly<Record<Name, JsonMember>>>

/** Sorts an object's members by the names that may stand there; reports duplicates, wrong case and names that are none of them. */
export function readElements<Name extends string>(
  object: JsonObject,
  names: readonly Name[],
  where: string,
  report: Report,
): Elements<Name> {
  reportDuplicates(object, report)
  const found: Partial<Record<Name, JsonMember>> = {}
  for (const member of object.members) {
    const name = names.find((candidate) => candidate === member.name)
    if (name !== undefined) {
      found[name] = member
      continue
    }
    const wrongCase = names.find((candidate) => foldCase(candidate) === foldCase(member.name))
    if (wrongCase !== undefined) {
      report('element-wrong-case', member.at, { name: member.name, suggestion: wrongCase })
      found[wrongCase] ??= member
      continue
    }
    const suggestion = nearest(member.name, names)
    report('unknown-element', member.at, { name: member.name, where, ...(suggestion === undefined ? {} : { suggestion }) })
  }
  return found
}

/** Reports names that stand twice in one object: JSON readers silently keep the last. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export function reportDuplicates(object: JsonObject, report: Report): void {
  const seen = new Set<string>()
  for (const member of object.members) {
    if (seen.has(member.name)) report('duplicate-json-key', member.at, { name: member.name })
    seen.add(member.name)
  }
}
