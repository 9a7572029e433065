import type {
  DescribeAccountAttributesRequest,
  DescribeAccountAttributesResult,
  DescribePrefixListsRequest,
  DescribePrefixListsResult,
} from '@aws-sdk/client-ec2'
import { ServiceError } from '../../world/index.ts'
import { filterBy } from './filter.ts'

/** Answers DescribeAccountAttributes: an account without EC2-Classic and without a default VPC. */
export function describeAccountAttributes(input: DescribeAccountAttributesRequest): DescribeAccountAttributesResult {
  const names = input.AttributeNames ?? Object.keys(attributes)
  return {
    AccountAttributes: names.map((name) => ({
      AttributeName: name,
      AttributeValues: [{ AttributeValue: (attributes as Readonly<Record<string, string>>)[name] }],
    })),
  }
}

/** Answers DescribePrefixLists: execute-api has none, and there are no others in the sandbox. */
export function describePrefixLists(input: DescribePrefixListsRequest): DescribePrefixListsResult {
  const [id] = input.PrefixListIds ?? []
  if (id !== undefined) throw new ServiceError('InvalidPrefixListId.NotFound', `The prefix list ID '${id}' does not exist`)
  filterBy([], input.Filters, { 'prefix-list-id': () => [], 'prefix-list-name': () => [] })
  return { PrefixLists: [] }
}

const attributes = {
  'supported-platforms': 'VPC',
  'default-vpc': 'none',
  'max-instances': '20',
  'vpc-max-security-groups-per-interface': '5',
  'max-elastic-ips': '5',
  'vpc-max-elastic-ips': '5',
} as const
