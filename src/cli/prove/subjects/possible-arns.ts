/** Gives ARNs that an API may have, in every account that a text names and in one that it does not name. Why the named ones: whose API it is matters where a policy or a property names its owner. */
export function possibleArns(text: string, regions: readonly string[]): readonly string[] {
  const accounts = withOther(text.match(/(?<!\d)\d{12}(?!\d)/g) ?? [], ['123456789012', '210987654321'])
  return regions.flatMap((region) => {
    const partition = region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
    return accounts.map((account) => `arn:${partition}:execute-api:${region}:${account}:a1b2c3d4e5`)
  })
}

/** Gives the ones that are named, and one that is not. */
export function withOther(named: readonly string[], others: readonly string[]): readonly string[] {
  const other = others.find((one) => !named.includes(one))
  return [...new Set([...named, ...(other === undefined ? [] : [other])])]
}
