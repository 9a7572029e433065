/** Variables by how often conflicts met them lately. */
export interface Heap {
  /** Adds a variable, unless it is there. */
  readonly add: (variable: number) => void
  /** Takes out the most active variable. */
  readonly take: () => number | undefined
  /** Makes a variable more active. */
  readonly bump: (variable: number) => void
  /** Makes later bumps count for more. */
  readonly decay: () => void
}

/** Makes an empty heap. */
export function makeHeap(): Heap {
  const items: number[] = []
  const places: number[] = []
  const activities: number[] = []
  let increment = 1
  const activity = (variable: number): number => activities[variable] ?? 0
  const put = (variable: number, place: number): void => {
    items[place] = variable
    places[variable] = place
  }
  const rise = (variable: number, from: number): void => {
    let place = from
    while (place > 0) {
      const above = (place - 1) >> 1
      const parent = items[above] ?? 0
      if (activity(parent) >= activity(variable)) break
      put(parent, place)
      place = above
    }
    put(variable, place)
  }
  const sink = (variable: number): void => {
    let place = 0
    for (;;) {
      let below = 2 * place + 1
      if (below >= items.length) break
      if (below + 1 < items.length && activity(items[below + 1] ?? 0) > activity(items[below] ?? 0)) below += 1
      const child = items[below] ?? 0
      if (activity(child) <= activity(variable)) break
      put(child, place)
      place = below
    }
    put(variable, place)
  }
  return {
    add: (variable) => {
      if ((places[variable] ?? -1) < 0) rise(variable, items.length)
    },
    take: () => {
      const top = items[0]
      const last = items.pop()
      if (top === undefined || last === undefined) return undefined
      places[top] = -1
      if (items.length > 0) sink(last)
      return top
    },
    bump: (variable) => {
      activities[variable] = activity(variable) + increment
      const place = places[variable] ?? -1
      if (place >= 0) rise(variable, place)
      if (activity(variable) < 1e100) return
      for (const [index, value] of activities.entries()) activities[index] = (value || 0) * 1e-100
      increment *= 1e-100
    },
    decay: () => {
      increment *= 1.05
    },
  }
}
