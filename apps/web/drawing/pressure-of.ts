import { PEN_WIDTH } from './ink.ts';

/** The narrowest and the widest pen, in pad units: what pressures from 0 to 1 can say, since pressure p makes a line `½ + p` times as wide. */
export const PEN_WIDTHS = { narrowest: PEN_WIDTH / 2, widest: (3 * PEN_WIDTH) / 2 } as const;

/**
 * The pressure that makes a line as wide as the chosen pen draws it. Widths are kept as pressures so that the network's
 * picture is made with the very pen that the visitor sees.
 *
 * @param penWidth In pad units.
 * @param pressure What the device reports, from 0 to 1; `null` where it knows none.
 * @returns From 0 to 1; `null` for the usual pen of a device that knows no pressure.
 */
export function pressureOf(penWidth: number, pressure: number | null): number | null {
  if (pressure === null && penWidth === PEN_WIDTH) return null;
  const width = (0.5 + (pressure ?? 0.5)) * (penWidth / PEN_WIDTH);
  return Math.min(1, Math.max(0, width - 0.5));
}
