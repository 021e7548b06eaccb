import type { TradeOffResult } from '../benchmark.ts';

const WIDTH = 640;
const HEIGHT = 420;
const MARGIN = { left: 64, right: 16, top: 16, bottom: 52 } as const;
/** The largest share of digits refused that is shown. */
const MAX_DIGITS = 0.05;
const COLORS = ['#0b6e4f', '#a23b00', '#3b3b98', '#7a7a00'];

/** How many non-digits are refused for how many digits, as a plot: one curve for each network, a dot at its own threshold. */
export function drawTradeOff(results: readonly TradeOffResult[]): string {
  const x = (share: number) => rounded(MARGIN.left + (share / MAX_DIGITS) * (WIDTH - MARGIN.left - MARGIN.right));
  const y = (share: number) => rounded(HEIGHT - MARGIN.bottom - share * (HEIGHT - MARGIN.top - MARGIN.bottom));
  const line = (x1: number, y1: number, x2: number, y2: number, attributes: string) =>
    `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" ${attributes}/>`;
  const label = (text: string, left: number, top: number, attributes = '') =>
    `<text x="${left}" y="${top}" ${attributes}>${text}</text>`;
  const acrossTicks = [0, 0.01, 0.02, 0.03, 0.04, 0.05].flatMap((share) => [
    line(x(share), y(0), x(share), y(1), share === 0.01 ? 'stroke="#888" stroke-dasharray="4 3"' : 'stroke="#ddd"'),
    label(`${Math.round(100 * share)} %`, x(share), y(0) + 18, 'text-anchor="middle"'),
  ]);
  const downTicks = [0, 0.2, 0.4, 0.6, 0.8, 0.95, 1].flatMap((share) => [
    line(
      x(0),
      y(share),
      x(MAX_DIGITS),
      y(share),
      share === 0.95 ? 'stroke="#888" stroke-dasharray="4 3"' : 'stroke="#ddd"',
    ),
    ...(share === 1 ? [] : [label(`${Math.round(100 * share)} %`, x(0) - 8, y(share) + 4, 'text-anchor="end"')]),
  ]);
  const curves = results.flatMap(({ model, own, points }, index) => {
    const color = COLORS[index % COLORS.length];
    const shown = points.filter(({ falseRefusals }) => falseRefusals <= MAX_DIGITS);
    const path = shown.map(({ falseRefusals, trueRefusals }) => `${x(falseRefusals)},${y(trueRefusals)}`).join(' ');
    const dot =
      own.falseRefusals <= MAX_DIGITS
        ? [`<circle cx="${x(own.falseRefusals)}" cy="${y(own.trueRefusals)}" r="4.5" fill="${color}"/>`]
        : [];
    return [
      `<polyline points="${path}" fill="none" stroke="${color}" stroke-width="2"/>`,
      ...dot,
      label(model, x(MAX_DIGITS) - 8, y(0) - 12 - 20 * index, `text-anchor="end" fill="${color}"`),
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13" role="img">`,
    '<title>Share of non-digits refused, by share of digits refused</title>',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    ...acrossTicks,
    ...downTicks,
    ...curves,
    label('digits refused', (x(0) + x(MAX_DIGITS)) / 2, HEIGHT - 10, 'text-anchor="middle"'),
    label(
      'non-digits refused',
      16,
      (y(0) + y(1)) / 2,
      `text-anchor="middle" transform="rotate(-90 16 ${(y(0) + y(1)) / 2})"`,
    ),
    '</svg>',
    '',
  ].join('\n');
}

function rounded(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
