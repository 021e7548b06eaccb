import { expect, test } from 'vitest';
import type { TradeOffResult } from '../benchmark.ts';
import { drawTradeOff } from './draw-trade-off.ts';

test('a curve for each network up to 5 % of the digits, and a dot at its threshold', () => {
  const result: TradeOffResult = {
    kind: 'tradeOff',
    model: 'compact',
    area: 0.99,
    points: [
      { threshold: 0.1, falseRefusals: 0, trueRefusals: 0 },
      { threshold: 0.5, falseRefusals: 0.025, trueRefusals: 0.5 },
      { threshold: 0.9, falseRefusals: 0.05, trueRefusals: 1 },
      { threshold: 0.99, falseRefusals: 0.5, trueRefusals: 1 },
    ],
    own: { falseRefusals: 0.025, trueRefusals: 0.5 },
  };
  const svg = drawTradeOff([result]);
  // Corners of the plot: 64 and 624 across, 368 and 16 down.
  expect(svg).toContain('<polyline points="64,368 344,192 624,16"');
  expect(svg).toContain('<circle cx="344" cy="192"');
  expect(svg).toContain('>compact</text>');
  expect(drawTradeOff([{ ...result, own: { falseRefusals: 0.2, trueRefusals: 1 } }])).not.toContain('<circle');
});
