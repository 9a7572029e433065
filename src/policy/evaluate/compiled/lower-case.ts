/** Puts an ASCII letter in lower case and gives every other character back. */
export function lowerCase(character: number): number {
  return character >= 0x41 && character <= 0x5a ? character + 0x20 : character
}
