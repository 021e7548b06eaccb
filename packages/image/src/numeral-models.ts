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
  [0.13, 0.42, 'corner'],
  [0.3, 0.35],
  [0.5, 0.42],
  [0.59, 0.64],
  [0.49, 0.89],
  [0.27, 0.99],
  [0.04, 0.9],
];

const LOOP_NINE: readonly ControlPoint[] = [
  [0.54, 0.13],
  [0.36, 0.01],
  [0.14, 0.09],
  [0.05, 0.29],
  [0.15, 0.48],
  [0.34, 0.49],
  [0.5, 0.35],
];

const RING_ZERO: readonly ControlPoint[] = [
  [0.36, 0.01],
  [0.2, 0.07],
  [0.07, 0.28],
  [0.04, 0.55],
  [0.12, 0.84],
  [0.31, 0.99],
  [0.5, 0.86],
  [0.59, 0.57],
  [0.55, 0.25],
  [0.44, 0.06],
  [0.34, 0.02],
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
        [0.2, 0.04],
        [0.38, 0.01],
        [0.53, 0.12],
        [0.53, 0.32],
        [0.4, 0.58],
        [0.24, 0.83],
        [0.1, 0.96],
        [0.02, 0.88],
        [0.12, 0.8],
        [0.3, 0.9],
        [0.46, 0.98],
        [0.64, 0.9],
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
        [0.49, 0.01],
        [0.27, 0.14],
        [0.1, 0.41],
        [0.05, 0.7],
        [0.14, 0.93],
        [0.32, 1],
        [0.5, 0.91],
        [0.56, 0.73],
        [0.47, 0.56],
        [0.3, 0.53],
        [0.13, 0.63],
        [0.06, 0.75],
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
        [0.52, 0.14],
        [0.34, 0],
        [0.13, 0.08],
        [0.1, 0.26],
        [0.25, 0.41],
        [0.44, 0.54],
        [0.56, 0.76],
        [0.45, 0.96],
        [0.25, 0.99],
        [0.06, 0.88],
        [0.08, 0.68],
        [0.26, 0.51],
        [0.45, 0.36],
        [0.53, 0.18],
      ],
    ],
  },
  {
    digit: 9,
    variant: 'straight',
    strokes: [[...LOOP_NINE, [0.55, 0.1, 'corner'], [0.54, 0.55], [0.52, 1]]],
  },
  {
    digit: 9,
    variant: 'hooked',
    strokes: [[...LOOP_NINE, [0.55, 0.1, 'corner'], [0.55, 0.4], [0.51, 0.78], [0.36, 0.98], [0.12, 0.94]]],
  },
];
