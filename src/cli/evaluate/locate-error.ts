import { PolicyError, type Layer } from '../../policy/index.ts'
import { findRange } from './find-range.ts'
import { placeOf, type PolicySource } from './policy-source.ts'
import { ProblemsError } from './problems-error.ts'

/** The texts of the policies of a decision; a layer that has several policies has none here. */
export type LayerSources = ReadonlyMap<Layer, PolicySource>

/** Runs something; an error about a policy that is the only one of its decision gets the place in its text. */
export function locateError<Result>(sources: LayerSources, run: () => Result): Result {
  try {
    return run()
  } catch (error) {
    const [source, ...others] = sources.values()
    if (!(error instanceof PolicyError) || source === undefined || others.length > 0) throw error
    const range = error.at?.startsWith('/') === true ? findRange(source.policy, error.at) : undefined
    if (range === undefined) throw error
    const { code, message, help } = error
    throw new ProblemsError([{ code, message, ...(help === undefined ? {} : { help }), place: placeOf(source, range) }], source.text)
  }
}
