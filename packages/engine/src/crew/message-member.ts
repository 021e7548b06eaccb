import type { Phase, TaskOutput } from '../plan/plan.ts';
import type { CrewMember } from './crew-member.ts';
import { createMemory, instantiate } from './instantiate.ts';
import { createMailbox } from './mailbox.ts';
import type { JoinMessage, SentJob } from './messages.ts';
import { countOutputBytes, type Parcel, pack, type TaskRange, unpack } from './parcel.ts';
import { copyRegions, countTasks, fillSlot, resultRegions } from './slot.ts';
import { type ShareTime, TaskShares } from './task-shares.ts';
import type { WorkerPort } from './worker-port.ts';

/**
 * A worker of those that share nothing. Each has the whole program in a memory of its own, carries out its share of a
 * phase's tasks, sends the others what these left and takes in what theirs did: then all memories are the same again.
 *
 * @param port To the caller.
 */
export async function createMessageMember(
  { module, numWorkers, peers, plan, programs, worker }: JoinMessage,
  port: WorkerPort,
): Promise<CrewMember> {
  const memory = createMemory(plan, false);
  const functions = await instantiate(module, memory);
  const bytes = new Uint8Array(memory.buffer);
  const scratch = plan.scratch.offset + worker * plan.scratch.stride;
  const mailboxes = peers.map((peer) => peer && createMailbox<Parcel>(peer));
  /** By the phases' functions. */
  const shares = new Map<string, TaskShares>();
  /** Buffers of parcels that were taken in, for those that will be sent. */
  const spare: ArrayBuffer[] = [];
  let parcelBytes = 0;
  let doing = 'its start';

  const runTasks = ({ exportName }: Phase, { from, to }: TaskRange, slot: number) => {
    for (let task = from; task < to; task++) functions[exportName](task, slot, scratch);
  };

  const takeBuffer = (sizeBytes: number): ArrayBuffer => {
    parcelBytes = Math.max(parcelBytes, sizeBytes);
    for (let buffer = spare.pop(); buffer !== undefined; buffer = spare.pop()) {
      if (buffer.byteLength >= sizeBytes) return buffer;
    }
    return new ArrayBuffer(parcelBytes);
  };

  const runShared = async (phase: Phase, outputs: readonly TaskOutput[], numTasks: number, slot: number) => {
    const share = shares.get(phase.exportName) ?? new TaskShares(numWorkers);
    shares.set(phase.exportName, share);
    const bounds = share.divide(numTasks);
    const rangeOf = (of: number): TaskRange => ({ from: bounds[of], to: bounds[of + 1] });
    const own = rangeOf(worker);
    const startMs = performance.now();
    runTasks(phase, own, slot);
    const time: ShareTime = { numTasks: own.to - own.from, durationMs: performance.now() - startMs };
    for (const mailbox of mailboxes) {
      if (mailbox === null) continue;
      const buffer = takeBuffer(countOutputBytes(outputs, own));
      pack(bytes, outputs, own, slot, buffer);
      mailbox.send({ time, buffer }, [buffer]);
    }
    const times: ShareTime[] = [];
    for (const [from, mailbox] of mailboxes.entries()) {
      if (mailbox === null) {
        times.push(time);
        continue;
      }
      const parcel = await mailbox.receive();
      unpack(bytes, outputs, rangeOf(from), slot, parcel.buffer);
      spare.push(parcel.buffer);
      times.push(parcel.time);
    }
    share.learn(times);
  };

  const answer = (call: number, copies: readonly Uint8Array<ArrayBuffer>[]) =>
    port.post(
      { type: 'done', call, copies },
      copies.map(({ buffer }) => buffer),
    );

  const runJob = async ({ call, numImages, program, slot }: SentJob) => {
    for (const phase of programs[program]) {
      doing = `the phase ${phase.name}`;
      const numTasks = countTasks(phase, numImages);
      if (phase.outputs === null) runTasks(phase, { from: 0, to: numTasks }, slot);
      else await runShared(phase, phase.outputs, numTasks, slot);
    }
    // Some kilobytes: to move them would cost more than to copy them once more.
    if (worker === 0)
      port.post({ type: 'done', call, copies: copyRegions(bytes, resultRegions(plan, slot, numImages)) });
  };

  return {
    get doing() {
      return doing;
    },
    obey: async (command) => {
      doing = `its ${command.type}`;
      switch (command.type) {
        // Nothing is ever posted: there is no memory for it.
        case 'look':
          return;
        case 'run': {
          const { buffer, jobs } = command;
          for (const { batch, slot } of jobs) fillSlot(bytes, plan, slot, batch);
          port.post({ type: 'returned', buffer }, [buffer]);
          for (const job of jobs) await runJob(job);
          return;
        }
        case 'read':
          if (worker === 0) answer(command.call, copyRegions(bytes, command.regions));
          return;
        case 'write':
          bytes.set(command.bytes, command.region.offset);
          if (worker === 0) answer(command.call, []);
          return;
      }
    },
  };
}
