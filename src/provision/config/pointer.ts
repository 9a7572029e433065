/** Writes a JSON pointer below another. */
export function childPointer(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** Reads the keys of a JSON pointer. */
export function pointerKeys(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** Writes a JSON pointer as people do: `api.routes[0].path`; the empty one is `the config`. */
export function spellPointer(pointer: string): string {
  const spelled = pointerKeys(pointer).map((key) => (/^\d+$/.test(key) ? `[${key}]` : `.${key}`))
  return spelled.join('').replace(/^\./, '') || 'the config'
}
