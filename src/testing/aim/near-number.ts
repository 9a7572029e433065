/** Gives numbers equal to a number of a policy, one more, one less and a little off, in other spellings, and texts that are none. */
export function nearNumber(text: string): readonly string[] {
  const digits = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (digits === null) return [text, '0', '']
  const [, sign = '', whole = '', part] = digits
  const signed = BigInt(`${sign === '+' ? '' : sign}${whole}`)
  const rest = part === undefined ? '' : `.${part}`
  return [
    text,
    `${signed + 1n}${rest}`,
    `${signed - 1n}${rest}`,
    part === undefined ? `${text}.0` : `${text}0`,
    part === undefined ? `${text}.0000000000000000000001` : `${text}1`,
    `${sign}0${whole}${rest}`,
    `${text}abc`,
    ` ${text}`,
    `${text}e0`,
    sign === '-' ? `${whole}${rest}` : `-${whole}${rest}`,
    '',
    'NaN',
  ]
}
