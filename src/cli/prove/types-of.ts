import type { AuthorizationType, ReadSubject } from './subject.ts'

/** Gives the authorization types under which a subject is looked at: what its input says, or else what the command line says, or else NONE. */
export function typesOf({ authorizationTypes }: ReadSubject, named: AuthorizationType | undefined): readonly AuthorizationType[] {
  return authorizationTypes.length > 0 ? authorizationTypes : [named ?? 'NONE']
}
