// Prints the resource policy of the orders API: our endpoint reaches it, a partner's endpoint reads orders, and the administration is for one role.
import { deny, policy, printPolicy, privateApiPolicy } from 'apply-private-api'

const ours = 'vpce-0a1b2c3d4e5f60718'
const partner = 'vpce-0a1b2c3d4e5f60719'
const operators = 'arn:aws:iam::111122223333:role/ops/operator'

const orders = policy(
  privateApiPolicy({
    vpceIds: [ours],
    access: [{ vpceIds: [partner], stage: 'prod', methods: ['GET'], paths: ['/orders/{id}'] }],
  }),
  // The methods of /admin use AWS_IAM: on others this Deny keeps everybody out, because it sees them as anonymous.
  deny({
    sid: 'DenyAdministration',
    routes: [{ stage: 'prod', path: '/admin/*' }],
    when: { ArnNotEquals: { 'aws:PrincipalArn': operators } },
  }),
)

console.log(printPolicy(orders))
