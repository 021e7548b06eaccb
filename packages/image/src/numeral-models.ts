import type { ControlPoint } from './sample-spline.ts';

/** How one numeral is written: the data that drawing, synthesis and teaching share. */
export interface NumeralModel {
  /** 0 to 9. */
  readonly digit: number;
  /** What sets this form apart from the digit's other forms; unique within the digit. */
  readonly variant: string;
  /** Control points of each stroke, in the order and direction of writing taught in school. */
  readonly strokes: readonly (readonly ControlPoint[])[];
}

const BOWL_FIVE: readonly ControlPoint[] = [
  [0.16, 0.02],
  [0.13, 0.44, 'corner'],
  [0.3, 0.36],
  [0.5, 0.44],
  [0.58, 0.66],
  [0.48, 0.89],
  [0.28, 0.99],
  [0.04, 0.91],
];

const LOOP_NINE: readonly ControlPoint[] = [
  [0.5, 0.14],
  [0.41, 0.04],
  [0.28, 0.01],
  [0.12, 0.08],
  [0.05, 0.25],
  [0.12, 0.42],
  [0.28, 0.49],
  [0.43, 0.42],
  [0.53, 0.25],
];

const RING_ZERO: readonly ControlPoint[] = [
  [0.32, 0.01],
  [0.185, 0.076],
  [0.086, 0.255],
  [0.05, 0.5],
  [0.086, 0.745],
  [0.185, 0.924],
  [0.32, 0.99],
  [0.455, 0.924],
  [0.554, 0.745],
  [0.59, 0.5],
  [0.554, 0.255],
  [0.455, 0.076],
  [0.33, 0.01],
  [0.25, 0.03],
];

/**
 * The ten Western numerals with their common forms, each digit's first form the plainest. Straight lines are two
 * corners or two points; a stroke that comes back to its beginning closes the form.
 */
export const NUMERAL_MODELS: readonly NumeralModel[] = [
  { digit: 0, variant: 'plain', strokes: [RING_ZERO] },
  {
    digit: 0,
    variant: 'slashed',
    strokes: [
      RING_ZERO,
      [
        [0.63, 0.06],
        [0.01, 0.95],
      ],
    ],
  },
  {
    digit: 1,
    variant: 'plain',
    strokes: [
      [
        [0.3, 0],
        [0.29, 0.5],
        [0.27, 1],
      ],
    ],
  },
  {
    digit: 1,
    variant: 'flag',
    strokes: [
      [
        [0.06, 0.26],
        [0.22, 0.14],
        [0.34, 0, 'corner'],
        [0.34, 0.5],
        [0.33, 1],
      ],
    ],
  },
  {
    digit: 1,
    variant: 'flag and foot',
    strokes: [
      [
        [0.08, 0.25],
        [0.22, 0.14],
        [0.34, 0, 'corner'],
        [0.34, 1],
      ],
      [
        [0.1, 1],
        [0.58, 0.99],
      ],
    ],
  },
  {
    digit: 2,
    variant: 'plain',
    strokes: [
      [
        [0.06, 0.22],
        [0.16, 0.06],
        [0.34, 0],
        [0.52, 0.08],
        [0.57, 0.27],
        [0.46, 0.52],
        [0.25, 0.77],
        [0.03, 0.98, 'corner'],
        [0.62, 0.97],
      ],
    ],
  },
  {
    digit: 2,
    variant: 'looped',
    strokes: [
      [
        [0.08, 0.2],
        [0.22, 0.03],
        [0.4, 0.02],
        [0.53, 0.14],
        [0.52, 0.34],
        [0.4, 0.56],
        [0.27, 0.78],
        [0.14, 0.97],
        [0.02, 0.93],
        [0.03, 0.77],
        [0.17, 0.72],
        [0.32, 0.82],
        [0.46, 0.97],
        [0.6, 0.99],
        [0.68, 0.9],
      ],
    ],
  },
  {
    digit: 3,
    variant: 'plain',
    strokes: [
      [
        [0.06, 0.12],
        [0.27, 0],
        [0.48, 0.07],
        [0.53, 0.23],
        [0.43, 0.4],
        [0.22, 0.46, 'corner'],
        [0.46, 0.52],
        [0.58, 0.71],
        [0.5, 0.91],
        [0.28, 1],
        [0.03, 0.88],
      ],
    ],
  },
  {
    digit: 4,
    variant: 'open',
    strokes: [
      [
        [0.14, 0.02],
        [0.1, 0.3],
        [0.05, 0.58, 'corner'],
        [0.66, 0.56],
      ],
      [
        [0.47, 0.16],
        [0.45, 0.6],
        [0.43, 1],
      ],
    ],
  },
  {
    digit: 4,
    variant: 'closed',
    strokes: [
      [
        [0.46, 0],
        [0.02, 0.68, 'corner'],
        [0.66, 0.67],
      ],
      [
        [0.46, 0],
        [0.46, 1],
      ],
    ],
  },
  {
    digit: 5,
    variant: 'plain',
    strokes: [
      BOWL_FIVE,
      [
        [0.16, 0.02],
        [0.57, 0],
      ],
    ],
  },
  {
    digit: 6,
    variant: 'plain',
    strokes: [
      [
        [0.48, 0],
        [0.27, 0.14],
        [0.12, 0.38],
        [0.05, 0.7],
        [0.126, 0.911],
        [0.31, 0.99],
        [0.494, 0.911],
        [0.57, 0.72],
        [0.494, 0.529],
        [0.32, 0.45],
        [0.15, 0.529],
        [0.06, 0.7],
      ],
    ],
  },
  {
    digit: 7,
    variant: 'plain',
    strokes: [
      [
        [0.04, 0.03],
        [0.6, 0.01, 'corner'],
        [0.4, 0.42],
        [0.24, 1],
      ],
    ],
  },
  {
    digit: 7,
    variant: 'crossed',
    strokes: [
      [
        [0.04, 0.03],
        [0.6, 0.01, 'corner'],
        [0.4, 0.42],
        [0.24, 1],
      ],
      [
        [0.14, 0.52],
        [0.57, 0.47],
      ],
    ],
  },
  {
    digit: 8,
    variant: 'plain',
    strokes: [
      [
        [0.49, 0.12],
        [0.32, 0.01],
        [0.16, 0.08],
        [0.12, 0.22],
        [0.18, 0.37],
        [0.34, 0.48],
        [0.52, 0.61],
        [0.58, 0.76],
        [0.5, 0.93],
        [0.32, 0.99],
        [0.14, 0.93],
        [0.06, 0.76],
        [0.12, 0.61],
        [0.3, 0.48],
        [0.46, 0.37],
        [0.52, 0.22],
        [0.46, 0.08],
      ],
    ],
  },
  {
    digit: 9,
    variant: 'straight',
    strokes: [[...LOOP_NINE, [0.55, 0.03, 'corner'], [0.53, 0.5], [0.5, 1]]],
  },
  {
    digit: 9,
    variant: 'hooked',
    strokes: [
      [...LOOP_NINE, [0.55, 0.03, 'corner'], [0.55, 0.4], [0.52, 0.74], [0.42, 0.94], [0.24, 0.99], [0.05, 0.9]],
    ],
  },
];
