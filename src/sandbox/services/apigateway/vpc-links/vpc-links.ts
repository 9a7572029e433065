import type {
  CreateVpcLinkRequest,
  DeleteVpcLinkRequest,
  GetVpcLinkRequest,
  GetVpcLinksRequest,
  UpdateVpcLinkRequest,
  VpcLink as VpcLinkAnswer,
  VpcLinks,
} from '@aws-sdk/client-api-gateway'
import { durations, own, type Call, type Handler, type VpcLink } from '../../../world/index.ts'
import { page } from '../page.ts'
import { applyPatches, type PatchRule } from '../patch/patch.ts'
import { textRule } from '../patch/patch-rules.ts'
import { present, unlessEmpty } from '../present.ts'
import { checkQuota } from '../quotas.ts'
import { badRequest, notFound } from '../refusal.ts'
import { checkTags } from '../tags/tag-rules.ts'
import { vpcLinkReferences } from './vpc-link-references.ts'
import { vpcLinkStatus } from './vpc-link-status.ts'

/**
 * The operations on VPC links v1. A link needs a Network Load Balancer of its own, but no healthy target.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_CreateVpcLink.html
 */
export const vpcLinks: Readonly<Record<string, Handler>> = {
  CreateVpcLink: (input: CreateVpcLinkRequest, call: Call): VpcLinkAnswer => {
    const target = checkTarget(input.targetArns ?? [], call)
    const others = liveLinks(call)
    checkQuota('VPC links', others.length)
    const link: VpcLink = {
      id: call.base36(6),
      name: checkName(input.name ?? ''),
      ...present({ description: input.description, failure: failureOf(target, others) }),
      targetArns: [target],
      tags: checkTags(input.tags),
      settledAt: call.now + durations.vpcLinkPending,
    }
    sweep(call)
    call.region.vpcLinks[link.id] = link
    return vpcLinkAnswer(link, call)
  },

  GetVpcLink: (input: GetVpcLinkRequest, call: Call): VpcLinkAnswer => vpcLinkAnswer(findVpcLink(call, input.vpcLinkId), call),

  GetVpcLinks: (input: GetVpcLinksRequest, call: Call): VpcLinks => {
    const { items, position } = page(liveLinks(call), input)
    return { items: items.map((link) => vpcLinkAnswer(link, call)), position }
  },

  UpdateVpcLink: (input: UpdateVpcLinkRequest, call: Call): VpcLinkAnswer => {
    const link = structuredClone(findVpcLink(call, input.vpcLinkId))
    applyPatches(link, input.patchOperations, vpcLinkPatches)
    call.region.vpcLinks[link.id] = link
    return vpcLinkAnswer(link, call)
  },

  DeleteVpcLink: (input: DeleteVpcLinkRequest, call: Call): object => {
    const link = findVpcLink(call, input.vpcLinkId)
    const references = vpcLinkReferences(call.region, link.id)
    if (references !== undefined) throw badRequest(`Cannot delete vpc link. Vpc link '${link.id}', is referenced in ${references}.`)
    sweep(call)
    link.deletedAt ??= call.now + durations.vpcLinkDeleting
    return {}
  },
}

/** Finds a VPC link that is not gone, or throws NotFoundException. */
export function findVpcLink(call: Call, vpcLinkId: string | undefined): VpcLink {
  const link = own(call.region.vpcLinks, vpcLinkId)
  if (link === undefined || vpcLinkStatus(link, call.now) === undefined) throw notFound('Invalid Vpc Link identifier specified')
  return link
}

const liveLinks = (call: Call): VpcLink[] =>
  Object.values(call.region.vpcLinks).filter((link) => vpcLinkStatus(link, call.now) !== undefined)

// A link that is gone is as good as removed; the next change removes it.
function sweep({ region, now }: Call): void {
  for (const link of Object.values(region.vpcLinks)) if (vpcLinkStatus(link, now) === undefined) delete region.vpcLinks[link.id]
}

function vpcLinkAnswer(link: VpcLink, call: Call): VpcLinkAnswer {
  const status = vpcLinkStatus(link, call.now)
  return {
    id: link.id,
    name: link.name,
    description: link.description,
    targetArns: [...link.targetArns],
    status,
    statusMessage: status === 'FAILED' ? link.failure : undefined,
    tags: unlessEmpty(link.tags),
  }
}

function checkName(name: string): string {
  if (name === '') throw badRequest('Vpc link name cannot be empty.')
  return name
}

function checkTarget(targetArns: readonly string[], call: Call): string {
  const [target] = targetArns
  if (target === undefined) throw badRequest('No target arn specified for vpc link.')
  if (targetArns.length > 1) throw badRequest('More than one target arn specified for vpc link.')
  const loadBalancer = own(call.region.loadBalancers, target)
  if (loadBalancer === undefined)
    throw badRequest(`Invalid target arn specified for vpc link: ${target} is no load balancer of this account and Region.`)
  if (loadBalancer.type !== 'network') throw badRequest(`Invalid target arn specified for vpc link: ${target} is no Network Load Balancer.`)
  return target
}

// A link makes an endpoint service on its load balancer, and a load balancer has one at most; a failed link has none.
const failureOf = (target: string, others: readonly VpcLink[]): string | undefined =>
  others.some((link) => link.failure === undefined && link.targetArns.includes(target))
    ? 'NLB is already associated with another VPC Endpoint Service'
    : undefined

const vpcLinkPatches: readonly PatchRule<VpcLink>[] = [
  {
    path: '/name',
    ops: ['replace'],
    apply: (link, { value }) => {
      link.name = checkName(value)
    },
  },
  textRule('/description', 'description'),
  {
    path: '/targetArns',
    ops: ['add', 'replace', 'remove'],
    apply: () => {
      throw badRequest('Target arns are not allowed to be changed/added.')
    },
  },
]
