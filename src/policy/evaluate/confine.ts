import { anyOne, anyOneButColon, anyText, anyTextButColon, isColon, type Glob } from './glob.ts'

/** Keeps the wildcards of an ARN's first five fields from matching colons, but for those that `mayCross`. */
export function confine(pattern: Glob, mayCross: (index: number) => boolean = () => false): Glob {
  let colons = 0
  return pattern.map((token, index) => {
    if (isColon(token)) colons += 1
    if (colons >= 5) return token
    if (token === anyOne) return anyOneButColon
    return token === anyText && !mayCross(index) ? anyTextButColon : token
  })
}
