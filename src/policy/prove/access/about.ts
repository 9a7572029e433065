import type { Atom } from '../../solve/formula/atom.ts'

/** Gives the dimension that an atom is about; a choice that stands for what a reference or a variable compares with belongs to the dimension that is compared. */
export function dimensionOf(atom: Atom): string | undefined {
  return atom.kind === 'free' ? comparedBy(atom.name)?.dimension : atom.dimension.name
}

/** What a choice compares a dimension with, where it is that: a reference's `raw`, or a variable as it is written. */
export function comparedBy(name: string): { readonly dimension: string; readonly raw: string } | undefined {
  const [, resource] = /^resource ([^]+)$/.exec(name) ?? []
  if (resource !== undefined) return { dimension: 'Resource', raw: written(resource) }
  if (!name.startsWith('["')) return undefined
  const [, dimension, text] = JSON.parse(name) as readonly unknown[]
  return typeof dimension === 'string' && typeof text === 'string' ? { dimension, raw: written(text) } : undefined
}

function written(text: string): string {
  return text.replace(/^variable /, '').replace(/ at the endpoint$/, '')
}
