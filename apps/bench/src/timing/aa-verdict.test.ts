import { expect, test } from 'vitest';
import { aaVerdict } from './aa-verdict.ts';

test('the A/A verdict flips where its interval leaves 1 out, and not before', () => {
  // Two logarithms, c − d and c + d: their interval begins at c − t · d, with t of one degree of freedom.
  const T = 12.706204736174698;
  const around = (c: number, d: number) => aaVerdict([Math.exp(c - d), Math.exp(c + d)]).kind;
  expect(around(0.01, (0.01 / T) * (1 + 1e-9))).toBe('indistinguishable');
  expect(around(0.01, (0.01 / T) * (1 - 1e-9))).toBe('different');
  expect(around(-0.01, (0.01 / T) * (1 + 1e-9))).toBe('indistinguishable');
  expect(around(-0.01, (0.01 / T) * (1 - 1e-9))).toBe('different');
  expect(aaVerdict([1.5]).kind).toBe('tooFew');
});

test('a higher level asks for more', () => {
  expect(aaVerdict([Math.exp(0.0095), Math.exp(0.0105)], 0.99).kind).toBe('indistinguishable');
  expect(aaVerdict([Math.exp(0.0095), Math.exp(0.0105)], 0.95).kind).toBe('different');
});
