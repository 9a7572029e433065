/** Gives texts that a request may well carry under a key, in lower case; first the most likely one. */
export function sampleValues(key: string): readonly string[] {
  return samples[key] ?? (key.endsWith('account') ? accounts : key.endsWith('orgid') ? organizations : ['example', 'other'])
}

const accounts = ['999988887777', '888877776666']
const organizations = ['o-z9y8x7w6v5', 'o-a1b2c3d4e5']

const samples: Readonly<Record<string, readonly string[]>> = {
  'aws:sourcevpce': ['vpce-0f9e8d7c6b5a43210', 'vpce-01234567890abcdef'],
  'aws:sourcevpc': ['vpc-0f9e8d7c6b5a43210', 'vpc-01234567890abcdef'],
  'aws:vpcsourceip': ['10.0.1.10', '172.31.5.20', '192.168.7.30', 'fd00::10'],
  'aws:sourceip': ['203.0.113.7', '198.51.100.9', '2001:db8::7'],
  'aws:useragent': ['curl/8.5.0'],
  'aws:principalarn': ['arn:aws:iam::999988887777:role/example'],
  'aws:securetransport': ['true', 'false'],
  'aws:multifactorauthpresent': ['true', 'false'],
  'aws:currenttime': ['2026-11-24T12:00:00Z'],
  'aws:epochtime': ['1795521600'],
}
