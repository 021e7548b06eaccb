import { expect, test } from 'vitest';
import { AssemblerError } from './assembler-error.ts';
import { type Expression, printExpression, type Vector } from './expression.ts';
import { f32 } from './f32.ts';
import { f32x4 } from './f32x4.ts';
import { i32 } from './i32.ts';

test('an operand of a wrong type is refused', () => {
  const four: Expression = i32.const(4);
  // What the type checker would find is found at run time too, where someone puts programs together in JavaScript.
  expect(() => f32x4.add(f32x4.const(1), four as Vector)).toThrow(
    new AssemblerError('f32x4.add: operand 1 (i32.const 4) is of the type i32; expected v128. Convert it.'),
  );
});

test('prints as folded text', () => {
  expect(printExpression(f32.store(16, f32.add(f32.load(8, 4), f32.const(1)), 20))).toBe(
    '(f32.store offset=20 (i32.const 16) (f32.add (f32.load offset=4 (i32.const 8)) (f32.const 1)))',
  );
});
