import { isRefusal } from '../aws/aws-failure.ts'
import type { Aws } from '../aws/aws.ts'
import { lookThenDo } from '../aws/look-then-do.ts'
import { readPages } from '../aws/pages.ts'
import { readTags, tagRecord, type StackTags } from '../desired/stack-tags.ts'
import { ProvisionError } from '../provision-error.ts'
import type { Scope } from './scope.ts'
import { waitUntil } from './wait-until.ts'

/** The VPC link (v1) to one backend's load balancer. */
export interface DesiredVpcLink {
  readonly backend: string
  readonly name: string
  readonly loadBalancer: string
}

/** A VPC link of this stack as it stands. */
export interface ObservedVpcLink {
  readonly id: string
  readonly name: string
  /** `PENDING`, `AVAILABLE`, `DELETING`, `FAILED`. */
  readonly status: string
  readonly message: string | undefined
  /** The ARN of its Network Load Balancer. */
  readonly target: string
  readonly tags: StackTags | undefined
}

/** The VPC links that carry the stack's tag and are not on their way out. */
export async function observeVpcLinks(aws: Aws, stack: string): Promise<readonly ObservedVpcLink[]> {
  const links = await readPages(async (position) => {
    const page = await aws.call('GetVpcLinks', { limit: 500, ...(position === undefined ? {} : { position }) })
    return { items: page.items, next: page.position }
  })
  return links
    .map((link) => ({
      id: link.id ?? '',
      name: link.name ?? '',
      status: link.status ?? '',
      message: link.statusMessage,
      target: link.targetArns?.[0] ?? '',
      tags: readTags(link.tags),
    }))
    .filter(({ tags, status }) => tags?.stack === stack && status !== 'DELETING')
}

/** Makes the link, or finds the one that is there, and waits until it is available; gives its id. A failed one is cleared away first. */
export async function createVpcLink(scope: Scope, desired: DesiredVpcLink): Promise<string> {
  const { aws, stack } = scope
  const address = `vpc-link.${desired.backend}`
  const find = async (): Promise<readonly ObservedVpcLink[]> =>
    (await observeVpcLinks(aws, stack)).filter(({ tags, target }) => tags?.id === desired.backend && target === desired.loadBalancer)
  const made = await lookThenDo(aws, async () => {
    const found = await find()
    const usable = found.find(({ status }) => status !== 'FAILED')
    if (usable !== undefined) return usable.id
    for (const former of found) await clearAway(scope, former.id, address)
    const generation = 1 + Math.max(0, ...found.map(({ tags }) => tags?.generation ?? 1))
    const created = await aws.call('CreateVpcLink', {
      name: desired.name,
      description: `to ${desired.backend} of ${stack}`,
      targetArns: [desired.loadBalancer],
      tags: tagRecord({ stack, id: desired.backend, generation }),
    })
    return created.id ?? ''
  })
  const id = await waitForOne(scope, made, address, find)
  // Why: two appliers may have made one each; a load balancer serves one of them, and who made the other takes it back.
  if (id !== made) await deleteVpcLink(scope, made, address)
  return id
}

/** Deletes the link and waits until it is gone; no deployment may name it any more. */
export async function deleteVpcLink(scope: Scope, id: string, address: string): Promise<void> {
  try {
    await scope.aws.call('DeleteVpcLink', { vpcLinkId: id })
  } catch (error) {
    if (isRefusal(error, 'NotFoundException')) return
    // Why: a link that is being deleted refuses to be deleted again; it goes all the same.
    if ((await readLink(scope.aws, id))?.status !== 'DELETING') throw error
  }
  const onTimeout = (): ProvisionError => failed(`VPC link \`${id}\` was still being deleted after 15 minutes`)
  await waitUntil(scope, { address, withinMs: 900_000, onTimeout }, async () => {
    const link = await readLink(scope.aws, id)
    return link === undefined ? { done: true, value: undefined } : { done: false, state: link.status }
  })
}

/** Deletes a failed link unless something still names it: then it goes at the end, when nothing does any more. */
async function clearAway(scope: Scope, id: string, address: string): Promise<void> {
  try {
    await deleteVpcLink(scope, id, address)
  } catch (error) {
    if (!isRefusal(error, 'BadRequestException', 'ConflictException')) throw error
  }
}

/** Waits until a link to the load balancer is available, be it the one that was made here or another applier's. */
async function waitForOne(scope: Scope, made: string, address: string, find: () => Promise<readonly ObservedVpcLink[]>): Promise<string> {
  const onTimeout = (state: string): ProvisionError => failed(`VPC link \`${made}\` is still ${state} after 15 minutes`)
  return waitUntil(scope, { address, withinMs: 900_000, onTimeout }, async () => {
    const links = await find()
    const available = links.find(({ status }) => status === 'AVAILABLE')
    if (available !== undefined) return { done: true, value: available.id }
    const mine = links.find(({ id }) => id === made)
    if (mine?.status === 'FAILED' && links.every(({ status }) => status === 'FAILED')) {
      throw failed(`VPC link \`${made}\` is FAILED: ${mine.message ?? 'AWS gives no reason'}`, mine.message)
    }
    return { done: false, state: mine?.status ?? 'not visible yet' }
  })
}

async function readLink(aws: Aws, id: string): Promise<{ readonly status: string; readonly message: string | undefined } | undefined> {
  try {
    const link = await aws.call('GetVpcLink', { vpcLinkId: id })
    return { status: link.status ?? '', message: link.statusMessage }
  } catch (error) {
    if (isRefusal(error, 'NotFoundException')) return undefined
    throw error
  }
}

function failed(message: string, reason = ''): ProvisionError {
  const help = /already associated/i.test(reason)
    ? 'a Network Load Balancer serves one VPC link or endpoint service: delete the other one, or name another load balancer; then run the same command again'
    : 'the load balancer must be active, in the same account and Region; then run the same command again: it replaces the failed link'
  return new ProvisionError([{ code: 'LINK_FAILED', message, help }])
}
