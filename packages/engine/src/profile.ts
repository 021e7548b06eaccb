/** How long an operation of the plan takes, and what it does. */
export interface OpProfile {
  /** The operation's `exportName` in the plan. */
  readonly exportName: string;
  /** Of one training step, all tasks one after the other. */
  readonly durationMs: number;
  /** Multiply-adds that a step really carried out: where there are winners, of these alone. */
  readonly executedMultiplyAdds: number;
}
