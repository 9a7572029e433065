import type { AddressInterval } from '../../formula/value-set.ts'
import { both, wordOf, type Outlook, type Verdict } from './outlook.ts'

/** Both ends included. */
interface Range {
  readonly low: bigint
  readonly high: bigint
}

/** Gives words for the texts that begin addresses. */
export function addressWords(intervals: readonly AddressInterval[]): (text: string) => string | undefined {
  const [four, six] = [judgeAddresses(intervals, 4), judgeAddresses(intervals, 6)]
  return (text) => both(wordOf(fourOutlook(text), four), wordOf(sixOutlook(text), six))
}

/** Judges a range of addresses of one version. */
function judgeAddresses(intervals: readonly AddressInterval[], version: 4 | 6): (range: Range) => Verdict {
  const own = intervals.filter((interval) => interval.version === version)
  return ({ low, high }) => {
    const touched = own.filter((interval) => interval.low <= high && low <= interval.high)
    if (touched.length === 0) return false
    return touched.some((interval) => interval.low <= low && high <= interval.high) ? true : undefined
  }
}

/** Gives what may become of a text as an address of version 4. */
function fourOutlook(text: string): Outlook<Range> | undefined {
  const bytes = text.split('.')
  const begun = bytes.pop() ?? ''
  if (bytes.length > 3 || !bytes.every(isByte) || !(begun === '' || isByte(begun))) return undefined
  const before = bytes.reduce((value, byte) => value * 256n + BigInt(byte), 0n)
  const bits = 8n * BigInt(3 - bytes.length)
  return {
    form: `${String(bytes.length)} ${furtherDigits(begun)}`,
    ranges: byteRanges(begun).map(({ low, high }) => ({
      low: (before * 256n + low) << bits,
      high: ((before * 256n + high + 1n) << bits) - 1n,
    })),
    exact: `${String(before)} ${begun}`,
  }
}

/** Says which digits may follow in a byte. */
function furtherDigits(begun: string): string {
  if (/^(1|2|25)?$/.test(begun)) return begun
  return begun !== '0' && Number(begun) < 25 ? 'one' : 'none'
}

/** Gives the values of one byte, for each number of digits that may follow. */
function byteRanges(begun: string): readonly Range[] {
  if (begun === '') return [spread(0n, 8n)]
  if (begun === '0') return [spread(0n, 0n)]
  return [1n, 10n, 100n]
    .map((size) => ({ low: BigInt(begun) * size, high: BigInt(begun) * size + size - 1n }))
    .filter(({ low }) => low < 256n)
    .map(({ low, high }) => ({ low, high: high < 256n ? high : 255n }))
}

/** Gives what may become of a text as an address of version 6. */
function sixOutlook(text: string): Outlook<Range> | undefined {
  const [front = '', back, ...more] = text.split('::')
  if (more.length > 0) return undefined
  if (back === undefined) return groupsOutlook(front)
  const before = groupsOf(front === '' ? [] : front.split(':'))
  if (before === undefined || before.count > 7) return undefined
  const base = before.value << (16n * BigInt(8 - before.count))
  const words = back.split(':')
  const begun = words.pop() ?? ''
  const after = groupsOf(words)
  if (after === undefined) return undefined
  // The groups that may come behind the one that has begun; one stands for `::` at least.
  const room = 6 - before.count - after.count
  const tail = room < 1 ? undefined : tailOutlook(begun, base + (after.value << 32n))
  if (begun.includes('.')) return tail
  if (!/^[\da-f]{0,4}$/i.test(begun)) return undefined
  const isEnd = begun === '' && after.count === 0
  const ranges = Array.from({ length: room + 1 }, (_, behind) =>
    digitRanges(begun).map(({ low, high }) => {
      const shift = 16n * BigInt(behind)
      const groups = base + (after.value << (shift + 16n))
      return { low: groups + (low << shift), high: groups + ((high + 1n) << shift) - 1n }
    }),
  ).flat()
  return {
    form: `${String(room)}::${isEnd ? ':' : ''}${String(begun.length)} ${tail?.form ?? ''}`,
    ranges: [...(isEnd ? [{ low: base, high: base }] : []), ...ranges, ...(tail?.ranges ?? [])],
    exact: `${String(before.count)} ${before.value.toString(16)}::${after.value.toString(16)}:${begun.toLowerCase()}`,
  }
}

/** Of a text without `::`, which may still come. */
function groupsOutlook(text: string): Outlook<Range> | undefined {
  const words = text.split(':')
  const begun = words.pop() ?? ''
  const before = groupsOf(words)
  // Why: `:` has begun `::`.
  if (text === ':') return { form: ':', ranges: [spread(0n, 112n)], exact: '' }
  if (before === undefined || before.count > 7) return undefined
  const tail = before.count === 6 ? tailOutlook(begun, before.value << 32n) : undefined
  if (begun.includes('.')) return tail
  if (!/^[\da-f]{0,4}$/i.test(begun)) return undefined
  const ranges = digitRanges(begun).map(({ low, high }) => {
    const groups = before.value << 16n
    const shift = 16n * BigInt(7 - before.count)
    return { low: (groups + low) << shift, high: ((groups + high + 1n) << shift) - 1n }
  })
  return {
    form: `${String(before.count)} ${String(begun.length)} ${tail?.form ?? ''}`,
    ranges: [...ranges, ...(tail?.ranges ?? [])],
    exact: `${before.value.toString(16)}:${begun.toLowerCase()}`,
  }
}

/** Of an address of version 4 at the end of one of version 6. */
function tailOutlook(begun: string, base: bigint): Outlook<Range> | undefined {
  const four = fourOutlook(begun)
  if (four === undefined) return undefined
  return {
    form: `.${four.form}`,
    ranges: four.ranges.map(({ low, high }) => ({ low: base + low, high: base + high })),
    exact: `${base.toString(16)}.${four.exact}`,
  }
}

/** Gives the values of one group, for each number of hexadecimal digits that may follow. */
function digitRanges(begun: string): readonly Range[] {
  if (begun === '') return [spread(0n, 16n)]
  return Array.from({ length: 5 - begun.length }, (_, more) => spread(BigInt(`0x${begun}`), 4n * BigInt(more)))
}

function groupsOf(words: readonly string[]): { readonly count: number; readonly value: bigint } | undefined {
  if (!words.every((word) => /^[\da-f]{1,4}$/i.test(word))) return undefined
  return { count: words.length, value: words.reduce((value, word) => value * 65_536n + BigInt(`0x${word}`), 0n) }
}

/** The range of values that begin with some bits, with so many behind them. */
function spread(before: bigint, bits: bigint): Range {
  return { low: before << bits, high: ((before + 1n) << bits) - 1n }
}

function isByte(text: string): boolean {
  return /^(0|[1-9]\d{0,2})$/.test(text) && Number(text) < 256
}
