/** What an operation takes and gives. */
export interface Shape<Input, Output> {
  readonly input: Input
  readonly output: Output
}

/**
 * Whether a request whose answer was lost may be sent again as it is.
 *
 * `safe`: reads, overwrites, deletions, and creations with a client token. `look-first`: a second one might make a second resource,
 * or be refused because of the first; whoever sent it looks whether the first arrived.
 */
export type Repeat = 'safe' | 'look-first'
