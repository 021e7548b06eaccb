import { type Expression, type Integer, instruction, type Operation } from './expression.ts';
import { asInteger } from './integer-constant.ts';
import { memoryAccess, memoryLoad, memoryStore } from './memory.ts';
import { atomic } from './opcode.ts';

const ADD: Operation<'i32'> = {
  name: 'i32.atomic.rmw.add',
  type: 'i32',
  operandTypes: ['i32', 'i32'],
  ...memoryAccess(atomic(0x1e), 2),
};
const WAIT: Operation<'i32'> = {
  name: 'memory.atomic.wait32',
  type: 'i32',
  operandTypes: ['i32', 'i32', 'i64'],
  ...memoryAccess(atomic(0x01), 2),
};
const NOTIFY: Operation<'i32'> = {
  name: 'memory.atomic.notify',
  type: 'i32',
  operandTypes: ['i32', 'i32'],
  ...memoryAccess(atomic(0x00), 2),
};
const FOREVER: Expression<'i64'> = instruction(
  {
    name: 'i64.const -1',
    type: 'i64',
    operandTypes: [],
    write: (code) => {
      code.byte(0x42);
      code.signed(-1);
    },
  },
  [],
);

/** Instructions by which threads that share memory meet. Addresses are multiples of 4; the memory has to be shared. */
export const atomics = {
  load: memoryLoad('i32', 'i32.atomic.load', atomic(0x10), 2),
  store: memoryStore('i32', 'i32.atomic.store', atomic(0x17), 2),
  /** Adds to memory. @returns What stood there before. */
  add: (address: Integer, value: Integer, offset = 0): Expression<'i32'> =>
    instruction(ADD, [asInteger(address), asInteger(value)], [offset]),
  /**
   * Sleeps until notified, where memory holds `expected`; at once 1 where it does not. Not allowed on a page's main
   * thread.
   */
  wait: (address: Integer, expected: Integer, offset = 0): Expression<'i32'> =>
    instruction(WAIT, [asInteger(address), asInteger(expected), FOREVER], [offset]),
  /** Wakes up to `count` threads that wait there. @returns How many. */
  notify: (address: Integer, count: Integer, offset = 0): Expression<'i32'> =>
    instruction(NOTIFY, [asInteger(address), asInteger(count)], [offset]),
} as const;
