import type { Command } from './messages.ts';

/** What one worker of a crew does with the caller's commands, which come in the order of their calls. */
export interface CrewMember {
  /** For whoever reads of its failure: `phase images`. */
  readonly doing: string;
  /**
   * Carries out its part of a command.
   *
   * @returns Where it is this worker that answers: copies of what was asked for. Else null.
   */
  obey(command: Command): Promise<readonly Uint8Array<ArrayBuffer>[] | null>;
}
