import { describe, expect, test } from 'vitest';
import { RAQAM, run } from './program.ts';

/** Runs `raqam learn perceptron` and expects it to end well. */
async function learn(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await run(RAQAM, ['learn', 'perceptron', ...args]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

const CLASSROOM = ['--gate', 'and', '--rate', '0.2', '--weights', '0.8,-1,-1', '--order', '00,11,01,10'];

describe('raqam learn perceptron --json', () => {
  test('one pass, in full double precision and nothing else on stdout', async () => {
    expect(await learn(...CLASSROOM, '--passes', '1', '--json')).toBe(
      `${JSON.stringify({
        steps: [
          { inputs: [1, 0, 0], sum: 0.8, output: 1, weights: [0.6000000000000001, -1, -1] },
          { inputs: [1, 1, 1], sum: -1.4, output: 0, weights: [0.8, -0.8, -0.8] },
          { inputs: [1, 0, 1], sum: 0, output: 0, weights: [0.8, -0.8, -0.8] },
          { inputs: [1, 1, 0], sum: 0, output: 0, weights: [0.8, -0.8, -0.8] },
        ],
        converged: false,
      })}\n`,
    );
  });

  test('ends with the first pass without an error', async () => {
    const { steps, converged } = JSON.parse(await learn(...CLASSROOM, '--json'));
    expect(steps).toHaveLength(4 * 12);
    expect(steps.at(-1).weights).toEqual([-0.39999999999999997, 0.39999999999999997, 0.19999999999999996]);
    expect(converged).toBe(true);
  });

  test('a truth table is the gate that it spells; without a word AND from 0', async () => {
    expect(await learn('--gate', '0110', '--json')).toBe(await learn('--gate', 'xor', '--json'));
    expect(await learn('--json')).toBe(
      await learn('--gate', 'and', '--weights', '0,0,0', '--rate', '0.2', '--order', '00,01,10,11', '--json'),
    );
  });
});

describe('raqam learn perceptron', () => {
  test('tells each step with the line after it', async () => {
    expect(await learn('--gate', 'nand', '--weights', '0.8,-1,-1', '--order', '00,11,01,10')).toBe(
      [
        'pass  x1  x2   sum  output  target   w0    w1    w2  line',
        '   1   0   0   0.8       1       1  0.8    -1    -1  x2 = -1·x1 + 0.8',
        '   1   1   1  -1.2       0       0  0.8    -1    -1  x2 = -1·x1 + 0.8',
        '   1   0   1  -0.2     ✗ 0       1    1    -1  -0.8  x2 = -1.25·x1 + 1.25',
        '   1   1   0     0     ✗ 0       1  1.2  -0.8  -0.8  x2 = -1·x1 + 1.5',
        '   2   0   0   1.2       1       1  1.2  -0.8  -0.8  x2 = -1·x1 + 1.5',
        '   2   1   1  -0.4       0       0  1.2  -0.8  -0.8  x2 = -1·x1 + 1.5',
        '   2   0   1   0.4       1       1  1.2  -0.8  -0.8  x2 = -1·x1 + 1.5',
        '   2   1   0   0.4       1       1  1.2  -0.8  -0.8  x2 = -1·x1 + 1.5',
        '',
        'Learned: pass 2 is the first without an error.',
        '',
      ].join('\n'),
    );
  });

  test('proves that XOR cannot be learned', async () => {
    expect(await learn('--gate', 'xor', '--passes', '1')).toBe(
      [
        'pass  x1  x2  sum  output  target   w0    w1   w2  line',
        '   1   0   0    0       0       0    0     0    0  none',
        '   1   0   1    0     ✗ 0       1  0.2     0  0.2  x2 = 0·x1 - 1',
        '   1   1   0  0.2       1       1  0.2     0  0.2  x2 = 0·x1 - 1',
        '   1   1   1  0.4     ✗ 1       0    0  -0.2    0  x1 = 0',
        '',
        'Not learned after 1 pass, and it never will be: no perceptron can answer xor.',
        '',
        'The proof, with the constant 1 before the inputs:',
        '  target 1:  (1, 0, 1) + (1, 1, 0) = (2, 1, 1)',
        '  target 0:  (1, 0, 0) + (1, 1, 1) = (2, 1, 1)',
        'So for any weights the sums of both rows are equal; but right answers would need the first',
        'to be above 0 and the second not to be. Seen as points, both meet in (0.5, 0.5).',
        '',
      ].join('\n'),
    );
  });

  test('shows the 5.6e-17 on which an answer hangs, and no more passes than anybody reads', async () => {
    expect(await learn(...CLASSROOM)).toContain('   7   0   0   5.6E-17     ✗ 1       0     -0.2');
    const lines = (await learn('--gate', 'xor')).split('\n');
    expect(lines[80]).toMatch(/^ {2}20 /);
    expect(lines[81]).toBe('… and 80 passes more');
  });

  test('a gate that needs more passes is not called impossible', async () => {
    const stdout = await learn(...CLASSROOM, '--passes', '2');
    expect(stdout).toMatch(/\n\nNot learned after 2 passes: there was still an error\. Allow more with --passes\.\n$/);
  });

  test.each([
    [
      ['--gate', 'nxor'],
      'received the gate "nxor"; expected one of and, or, nand, nor, xor, or a truth table of 2, 4, 8 or 16 digits 0 and 1, such as 0110 for xor. Pass one of them.',
    ],
    [
      ['--rate', '0'],
      'received --rate "0"; expected a number above 0, such as 0.2. See raqam learn perceptron --help.',
    ],
    [['--rate', ''], 'received --rate ""; expected a number above 0, such as 0.2. See raqam learn perceptron --help.'],
    [
      ['--weights', '1,2'],
      'received --weights "1,2"; expected 3 numbers, the bias weight first, such as 0.8,-1,-1. See raqam learn perceptron --help.',
    ],
    [
      ['--weights', '1,x,2'],
      'received --weights "1,x,2"; expected 3 numbers, the bias weight first, such as 0.8,-1,-1. See raqam learn perceptron --help.',
    ],
    [
      ['--order', '00,01,10'],
      'received --order "00,01,10"; expected each of 00,01,10,11 once, in any order. See raqam learn perceptron --help.',
    ],
    [
      ['--order', '00,01,10,10'],
      'received --order "00,01,10,10"; expected each of 00,01,10,11 once, in any order. See raqam learn perceptron --help.',
    ],
    [
      ['--passes', '0'],
      'received --passes "0"; expected a whole number from 1 to 10000. See raqam learn perceptron --help.',
    ],
    [
      ['--passes', '1.5'],
      'received --passes "1.5"; expected a whole number from 1 to 10000. See raqam learn perceptron --help.',
    ],
    [
      ['and'],
      "too many arguments for 'perceptron'. Expected 0 arguments but got 1: and; expected: raqam learn perceptron [options]. See raqam learn perceptron --help.",
    ],
  ])('%j is wrong usage', async (args, message) => {
    const { code, stdout, stderr } = await run(RAQAM, ['learn', 'perceptron', ...args, '--json']);
    expect({ code, stderr }).toEqual({ code: 2, stderr: `raqam: ${message}\n` });
    expect(JSON.parse(stdout)).toEqual({ error: { name: 'UsageError', message } });
  });
});

test.each([
  [['learn'], 'received no lesson; expected one of: perceptron. See raqam learn --help.'],
  [['learn', 'xor'], 'received the command "xor"; expected one of: perceptron. See raqam learn --help.'],
])('raqam %j is wrong usage', async (args, message) => {
  expect(await run(RAQAM, args)).toEqual({ code: 2, signal: null, stdout: '', stderr: `raqam: ${message}\n` });
});
