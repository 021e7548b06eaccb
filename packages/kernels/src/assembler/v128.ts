import { type Expression, type Integer, instruction, type Operation, type Vector } from './expression.ts';
import { asInteger } from './integer-constant.ts';
import { memoryAccess, memoryLoad, memoryStore } from './memory.ts';
import { binary, simd, unary } from './opcode.ts';

/** Reads one lane from memory and keeps the others. */
function loadLane(name: string, opcode: number, alignment: number) {
  const operation: Operation<'v128'> = {
    name,
    type: 'v128',
    operandTypes: ['i32', 'v128'],
    ...memoryAccess(simd(opcode), alignment),
  };
  return (address: Integer, vector: Vector, lane: number, offset = 0): Vector =>
    instruction(operation, [asInteger(address), vector], [offset, lane]);
}

/** Writes one lane to memory. */
function storeLane(name: string, opcode: number, alignment: number) {
  const operation: Operation<'none'> = {
    name,
    type: 'none',
    operandTypes: ['i32', 'v128'],
    ...memoryAccess(simd(opcode), alignment),
  };
  return (address: Integer, vector: Vector, lane: number, offset = 0): Expression<'none'> =>
    instruction(operation, [asInteger(address), vector], [offset, lane]);
}

const BITSELECT: Operation<'v128'> = {
  name: 'v128.bitselect',
  type: 'v128',
  operandTypes: ['v128', 'v128', 'v128'],
  write: simd(0x52),
};

/** Vectors of 16 bytes, whatever their lanes hold. */
export const v128 = {
  load: memoryLoad('v128', 'v128.load', simd(0x00), 2),
  load8x8S: memoryLoad('v128', 'v128.load8x8_s', simd(0x01), 0),
  load8x8U: memoryLoad('v128', 'v128.load8x8_u', simd(0x02), 0),
  load16x4S: memoryLoad('v128', 'v128.load16x4_s', simd(0x03), 1),
  load16x4U: memoryLoad('v128', 'v128.load16x4_u', simd(0x04), 1),
  load8Splat: memoryLoad('v128', 'v128.load8_splat', simd(0x07), 0),
  load16Splat: memoryLoad('v128', 'v128.load16_splat', simd(0x08), 1),
  /** Four copies of one f32 or i32. */
  load32Splat: memoryLoad('v128', 'v128.load32_splat', simd(0x09), 2),
  load64Splat: memoryLoad('v128', 'v128.load64_splat', simd(0x0a), 2),
  /** The first lane from memory, the others 0. */
  load32Zero: memoryLoad('v128', 'v128.load32_zero', simd(0x5c), 2),
  load64Zero: memoryLoad('v128', 'v128.load64_zero', simd(0x5d), 2),
  load8Lane: loadLane('v128.load8_lane', 0x54, 0),
  load32Lane: loadLane('v128.load32_lane', 0x56, 2),
  load64Lane: loadLane('v128.load64_lane', 0x57, 2),
  store: memoryStore('v128', 'v128.store', simd(0x0b), 2),
  store8Lane: storeLane('v128.store8_lane', 0x58, 0),
  store16Lane: storeLane('v128.store16_lane', 0x59, 1),
  store32Lane: storeLane('v128.store32_lane', 0x5a, 2),
  store64Lane: storeLane('v128.store64_lane', 0x5b, 2),
  not: unary('v128.not', simd(0x4d), 'v128', 'v128'),
  and: binary('v128.and', simd(0x4e), 'v128', 'v128'),
  /** Bits of a that are not in b. */
  andnot: binary('v128.andnot', simd(0x4f), 'v128', 'v128'),
  or: binary('v128.or', simd(0x50), 'v128', 'v128'),
  xor: binary('v128.xor', simd(0x51), 'v128', 'v128'),
  /** Where the mask has a 1 the bit of a, else the bit of b. */
  bitselect: (a: Vector, b: Vector, mask: Vector): Vector => instruction(BITSELECT, [a, b, mask]),
  anyTrue: unary('v128.any_true', simd(0x53), 'v128', 'i32'),
} as const;
