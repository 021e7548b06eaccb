import { parse, walk } from 'css-tree';

/** One `@font-face` of a stylesheet. */
export interface FontFace {
  /** Of its first source, as written. */
  readonly url: string;
  /** Code points that it is for, ends included; everything where it does not say. */
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

const EVERYTHING: FontFace['ranges'] = [[0, 0x10ffff]];

/** Reads the fonts that a stylesheet names. */
export function readFontFaces(css: string): FontFace[] {
  const faces: FontFace[] = [];
  walk(parse(css), {
    visit: 'Atrule',
    enter(rule) {
      if (rule.name !== 'font-face' || rule.block === null) return;
      const urls: string[] = [];
      const ranges: FontFace['ranges'][number][] = [];
      walk(rule.block, (node) => {
        if (node.type === 'Url') urls.push(node.value);
        if (node.type === 'UnicodeRange') ranges.push(decodeRange(node.value));
      });
      if (urls.length > 0) faces.push({ url: urls[0], ranges: ranges.length === 0 ? EVERYTHING : ranges });
    },
  });
  return faces;
}

/** `U+26`, `U+0-7F` or `U+4??`. */
function decodeRange(range: string): [first: number, last: number] {
  const [first, last = first] = range.slice(2).split('-');
  return [Number.parseInt(first.replaceAll('?', '0'), 16), Number.parseInt(last.replaceAll('?', 'F'), 16)];
}
