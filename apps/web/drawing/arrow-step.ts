/** A step across and down, in cells. */
export type Step = readonly [dx: number, dy: number];

const STEPS: Readonly<Record<string, Step>> = {
  ArrowLeft: [-1, 0],
  ArrowUp: [0, -1],
  ArrowRight: [1, 0],
  ArrowDown: [0, 1],
};

/** Where an arrow key points, `null` for every other key. Left is left in right-to-left pages too: pads are not mirrored. */
export function arrowStep({ key }: { readonly key: string }): Step | null {
  return STEPS[key] ?? null;
}
