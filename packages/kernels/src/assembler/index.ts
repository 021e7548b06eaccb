export { AssemblerError } from './assembler-error.ts';
export { atomics } from './atomics.ts';
export type { Expression, Integer, ValueType, Vector } from './expression.ts';
export { f32 } from './f32.ts';
export { f32x4 } from './f32x4.ts';
export {
  call,
  FunctionBuilder,
  type FunctionHandle,
  type Local,
  type ParameterLocals,
  type Parameters,
  type Range,
  select,
} from './function-builder.ts';
export { i32 } from './i32.ts';
export { i8x16, i16x8, i32x4, i64x2, shuffleLanes } from './integer-lanes.ts';
export { type LaneGroup, laneGroups, loadLanes, storeLanes } from './lanes.ts';
export { memory } from './memory.ts';
export { type MemoryLimits, ModuleBuilder, type ModuleOptions } from './module-builder.ts';
export { v128 } from './v128.ts';
