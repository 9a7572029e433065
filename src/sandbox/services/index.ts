import type { Service } from '../world/index.ts'
import { apigateway } from './apigateway/index.ts'
import { ec2 } from './ec2/index.ts'
import { elbv2 } from './elbv2/index.ts'
import { sts } from './sts/index.ts'

/** Every AWS service that the sandbox imitates. */
export const services: readonly Service[] = [apigateway, ec2, elbv2, sts]
