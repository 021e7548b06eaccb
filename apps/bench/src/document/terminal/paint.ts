import { styleText } from 'node:util';

/** How text is set apart in a terminal. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly soft: (text: string) => string;
  readonly accent: (text: string) => string;
  /** By a series' place, for its line and its name. */
  readonly tone: (index: number, text: string) => string;
}

const TONES = ['cyan', 'yellow', 'green', 'magenta', 'red', 'blue'] as const;

/** @param hasColor Whether the terminal shows colors; without, texts stay as they are. */
export function createPaint(hasColor: boolean): Paint {
  type Style = Parameters<typeof styleText>[0];
  const style = (format: Style) => (text: string) =>
    hasColor ? styleText(format, text, { validateStream: false }) : text;
  return {
    strong: style('bold'),
    soft: style('dim'),
    accent: style('cyan'),
    tone: (index, text) => style(TONES[index % TONES.length])(text),
  };
}
