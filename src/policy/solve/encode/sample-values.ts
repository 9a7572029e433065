/** Gives texts that a request may well carry under a key, in lower case; first the most likely one. */
export function sampleValues(key: string): readonly string[] {
  return samples[key] ?? (key.startsWith('aws:principaltag/') ? ['backend', 'frontend'] : ['example', 'sample', 'other'])
}

const samples: Readonly<Record<string, readonly string[]>> = {
  'aws:sourcevpce': ['vpce-0f9e8d7c6b5a43210', 'vpce-01234567890abcdef', 'vpce-0abcdef0123456789'],
  'aws:sourcevpc': ['vpc-0f9e8d7c6b5a43210', 'vpc-01234567890abcdef', 'vpc-0abcdef0123456789'],
  'aws:sourcevpcarn': ['arn:aws:ec2:us-east-1:999988887777:vpc/vpc-0f9e8d7c6b5a43210'],
  'aws:vpceaccount': ['999988887777', '888877776666'],
  'aws:vpceorgid': ['o-z9y8x7w6v5', 'o-a1b2c3d4e5'],
  'aws:vpceorgpaths': ['o-z9y8x7w6v5/r-ab12/ou-ab12-11111111/'],
  'aws:vpcsourceip': ['10.0.1.10', '172.31.5.20', '192.168.7.30', '10.200.3.4', 'fd00::10'],
  'aws:sourceip': ['203.0.113.7', '198.51.100.9', '192.0.2.33', '10.0.1.10', '2001:db8::7'],
  'aws:useragent': ['curl/8.5.0', 'python-requests/2.31.0'],
  'aws:referer': ['https://example.com/'],
  'aws:principalaccount': ['999988887777', '888877776666'],
  'aws:principalorgid': ['o-z9y8x7w6v5', 'o-a1b2c3d4e5'],
  'aws:principalorgpaths': ['o-z9y8x7w6v5/r-ab12/ou-ab12-11111111/'],
  'aws:principalarn': ['arn:aws:iam::999988887777:role/stranger'],
  'aws:principaltype': ['AssumedRole', 'User', 'Account'],
  'aws:userid': ['AIDAZZZZEXAMPLE0STRGR', 'AROAZZZZEXAMPLE0STRGR:session'],
  'aws:username': ['stranger', 'guest'],
  'aws:securetransport': ['true', 'false'],
  'aws:multifactorauthpresent': ['true', 'false'],
  'aws:multifactorauthage': ['300', '7200'],
  'aws:currenttime': ['2026-11-24T12:00:00Z', '2026-01-01T00:00:00Z'],
  'aws:epochtime': ['1795521600', '1767225600'],
  'aws:tokenissuetime': ['2026-11-24T11:30:00Z'],
  'aws:requestedregion': ['us-east-1', 'eu-west-1'],
  'aws:resourceaccount': ['123456789012'],
  'aws:resourceorgid': ['o-a1b2c3d4e5'],
  'aws:sourcearn': ['arn:aws:states:us-east-1:999988887777:stateMachine:worker'],
}
