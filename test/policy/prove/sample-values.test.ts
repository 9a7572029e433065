import { describe, expect, it } from 'vitest'
import { sampleValues } from '../../../src/policy/solve/encode/sample-values.ts'

const [account, organization] = [/^\d{12}$/, /^o-[a-z0-9]{10,32}$/]
const path = /^o-[a-z0-9]{10,32}\/r-[a-z0-9]{4}\/ou-[a-z0-9]{4}-[a-z0-9]{8}\/$/
const truth = /^(?:true|false)$/
const moment = /^2026-\d\d-\d\dT\d\d:\d\d:\d\dZ$/
const address = /^(?:\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}|[0-9a-f:]+::[0-9a-f]+)$/

describe('texts that a request may well carry', () => {
  it.each<readonly [string, number, RegExp, string | undefined]>([
    ['aws:sourcevpce', 2, /^vpce-[0-9a-f]{17}$/, undefined],
    ['aws:sourcevpc', 2, /^vpc-[0-9a-f]{17}$/, undefined],
    ['aws:sourcevpcarn', 1, /^arn:aws:ec2:us-east-1:\d{12}:vpc\/vpc-[0-9a-f]{17}$/, undefined],
    ['aws:sourceip', 3, address, '203.0.113.7'],
    ['aws:vpcsourceip', 4, address, '10.0.1.10'],
    ['aws:useragent', 1, /^curl\/8\.5\.0$/, undefined],
    ['aws:referer', 1, /^https:\/\/www\.example\.com\/$/, undefined],
    ['aws:principalarn', 1, /^arn:aws:iam::\d{12}:role\/reader$/, undefined],
    ['aws:principalorgpaths', 1, path, undefined],
    ['aws:vpceorgpaths', 1, path, undefined],
    ['aws:principaltype', 2, /^(?:AssumedRole|User)$/, 'AssumedRole'],
    ['aws:userid', 2, /^(?:AROA[A-Z0-9]{17}:alice|AIDA[A-Z0-9]{17})$/, undefined],
    ['aws:username', 2, /^(?:alice|bob)$/, 'alice'],
    ['aws:securetransport', 2, truth, 'true'],
    ['aws:multifactorauthpresent', 2, truth, 'true'],
    ['aws:multifactorauthage', 1, /^300$/, undefined],
    ['aws:tokenissuetime', 1, moment, undefined],
    ['aws:currenttime', 1, moment, undefined],
    ['aws:epochtime', 1, /^\d{10}$/, undefined],
    ['aws:requestedregion', 1, /^us-east-1$/, undefined],
    ['aws:principalaccount', 2, account, undefined],
    ['aws:sourceaccount', 2, account, undefined],
    ['aws:accountalias', 2, /^(?:blue|other)$/, 'blue'],
    ['aws:principalorgid', 2, organization, undefined],
    ['aws:vpceorgid', 2, organization, undefined],
    ['orgidentity', 2, /^(?:blue|other)$/, 'blue'],
    ['aws:principaltag/team', 2, /^(?:blue|other)$/, 'blue'],
    // What a tag is called says nothing of its values.
    ['aws:principaltag/account', 2, /^(?:blue|other)$/, 'blue'],
    ['aws:resourcetag/orgid', 2, /^(?:blue|other)$/, 'blue'],
    ['', 2, /^(?:blue|other)$/, 'blue'],
  ])('under `%s`: %i, each of the form %s, %s first', (key, count, form, first) => {
    const samples = sampleValues(key)
    expect(samples.filter((text) => form.test(text))).toHaveLength(count)
    expect(new Set(samples).size).toBe(count)
    if (first !== undefined) expect(samples[0]).toBe(first)
  })

  it('an address outside is none that is private', () => {
    const inside = /^(?:10\.|172\.(?:1[6-9]|2\d|3[01])\.|192\.168\.|f[cd])/
    expect(sampleValues('aws:sourceip').filter((text) => inside.test(text))).toEqual([])
    expect(sampleValues('aws:vpcsourceip').filter((text) => !inside.test(text))).toEqual([])
  })

  it('tells one moment in both of its forms', () => {
    const seconds = Number(sampleValues('aws:epochtime')[0])
    expect(new Date(seconds * 1000).toISOString()).toBe(sampleValues('aws:currenttime')[0]?.replace('Z', '.000Z'))
  })
})
