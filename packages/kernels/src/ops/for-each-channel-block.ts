import {
  type FunctionBuilder,
  i32,
  type Local,
  laneGroups,
  loadLanes,
  storeLanes,
  type Vector,
} from '../assembler/index.ts';
import { forEachBlock } from './for-each-block.ts';

/** Channels whose sums stay in registers. */
const CHANNELS_PER_BLOCK = 16;

/** Some neighbouring channels of arrays [..., C], as vectors. */
export interface ChannelBlock {
  /** Where the block's channels begin in the first row of an array. */
  readonly begin: (array: Local<'i32'>) => Local<'i32'>;
  /** Reads the block's channels. @param address Given by `begin`, and moved on by whole rows. */
  readonly load: (name: string, address: Local<'i32'>) => readonly Local<'v128'>[];
  /** Overwrites them. */
  readonly store: (address: Local<'i32'>, vectors: readonly Local<'v128'>[]) => void;
  /** A variable for each of the block's vectors. */
  readonly let: (name: string, compute: (index: number) => Vector) => readonly Local<'v128'>[];
}

/**
 * Emits work that is done for each channel by itself, some channels at a time.
 *
 * @param body Emits it for one block; called at most twice.
 */
export function forEachChannelBlock(
  f: FunctionBuilder,
  numChannels: number,
  body: (block: ChannelBlock) => void,
): void {
  forEachBlock(f, numChannels, CHANNELS_PER_BLOCK, (first, length) => {
    const groups = laneGroups(length);
    const letEach: ChannelBlock['let'] = (name, compute) => groups.map((_, index) => f.let(name, compute(index)));
    body({
      begin: (array) => f.let('channels', i32.add(array, first)),
      load: (name, address) =>
        letEach(name, (index) => loadLanes(address, groups[index].numLanes, groups[index].offset)),
      store: (address, vectors) => {
        groups.forEach(({ numLanes, offset }, index) => {
          for (const store of storeLanes(address, vectors[index], numLanes, offset)) f.do(store);
        });
      },
      let: letEach,
    });
  });
}
