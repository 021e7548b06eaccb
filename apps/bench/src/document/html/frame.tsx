import type { ReactNode, SVGProps } from 'react';

declare module 'react' {
  interface CSSProperties {
    /** Of the style sheet. */
    readonly [property: `--${string}`]: string | number;
  }
}

/** Of a tick's digit and of a name's letter, in pixels. */
export const TICK_LETTER_WIDTH = 7.8;
const NAME_LETTER_WIDTH = 8;

interface FrameProps {
  /** What it is called. */
  readonly title: string;
  /** Id of what says the same in words. */
  readonly describedBy: string;
  /** Pixels. */
  readonly height: number;
  /** Room to its left and right, in letters. */
  readonly ticks?: number;
  readonly names?: number;
  readonly children: ReactNode;
}

/** A drawing as wide as there is room: places across are percentages, so that text keeps its size on every screen. */
export function Frame({ title, describedBy, height, ticks = 0, names = 0, children }: FrameProps) {
  return (
    <div
      className="frame"
      style={{
        '--left': `${roomFor(ticks, TICK_LETTER_WIDTH, 8)}px`,
        '--right': `${roomFor(names, NAME_LETTER_WIDTH, 30)}px`,
      }}
    >
      <svg width="100%" height={height} role="img" aria-label={title} aria-describedby={describedBy}>
        {children}
      </svg>
    </div>
  );
}

function roomFor(letters: number, letterWidth: number, gap: number): number {
  return letters === 0 ? 0 : Math.ceil(letters * letterWidth) + gap;
}

/** A part of a drawing with an origin of its own; what it shows, the whole drawing is named for. */
export function Layer(props: SVGProps<SVGSVGElement>) {
  return <svg aria-hidden="true" {...props} />;
}
