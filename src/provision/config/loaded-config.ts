import type { Place } from '../provision-error.ts'
import type { Config } from './config.ts'

/** A config that was read from a file, and where in that file its values stand. */
export interface LoadedConfig {
  readonly config: Config
  /** The path that was read, as the caller gave it. */
  readonly file: string
  /** The text that was read. */
  readonly text: string
  /**
   * Finds the place of a JSON pointer (`/endpoints/main/subnets/0`); of the nearest value around it where the file leaves it out.
   *
   * Undefined for an empty file only.
   */
  readonly locate: (pointer: string) => Place | undefined
}
