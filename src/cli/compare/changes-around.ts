import type { AuthorizationType, Subject } from '../prove/subject.ts'

/** What changed around the policy of an API. */
export interface Around {
  readonly opens: boolean
  readonly closes: boolean
  readonly notes: readonly string[]
  /** Why it is not known whether it opens. */
  readonly unknown?: string
}

/** Tells what the endpoint type and the authorization of methods do to who gets in. */
export function changesAround(before: Subject | undefined, after: Subject | undefined): Around {
  const endpoint = endpointChange(before, after)
  const methods =
    before?.kind === 'read' && after?.kind === 'read' ? methodChange(before.authorizationTypes, after.authorizationTypes) : still
  const unknown = endpoint.unknown ?? methods.unknown
  return {
    opens: endpoint.opens || methods.opens,
    closes: endpoint.closes || methods.closes,
    notes: [...endpoint.notes, ...methods.notes],
    ...(unknown === undefined ? {} : { unknown }),
  }
}

const still: Around = { opens: false, closes: false, notes: [] }

function endpointChange(before: Subject | undefined, after: Subject | undefined): Around {
  const [from, to] = [before?.found?.endpointType, after?.found?.endpointType]
  if (from === to || before?.found === undefined || after?.found === undefined) return still
  if (from === undefined || to === undefined)
    return { ...still, unknown: `its endpoint type is ${from ?? 'not known'} before and ${to ?? 'not known'} after` }
  const change = `endpoint type ${from} -> ${to}`
  if (from === 'PRIVATE') return { ...still, opens: true, notes: [`${change}: it can be called from the internet`] }
  if (to === 'PRIVATE') return { ...still, closes: true, notes: [`${change}: it can be called through VPC endpoints only`] }
  return { ...still, notes: [change] }
}

function methodChange(before: readonly AuthorizationType[], after: readonly AuthorizationType[]): Around {
  if (before.length === 0 || after.length === 0) return still
  const added = after.filter((type) => !before.includes(type))
  const removed = before.filter((type) => !after.includes(type))
  if (added.length + removed.length === 0) return still
  const change = `methods authorize by ${after.join(', ')} now, by ${before.join(', ')} before`
  if (added.includes('NONE')) return { ...still, opens: true, notes: [`${change}: some ask their callers for nothing`] }
  if (added.length > 0 && removed.length > 0) return { ...still, notes: [change], unknown: `${change}, which policies do not show` }
  return { ...still, notes: [change] }
}
