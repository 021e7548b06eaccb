import type { Stroke } from '@raqam/image';

const HUGE = 2 ** 40;

/** Hand-made strokes and what they are for; each has a file of the same name under `golden/`. */
export const GOLDEN_STROKES: Readonly<Record<string, readonly Stroke[]>> = {
  'one-upright': [
    [
      [50, 10],
      [50, 190],
    ],
  ],
  'horizontal-line': [
    [
      [10, 50],
      [190, 50],
    ],
  ],
  'slanted-line': [
    [
      [20, 180],
      [90, 20],
    ],
  ],
  'four-of-two-strokes': [
    [
      [60, 20],
      [48, 70],
      [40, 110],
      [140, 104],
    ],
    [
      [110, 60],
      [104, 190],
    ],
  ],
  'seven-with-bar': [
    [
      [30, 30],
      [140, 26],
      [100, 100],
      [70, 190],
    ],
    [
      [50, 108],
      [130, 98],
    ],
  ],
  'nine-slowly-drawn': [
    [
      [120, 50],
      [104, 32],
      [80, 28],
      [60, 38],
      [48, 60],
      [52, 84],
      [70, 98],
      [94, 96],
      [112, 80],
      [122, 54],
      [122, 90],
      [118, 140],
      [110, 188],
    ],
  ],
  'two-under-pressure': [
    [
      [40, 60, 0.2],
      [60, 30, 0.4],
      [90, 24, 0.6],
      [116, 44, 0.8],
      [112, 80, 1],
      [80, 124, 0.8],
      [36, 170, 0.6],
      [130, 168, 0.1],
    ],
  ],
  'five-with-a-dot': [
    [
      [60, 30],
      [54, 90],
      [90, 84],
      [120, 110],
      [112, 156],
      [70, 176],
      [36, 164],
    ],
    [
      [60, 30],
      [124, 26],
    ],
    [[150, 180]],
  ],
  'huge-and-far-off': [
    [
      [HUGE, -HUGE],
      [HUGE + 3e6, -HUGE],
      [HUGE + 3e6, 5e6 - HUGE],
    ],
    [
      [HUGE, 2e6 - HUGE],
      [HUGE + 3e6, 2e6 - HUGE],
    ],
  ],
  'tiny-angle': [
    [
      [0, 0],
      [0, 1e-9],
      [5e-10, 1e-9],
    ],
  ],
};

/** The same as pixels: '#' is ink. */
export const GOLDEN_PIXELS: Readonly<Record<string, readonly string[]>> = {
  'one-pixel-wide-angle': ['.......', '.#.....', '.#.....', '.#.....', '.#####.', '.......'],
  'edge-touching-frame-corners': ['####....', '#.......', '#.......', '#......#', '#......#', '.......#'],
  'horizontal-hairline': ['............', '.##########.', '............'],
  'two-pixels-aslant': ['#...', '....', '..#.', '....'],
};
