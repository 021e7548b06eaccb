import { describe, expect, test } from 'vitest';
import { describeIntakeError } from '../intake/describe-intake-error.ts';
import { IntakeError, type IntakeProblem } from '../intake/intake-error.ts';

const describeProblem = (problem: IntakeProblem, locale: 'en' | 'fr' | 'ar', name = 'seven.png') =>
  describeIntakeError(new IntakeError(name, problem), locale);

describe('describeIntakeError', () => {
  test.each<[IntakeProblem, string]>([
    [{ reason: 'empty' }, '⁨seven.png⁩ holds no bytes. Save it again, or choose another picture.'],
    [
      { reason: 'fileTooLarge', sizeBytes: 50_000_000, limitBytes: 32 * 2 ** 20 },
      '⁨seven.png⁩ has 50 MB; at most 33.6 MB are taken. Save the picture smaller and try again.',
    ],
    [
      { reason: 'wrongFormat', received: 'HTML' },
      '⁨seven.png⁩ is HTML by its first bytes, whatever it is called; PNG, JPEG, WebP, GIF, BMP and AVIF are taken. ' +
        'Save the picture in one of these formats.',
    ],
    [
      { reason: 'unknownFormat' },
      '⁨seven.png⁩ is not a picture by its first bytes; PNG, JPEG, WebP, GIF, BMP and AVIF are taken. Choose another file.',
    ],
    [
      { reason: 'tooManyPixels', width: 10_000, height: 10_000, limitPixels: 50_000_000 },
      '⁨seven.png⁩ is 10,000 × 10,000 pixels; at most 50 million are opened. Make the picture smaller and try again.',
    ],
    [
      { reason: 'damaged', format: 'PNG' },
      '⁨seven.png⁩ begins as PNG does, but cannot be decoded: it is damaged or cut short. Save the picture again.',
    ],
    [
      { reason: 'unanswered' },
      '⁨seven.png⁩ could not be decoded: the program for it could not be loaded, or did not come to an end. Check the ' +
        'connection, load the page again, and try a smaller picture.',
    ],
  ])('says what was received, what is expected and what to do: %o', async (problem, message) => {
    expect(await describeProblem(problem, 'en')).toBe(message);
  });

  test('speaks the language of the page, with the page’s numbers', async () => {
    const problem = { reason: 'tooManyPixels', width: 10_000, height: 9000, limitPixels: 50_000_000 } as const;
    expect(await describeProblem(problem, 'fr')).toBe(
      '⁨seven.png⁩ fait 10 000 × 9 000 pixels ; la limite est de 50 millions. Réduisez l’image et réessayez.',
    );
    expect(await describeProblem(problem, 'ar')).toContain('10,000 × 9,000');
  });

  test('names what has no name', async () => {
    expect(await describeProblem({ reason: 'empty' }, 'en', '')).toMatch(/^The picture holds no bytes/);
  });
});
