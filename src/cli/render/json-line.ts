/** Writes one document of `--json`: a line with the version of its shape and its kind. */
export function renderJsonLine(kind: string, members: object): string {
  return `${JSON.stringify({ version: 1, kind, ...members })}\n`
}
