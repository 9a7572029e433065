/** What the data plane answers with. */
export interface Answer {
  readonly status: number
  /** Name and value pairs, in order; a name may come twice. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: string | Buffer
}
