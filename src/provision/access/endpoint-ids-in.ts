/** Gives the ids of VPC endpoints that a text names, each once. */
export function endpointIdsIn(text: string): readonly string[] {
  return [...new Set(text.match(/vpce-[0-9a-f]{8,17}\b/g))].sort()
}
