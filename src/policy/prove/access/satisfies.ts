import { apiOfResource, foldCase, type Request } from '../../language/index.ts'
import type { Atom } from '../../solve/formula/atom.ts'
import type { Formula } from '../../solve/formula/formula.ts'
import { compileSet } from '../../solve/values/language.ts'
import { restrict } from './restrict.ts'

/** Tells whether a request may be one of those that a formula speaks of; who calls is not looked at. */
export function satisfies(request: Request, formula: Formula): boolean {
  return restrict(formula, (atom) => truthOf(atom, request)).kind !== 'false'
}

function truthOf(atom: Atom, request: Request): boolean | undefined {
  if (atom.kind === 'free' || atom.dimension.name === 'Principal') return undefined
  const value = valueOf(atom.dimension.name, request)
  if (atom.kind === 'present') return value !== undefined
  if (atom.kind === 'list') return typeof value === 'object'
  const language = compileSet(atom.set)
  return [value ?? []].flat().some((text) => language.contains(text, { left: Infinity }) !== atom.set.complement)
}

function valueOf(name: string, { resource, action = 'execute-api:Invoke', context = {} }: Request): string | readonly string[] | undefined {
  if (name === 'Resource') return resource
  if (name === 'Action') return action
  if (name === 'Route') return resource.slice((apiOfResource(resource)?.length ?? -1) + 1)
  return Object.entries(context).find(([key]) => foldCase(key) === name)?.[1]
}
