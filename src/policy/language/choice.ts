/** One of CloudFormation's conditions, by its name, and what it has to be. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/conditions-section-structure.html */
export interface Choice {
  readonly condition: string
  readonly is: boolean
}

/** What may stand in a document under conditions only. */
export interface Chosen {
  /** All of them have to be so for it to stand there, which `Fn::If` says; missing where it always does. */
  readonly when?: readonly Choice[]
}
