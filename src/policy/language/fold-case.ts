/** Puts ASCII letters in lower case and leaves every other character: names of AWS are ASCII, and Unicode folding would merge strangers (the Kelvin sign and `k`). */
export function foldCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}
