import { type Expression, type Integer, instruction } from './expression.ts';
import { asInteger } from './integer-constant.ts';
import { memoryLoad, memoryStore, withOffset } from './memory.ts';
import { atomic } from './opcode.ts';

/** Instructions by which threads that share memory meet. Addresses are multiples of 4; the memory has to be shared. */
export const atomics = {
  load: memoryLoad('i32', 'i32.atomic.load', atomic(0x10), 2),
  store: memoryStore('i32', 'i32.atomic.store', atomic(0x17), 2),
  /** Adds to memory. @returns What stood there before. */
  add: (address: Integer, value: Integer, offset = 0): Expression<'i32'> =>
    instruction(
      'i32',
      withOffset('i32.atomic.rmw.add', offset),
      (code) => {
        atomic(0x1e)(code);
        code.unsigned(2);
        code.unsigned(offset);
      },
      [asInteger(address), asInteger(value)],
      ['i32', 'i32'],
    ),
  /**
   * Sleeps until notified, where memory holds `expected`; at once 1 where it does not. Not allowed on a page's main
   * thread.
   */
  wait: (address: Integer, expected: Integer, offset = 0): Expression<'i32'> =>
    instruction(
      'i32',
      withOffset('memory.atomic.wait32', offset),
      (code) => {
        atomic(0x01)(code);
        code.unsigned(2);
        code.unsigned(offset);
      },
      [asInteger(address), asInteger(expected), FOREVER],
      ['i32', 'i32', 'i64'],
    ),
  /** Wakes up to `count` threads that wait there. @returns How many. */
  notify: (address: Integer, count: Integer, offset = 0): Expression<'i32'> =>
    instruction(
      'i32',
      withOffset('memory.atomic.notify', offset),
      (code) => {
        atomic(0x00)(code);
        code.unsigned(2);
        code.unsigned(offset);
      },
      [asInteger(address), asInteger(count)],
      ['i32', 'i32'],
    ),
} as const;

const FOREVER: Expression<'i64'> = instruction(
  'i64',
  'i64.const -1',
  (code) => {
    code.byte(0x42);
    code.signed(-1);
  },
  [],
  [],
);
