import { type Expression, type Integer, instruction, type Operation } from './expression.ts';
import { asInteger, integerConstant } from './integer-constant.ts';
import { memoryLoad, memoryStore } from './memory.ts';
import { miscellaneous, type Opcode, plain, unary } from './opcode.ts';

function integers(name: string, write: Opcode): (a: Integer, b: Integer) => Expression<'i32'> {
  const operation: Operation<'i32'> = { name, type: 'i32', operandTypes: ['i32', 'i32'], write };
  return (a, b) => instruction(operation, [asInteger(a), asInteger(b)]);
}

/** Whole numbers of 32 bits, addresses and truth values. Operands may be plain numbers. */
export const i32 = {
  const: integerConstant,
  load: memoryLoad('i32', 'i32.load', plain(0x28), 2),
  load8S: memoryLoad('i32', 'i32.load8_s', plain(0x2c), 0),
  load8U: memoryLoad('i32', 'i32.load8_u', plain(0x2d), 0),
  load16U: memoryLoad('i32', 'i32.load16_u', plain(0x2f), 1),
  store: memoryStore('i32', 'i32.store', plain(0x36), 2),
  store8: memoryStore('i32', 'i32.store8', plain(0x3a), 0),
  store16: memoryStore('i32', 'i32.store16', plain(0x3b), 1),
  eqz: unary('i32.eqz', plain(0x45), 'i32', 'i32'),
  eq: integers('i32.eq', plain(0x46)),
  ne: integers('i32.ne', plain(0x47)),
  ltS: integers('i32.lt_s', plain(0x48)),
  ltU: integers('i32.lt_u', plain(0x49)),
  gtS: integers('i32.gt_s', plain(0x4a)),
  gtU: integers('i32.gt_u', plain(0x4b)),
  leS: integers('i32.le_s', plain(0x4c)),
  leU: integers('i32.le_u', plain(0x4d)),
  geS: integers('i32.ge_s', plain(0x4e)),
  geU: integers('i32.ge_u', plain(0x4f)),
  /** How many bits are 1. */
  popcnt: unary('i32.popcnt', plain(0x69), 'i32', 'i32'),
  add: integers('i32.add', plain(0x6a)),
  sub: integers('i32.sub', plain(0x6b)),
  mul: integers('i32.mul', plain(0x6c)),
  divU: integers('i32.div_u', plain(0x6e)),
  remU: integers('i32.rem_u', plain(0x70)),
  and: integers('i32.and', plain(0x71)),
  or: integers('i32.or', plain(0x72)),
  xor: integers('i32.xor', plain(0x73)),
  shl: integers('i32.shl', plain(0x74)),
  shrS: integers('i32.shr_s', plain(0x75)),
  shrU: integers('i32.shr_u', plain(0x76)),
  truncSatF32S: unary('i32.trunc_sat_f32_s', miscellaneous(0), 'f32', 'i32'),
  reinterpretF32: unary('i32.reinterpret_f32', plain(0xbc), 'f32', 'i32'),
} as const;
