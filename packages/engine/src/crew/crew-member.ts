import type { Command, LookMessage } from './messages.ts';

/** What one worker of a crew does with the caller's messages, which come in the order in which they were sent. */
export interface CrewMember {
  /** For whoever reads of its failure: `phase images`. */
  readonly doing: string;
  /** Carries out its part, and tells the caller where it is this worker that does. */
  obey(message: Command | LookMessage): Promise<void>;
}
