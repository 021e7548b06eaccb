import type { Op, OpGroup, PhaseDraft } from './op.ts';

/** Collects a program's operations, phase by phase. */
export class Program {
  readonly #phases: { name: string; groups: { numTasks: number | null; ops: Op[] }[] }[] = [];

  get phases(): readonly PhaseDraft[] {
    return this.#phases.filter(({ groups }) => groups.length > 0);
  }

  /** Behind all that was added so far there is a barrier. */
  beginPhase(name: string): void {
    this.#phases.push({ name, groups: [] });
  }

  /** Adds operations that are tasks of their own. */
  addGroup({ numTasks, ops }: OpGroup): void {
    this.#phases[this.#phases.length - 1].groups.push({ numTasks, ops: [...ops] });
  }

  /** Adds an operation to the tasks for images. */
  add(op: Op): void {
    const { groups } = this.#phases[this.#phases.length - 1];
    if (groups.length === 0) groups.push({ numTasks: null, ops: [] });
    groups[0].ops.push(op);
  }
}
