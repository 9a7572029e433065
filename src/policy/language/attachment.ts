/** What a policy is attached to: a resource, whose policy names principals, or an identity, whose policy does not. */
export type Attachment = 'resource' | 'identity'
