export * from './ec2.ts'
export * from './cidr.ts'
export * from './network-interface.ts'
export * from './vpc-endpoint-life.ts'
