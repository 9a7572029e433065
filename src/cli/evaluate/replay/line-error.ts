/** Says that a line is no request. `help` says what it should be. */
export class LineError extends Error {
  readonly help: string | undefined

  constructor(message: string, help?: string) {
    super(message)
    this.name = 'LineError'
    this.help = help
  }
}
