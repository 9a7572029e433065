import type {
  DescribeListenerAttributesInput,
  DescribeListenerAttributesOutput,
  ModifyListenerAttributesInput,
  ModifyListenerAttributesOutput,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Call, Listener } from '../../world/index.ts'
import type { AttributeRules } from './attribute.ts'
import { changeAttributes, count, flag, printAttributes, text } from './attribute.ts'
import { findListener } from './find.ts'

/** Answers DescribeListenerAttributes. */
export function describeListenerAttributes(input: DescribeListenerAttributesInput, call: Call): DescribeListenerAttributesOutput {
  const listener = findListener(input.ListenerArn ?? '', call)
  return { Attributes: printAttributes(rulesFor(listener), listener.attributes ?? {}) }
}

/** Answers ModifyListenerAttributes. */
export function modifyListenerAttributes(input: ModifyListenerAttributesInput, call: Call): ModifyListenerAttributesOutput {
  const listener = findListener(input.ListenerArn ?? '', call)
  const rules = rulesFor(listener)
  listener.attributes = changeAttributes('Listener', rules, listener.attributes ?? {}, input.Attributes ?? [])
  return { Attributes: printAttributes(rules, listener.attributes) }
}

const requestHeaders = [
  'x_amzn_mtls_clientcert_serial_number',
  'x_amzn_mtls_clientcert_issuer',
  'x_amzn_mtls_clientcert_subject',
  'x_amzn_mtls_clientcert_validity',
  'x_amzn_mtls_clientcert_leaf',
  'x_amzn_mtls_clientcert',
  'x_amzn_tls_version',
  'x_amzn_tls_cipher_suite',
]

const responseHeaders = [
  'strict_transport_security',
  'access_control_allow_origin',
  'access_control_allow_methods',
  'access_control_allow_headers',
  'access_control_allow_credentials',
  'access_control_expose_headers',
  'access_control_max_age',
  'content_security_policy',
  'x_content_type_options',
  'x_frame_options',
]

const application: AttributeRules = {
  ...Object.fromEntries(requestHeaders.map((name) => [`routing.http.request.${name}.header_name`, text()])),
  ...Object.fromEntries(responseHeaders.map((name) => [`routing.http.response.${name}.header_value`, text()])),
  'routing.http.response.server.enabled': flag(true),
}

function rulesFor({ protocol }: Listener): AttributeRules {
  if (protocol === 'HTTP' || protocol === 'HTTPS') return application
  return protocol === 'TCP' ? { 'tcp.idle_timeout.seconds': count(350, 60, 6000) } : {}
}
