import { describeOperation, type OperationName } from './operations.ts'

/**
 * The IAM action that an operation needs, as a policy document spells it; API Gateway's are the verbs of its HTTP requests.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonapigatewaymanagement.html
 */
export function iamActionOf(operation: OperationName): string {
  switch (describeOperation(operation).service) {
    case 'apigateway':
      return policyWriters.has(operation)
        ? `\`apigateway:${verbOf(operation)}\` and \`apigateway:UpdateRestApiPolicy\``
        : `\`apigateway:${verbOf(operation)}\``
    case 'ec2':
      return `\`ec2:${operation}\``
    case 'elbv2':
      return `\`elasticloadbalancing:${operation}\``
    case 'sts':
      return `\`sts:${operation}\``
  }
}

const policyWriters = new Set<OperationName>(['CreateRestApi', 'UpdateRestApi'])

function verbOf(operation: OperationName): string {
  if (operation.startsWith('Create')) return 'POST'
  if (operation.startsWith('Put')) return 'PUT'
  if (operation.startsWith('Update')) return 'PATCH'
  return operation.startsWith('Delete') ? 'DELETE' : 'GET'
}
