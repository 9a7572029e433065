import type { Attachment } from '../attachment.ts'
import type { Dialect } from '../dialect.ts'
import type { ParseRule } from '../finding.ts'
import type { Node } from '../node.ts'

/** What the parser's parts share while they read one policy. */
export interface Context {
  readonly dialect: Dialect
  readonly attachedTo: Attachment
  /** Whether there are policy variables: from version 2012-10-17 on. */
  readonly hasVariables: boolean
  readonly report: Report
}

/** Notes a finding at a place. */
export type Report = (rule: ParseRule, at: Node, args?: Readonly<Record<string, string>>) => void

/** Tells whether intrinsic functions may stand for values. */
export function takesIntrinsics(context: Context): boolean {
  return context.dialect === 'cloudformation' || context.dialect === 'cdk'
}
