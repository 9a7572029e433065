import type { Tree } from '../../text/tree.ts'
import { intrinsicOf } from '../intrinsic.ts'

/**
 * Merges what `Globals` says of all APIs with what one says of itself: objects member by member, lists one after the other, and of everything else the API's own.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html
 */
export function mergeGlobals(global: Tree | undefined, own: Tree | undefined): Tree | undefined {
  if (global === undefined || own === undefined) return own ?? global
  if (intrinsicOf(global) !== undefined || intrinsicOf(own) !== undefined) return own
  if (global.kind === 'list' && own.kind === 'list') return { ...own, items: [...global.items, ...own.items] }
  if (global.kind !== 'map' || own.kind !== 'map') return own
  const inherited = global.members.filter(({ name }) => !own.members.some((member) => member.name === name))
  const merged = own.members.map((member) => {
    const above = global.members.find(({ name }) => name === member.name)
    return { ...member, value: mergeGlobals(above?.value, member.value) ?? member.value }
  })
  return { ...own, members: [...merged, ...inherited] }
}
