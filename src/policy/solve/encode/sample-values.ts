/** Gives texts that a request may well carry under a key, in lower case; first the most likely one. */
export function sampleValues(key: string): readonly string[] {
  const [name = key] = key.split('/', 1)
  return samples[name] ?? (name.endsWith('account') ? accounts : name.endsWith('orgid') ? organizations : ['blue', 'other'])
}

const accounts = ['999988887777', '888877776666']
const organizations = ['o-z9y8x7w6v5', 'o-a1b2c3d4e5']
const organizationPaths = ['o-z9y8x7w6v5/r-ab12/ou-ab12-11111111/']
const moments = ['2026-11-24T12:00:00Z']

const samples: Readonly<Record<string, readonly string[]>> = {
  'aws:sourcevpce': ['vpce-0f9e8d7c6b5a43210', 'vpce-01234567890abcdef'],
  'aws:sourcevpc': ['vpc-0f9e8d7c6b5a43210', 'vpc-01234567890abcdef'],
  'aws:sourcevpcarn': ['arn:aws:ec2:us-east-1:999988887777:vpc/vpc-0f9e8d7c6b5a43210'],
  'aws:vpcsourceip': ['10.0.1.10', '172.31.5.20', '192.168.7.30', 'fd00::10'],
  'aws:sourceip': ['203.0.113.7', '198.51.100.9', '2001:db8::7'],
  'aws:useragent': ['curl/8.5.0'],
  'aws:referer': ['https://www.example.com/'],
  'aws:principalarn': ['arn:aws:iam::999988887777:role/reader'],
  'aws:principalorgpaths': organizationPaths,
  'aws:vpceorgpaths': organizationPaths,
  'aws:principaltype': ['AssumedRole', 'User'],
  'aws:userid': ['AROA1B2C3D4E5F6G7H8I9:alice', 'AIDA1B2C3D4E5F6G7H8I9'],
  'aws:username': ['alice', 'bob'],
  'aws:securetransport': ['true', 'false'],
  'aws:multifactorauthpresent': ['true', 'false'],
  'aws:multifactorauthage': ['300'],
  'aws:tokenissuetime': moments,
  'aws:currenttime': moments,
  'aws:epochtime': ['1795521600'],
  'aws:requestedregion': ['us-east-1'],
}
