import type { ProveOptions } from '../../policy/index.ts'
import type { PolicySource } from '../evaluate/policy-source.ts'

/** What an input holds that can be put to the proof: an API with its policy, or one whose policy cannot be told. */
export type Subject = ReadSubject | UnreadSubject

/** A policy, and what its input says of the API that it is attached to. */
export interface ReadSubject extends PolicySource {
  readonly kind: 'read'
  /** What the first line of a proof calls it. */
  readonly name: string
  /** What is known of its surroundings; what the command line says goes before. */
  readonly surroundings: Pick<ProveOptions, 'api' | 'private' | 'endpointPolicy'>
  /** By what its methods may authorize; empty where the input does not say. */
  readonly authorizationTypes: readonly AuthorizationType[]
}

/** An API whose policy could not be told. INVARIANT: its verdict is `unknown`, never clean. */
export interface UnreadSubject {
  readonly kind: 'unread'
  readonly name: string
  readonly reason: string
}

/** What a method asks of a caller. */
export type AuthorizationType = NonNullable<ProveOptions['authorizationType']>
