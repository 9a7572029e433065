import type { Met } from '../solve/encode/scope.ts'

/** Says what an answer depends on that is known later; nothing where all is known. */
export function wordUnknowns({ unknowns }: Met): string | undefined {
  const names = [...unknowns].map(([name, kind]) => {
    const end = kind === 'later' ? name.lastIndexOf(' at ') : name.length
    return `\`${name.slice(0, end)}\`${name.slice(end)}`
  })
  return names.length === 0 ? undefined : `it depends on what ${names.join(', ')} stands for`
}
