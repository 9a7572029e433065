import { expect, test } from 'vitest'
import { findApis } from '../../../src/validators/index.ts'

const stack = (templateFile: string): object => ({ type: 'aws:cloudformation:stack', properties: { templateFile } })
const api = { Type: 'AWS::ApiGateway::RestApi', Properties: { EndpointConfiguration: { Types: ['PRIVATE'] } } }
const files: Readonly<Record<string, unknown>> = {
  'Net.template.json': {
    Resources: { Endpoint0A1B2C3D: { Type: 'AWS::EC2::VPCEndpoint' } },
    Outputs: { Export: { Value: { Ref: 'Endpoint0A1B2C3D' }, Export: { Name: 'Net:ExportsOutputRefEndpoint0A1B2C3D' } } },
  },
  'App.template.json': {
    Resources: { Api: api, Nested: { Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': 'nested.json' } } },
  },
  'nested.json': { Resources: { Inner: api } },
  'assembly-Prod/manifest.json': { version: '36.0.0', artifacts: { Late: stack('Late.template.json') } },
  'assembly-Prod/Late.template.json': { Resources: { Api: api } },
}
const manifest = JSON.stringify({
  version: '36.0.0',
  artifacts: {
    Tree: { type: 'cdk:tree' },
    Net: stack('Net.template.json'),
    App: stack('App.template.json'),
    Gone: stack('Gone.template.json'),
    'assembly-Prod': { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Prod' } },
  },
})

test('an assembly is read with its stages and nested stacks; what one stack exports has its name in the others', () => {
  const found = findApis(manifest, 'manifest.json', { readText: (file) => (file in files ? JSON.stringify(files[file]) : undefined) })
  if (found.kind !== 'apis') throw new Error(found.kind)
  expect(found.templates.map(({ file, apis, problem }) => [file, apis.map(({ name }) => name), problem])).toEqual([
    ['Net.template.json', [], undefined],
    ['App.template.json', ['App/Api'], undefined],
    ['nested.json', ['App/Nested/Inner'], undefined],
    ['Gone.template.json', [], 'the file is missing'],
    ['assembly-Prod/Late.template.json', ['Late/Api'], undefined],
  ])
  expect(found.templates[1]?.apis[0]?.names.get('Endpoint0A1B2C3D')).toEqual({ 'Fn::ImportValue': 'Net:ExportsOutputRefEndpoint0A1B2C3D' })
})
