import type { ProveOptions, TextDocument } from '../../policy/index.ts'
import type { PolicySource } from '../evaluate/policy-source.ts'

/** What an input holds that can be put to the proof: an API with its policy, or one whose policy cannot be told. */
export type Subject = ReadSubject | UnreadSubject

/** A policy, and what its input says of the API that it is attached to. */
export interface ReadSubject extends PolicySource, Partial<FoundSubject> {
  readonly kind: 'read'
  /** What the first line of a proof calls it. */
  readonly name: string
  /** What is known of its surroundings; what the command line says goes before. */
  readonly surroundings: Pick<ProveOptions, 'api' | 'private' | 'endpointPolicy'>
  /** By what its methods may authorize; empty where the input does not say. */
  readonly authorizationTypes: readonly AuthorizationType[]
  /** What is taken to be so, where it may be otherwise: a condition's name, or `AWS::AccountId`, -> what it is. */
  readonly assumed?: Readonly<Record<string, string>>
  /** What names of the input stand for in the policy. */
  readonly names?: ReadonlyMap<string, TextDocument>
  /** What reading it took for granted. */
  readonly notes?: readonly string[]
}

/** An API whose policy could not be told. INVARIANT: its verdict is `unknown`, never clean. */
export interface UnreadSubject extends Partial<FoundSubject> {
  readonly kind: 'unread'
  readonly name: string
  readonly reason: string
}

/** Which API of an input a subject is a variant of: the worst of its variants counts. */
export interface FoundSubject {
  readonly found: {
    /** What pairs it with itself in another version of the input: the stack, where there are several, and the logical id or the address. */
    readonly id: string
    readonly type: string
    readonly file: string
    /** As far as the input says it. */
    readonly endpointType?: 'PRIVATE' | 'REGIONAL' | 'EDGE'
    /** Why it is not known by what its methods authorize. */
    readonly authorizationUnknown?: string
  }
}

/** What a method asks of a caller. */
export type AuthorizationType = NonNullable<ProveOptions['authorizationType']>
