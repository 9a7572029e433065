/** How many cases properties try, and from which seed: `APA_RUNS` and `APA_SEED`, or `usual` and a seed of the day's own, which a failure prints. */
export function propertyRuns(usual: number): { readonly numRuns: number; readonly seed?: number } {
  const { APA_RUNS, APA_SEED } = process.env
  return { numRuns: APA_RUNS === undefined ? usual : Number(APA_RUNS), ...(APA_SEED === undefined ? {} : { seed: Number(APA_SEED) }) }
}
