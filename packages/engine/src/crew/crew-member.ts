import type { Command, LookMessage } from './messages.ts';

/** Tells the caller that a call is done, with copies of what was asked for. */
export type Answer = (call: number, copies: readonly Uint8Array<ArrayBuffer>[]) => void;

/** What one worker of a crew does with the caller's messages, which come in the order in which they were sent. */
export interface CrewMember {
  /** For whoever reads of its failure: `phase images`. */
  readonly doing: string;
  /** Carries out its part, and answers where it is this worker that does. */
  obey(message: Command | LookMessage, answer: Answer): Promise<void>;
}
