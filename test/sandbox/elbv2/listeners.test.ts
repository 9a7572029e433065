import { expect, test } from 'vitest'
import { given, openNetwork, refusalOf } from '../ec2/open-network.ts'
import { makeBalancer, makeGroup, makeListener } from './given-balancer.ts'

const network = openNetwork()

test('a listener forwards a port to a target group', async () => {
  const { elbv2 } = network
  const loadBalancer = await makeBalancer(network)
  const group = await makeGroup(network)
  const arn = await makeListener(network, loadBalancer, group)
  expect(arn).toMatch(new RegExp(`^${loadBalancer.replace('loadbalancer', 'listener')}/[0-9a-f]{16}$`))
  const { Listeners: found } = await elbv2.describeListeners({ LoadBalancerArn: loadBalancer })
  expect(found).toMatchObject([
    { ListenerArn: arn, Port: 80, Protocol: 'TCP', DefaultActions: [{ Type: 'forward', TargetGroupArn: group }] },
  ])
  expect((await elbv2.describeTargetGroups({ LoadBalancerArn: loadBalancer })).TargetGroups).toMatchObject([
    { TargetGroupArn: group, LoadBalancerArns: [loadBalancer] },
  ])
})

test('the same port with the same settings gives the listener that is there; with others it is refused', async () => {
  const loadBalancer = await makeBalancer(network)
  const group = await makeGroup(network)
  const arn = await makeListener(network, loadBalancer, group)
  expect(await makeListener(network, loadBalancer, group)).toBe(arn)
  const other = await makeGroup(network, { Name: 'other' })
  expect(await refusalOf(makeListener(network, loadBalancer, other))).toEqual({
    code: 'DuplicateListenerException',
    message: `A listener already exists on this port for this load balancer '${loadBalancer}'`,
  })
  expect(await makeListener(network, loadBalancer, other, 81)).not.toBe(arn)
})

test('a listener is changed, but not onto the port of another', async () => {
  const { elbv2 } = network
  const loadBalancer = await makeBalancer(network)
  const [group, other] = [await makeGroup(network), await makeGroup(network, { Name: 'other' })]
  const arn = await makeListener(network, loadBalancer, group)
  await makeListener(network, loadBalancer, group, 81)
  expect(await refusalOf(elbv2.modifyListener({ ListenerArn: arn, Port: 81 }))).toMatchObject({ code: 'DuplicateListenerException' })
  await elbv2.modifyListener({ ListenerArn: arn, Port: 82 })
  await elbv2.modifyListener({
    ListenerArn: arn,
    DefaultActions: [{ Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: other }] } }],
  })
  const { Listeners: found } = await elbv2.describeListeners({ ListenerArns: [arn] })
  expect(found).toMatchObject([{ Port: 82, Protocol: 'TCP', DefaultActions: [{ TargetGroupArn: other }] }])
})

test('a TCP listener has an idle timeout', async () => {
  const { elbv2 } = network
  const ListenerArn = await makeListener(network, await makeBalancer(network), await makeGroup(network))
  const change = (Value: string): Promise<unknown> =>
    elbv2.modifyListenerAttributes({ ListenerArn, Attributes: [{ Key: 'tcp.idle_timeout.seconds', Value }] })
  expect((await elbv2.describeListenerAttributes({ ListenerArn })).Attributes).toEqual([{ Key: 'tcp.idle_timeout.seconds', Value: '350' }])
  await change('60')
  expect((await elbv2.describeListenerAttributes({ ListenerArn })).Attributes).toEqual([{ Key: 'tcp.idle_timeout.seconds', Value: '60' }])
  expect(await refusalOf(change('59'))).toMatchObject({ code: 'ValidationError' })
})

test('a target group belongs to one load balancer', async () => {
  const group = await makeGroup(network)
  await makeListener(network, await makeBalancer(network), group)
  const other = await makeBalancer(network, { Name: 'other' })
  expect(await refusalOf(makeListener(network, other, group))).toEqual({
    code: 'TargetGroupAssociationLimitException',
    message: `The following target groups cannot be associated with more than one load balancer: ${group}`,
  })
})

test('a target group is of the load balancer’s VPC', async () => {
  const VpcId = given((await network.ec2.createVpc({ CidrBlock: '10.9.0.0/16' })).Vpc?.VpcId)
  const making = makeListener(network, await makeBalancer(network), await makeGroup(network, { VpcId }))
  expect(await refusalOf(making)).toMatchObject({ code: 'InvalidConfigurationRequestException' })
})
