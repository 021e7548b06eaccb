import { expect, test } from 'vitest';
import { readFontFaces } from './read-font-faces.ts';

test('reads sources and ranges in each of their forms, and nothing else', () => {
  const css = `body{background:url(paper.png)}
@font-face{font-family:"A";src:local("A"),url("a.woff2")format("woff2"),url(a.woff);unicode-range:U+26,U+0-7f,u+4??}
@media screen{@font-face{font-family:B;src:url(b.woff2)}}
@font-face{font-family:C;src:local("C")}`;
  expect(readFontFaces(css)).toEqual([
    {
      url: 'a.woff2',
      ranges: [
        [0x26, 0x26],
        [0, 0x7f],
        [0x400, 0x4ff],
      ],
    },
    { url: 'b.woff2', ranges: [[0, 0x10ffff]] },
  ]);
});
