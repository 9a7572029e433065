import type { Observed } from '../observed/observed.ts'
import type { Problem } from '../provision-error.ts'

/** What is wrong with a list of subnets: one that does not exist, one of another VPC (the first one's, unless said otherwise), two in one zone. */
export function checkSubnets(pointer: string, ids: readonly string[], observed: Observed, vpc?: string): readonly Problem[] {
  const found = ids.map((id) => observed.subnets.find((subnet) => subnet.id === id))
  const expected = vpc ?? found[0]?.vpc
  return ids.flatMap((id, index): readonly Problem[] => {
    const at = `${pointer}/subnets/${index}`
    const subnet = found[index]
    if (subnet === undefined) {
      return [
        {
          code: 'SUBNET_NOT_FOUND',
          message: `there is no subnet \`${id}\` in this account and Region`,
          help: 'correct the id, or `region` and `account`',
          pointer: at,
        },
      ]
    }
    if (subnet.vpc !== expected) {
      return [
        {
          code: 'SUBNET_IN_OTHER_VPC',
          message: `subnet \`${id}\` is in \`${subnet.vpc}\`, not in \`${expected ?? ''}\``,
          help: 'all subnets of one endpoint or load balancer are in one VPC',
          pointer: at,
        },
      ]
    }
    const neighbour = found.slice(0, index).find((other) => other?.zone === subnet.zone && other.id !== id)
    if (neighbour === undefined) return []
    return [
      {
        code: 'SUBNETS_IN_ONE_ZONE',
        message: `subnets \`${neighbour.id}\` and \`${id}\` are both in ${subnet.zone}`,
        help: 'name one subnet a zone',
        pointer: at,
      },
    ]
  })
}
