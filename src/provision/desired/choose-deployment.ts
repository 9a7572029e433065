import type { ObservedDeployment } from '../resources/deployment.ts'

/** The deployment to serve: one that exists, or the description of one to be made. */
export type DeploymentChoice = { readonly kind: 'existing'; readonly id: string } | { readonly kind: 'new'; readonly description: string }

/**
 * Chooses among the deployments that carry the desired name.
 *
 * `tainted` is the one that a stage serves although what it serves is not what its name says; it is never chosen again, and its
 * successor gets a number after the name.
 */
export function chooseDeployment(name: string, deployments: readonly ObservedDeployment[], tainted: string | undefined): DeploymentChoice {
  const candidates = deployments.filter(({ description }) => description === name || description.startsWith(`${name}.`))
  const sound = candidates.filter(({ id }) => id !== tainted).sort((a, b) => (a.description < b.description ? -1 : 1))
  const last = sound.at(-1)
  if (last !== undefined) return { kind: 'existing', id: last.id }
  const former = candidates.find(({ id }) => id === tainted)
  if (former === undefined) return { kind: 'new', description: name }
  const number = Number(former.description.slice(name.length + 1)) || 1
  return { kind: 'new', description: `${name}.${number + 1}` }
}
