import type { Resource } from '../../../world/index.ts'
import { badRequest, conflict } from '../refusal.ts'

/** The full path of a child: `/orders` and `{proxy+}` give `/orders/{proxy+}`. */
export const childPath = (parent: Resource, pathPart: string): string => `${parent.path === '/' ? '' : parent.path}/${pathPart}`

/**
 * Throws where a resource may not have this last part of its path under this parent.
 *
 * `siblings` are the parent's other children. A part is literal, `{name}`, or `{name+}`, which takes all that follows and so has
 * no children; a parent has one variable child at most.
 *
 * @throws ServiceError BadRequestException, or ConflictException where a sibling has the same part.
 */
export function checkPathPart(pathPart: string, parent: Resource, siblings: readonly Resource[]): void {
  if (!/^(?:[a-zA-Z0-9._:-]+|\{[a-zA-Z0-9._:-]+\+?\})$/.test(pathPart)) {
    throw badRequest(
      "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.",
    )
  }
  if (parent.pathPart?.endsWith('+}') === true) {
    throw badRequest(`Cannot create a child of a resource with a greedy path variable: ${parent.pathPart}`)
  }
  if (siblings.some((sibling) => sibling.pathPart === pathPart)) {
    throw conflict(`Another resource with the same parent already has this name: ${pathPart}`)
  }
  const variable = isVariable(pathPart) ? siblings.find((sibling) => isVariable(sibling.pathPart)) : undefined
  if (variable !== undefined) {
    throw badRequest(`A sibling (${variable.pathPart ?? ''}) of this resource already has a variable path part -- only one is allowed`)
  }
}

const isVariable = (pathPart: string | undefined): boolean => pathPart?.startsWith('{') === true
