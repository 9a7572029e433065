/** Puts ASCII letters in lower case and leaves every other character: names of AWS are ASCII, and Unicode folding would merge strangers (the Kelvin sign and `k`). */
export function foldCase(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase()
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}
