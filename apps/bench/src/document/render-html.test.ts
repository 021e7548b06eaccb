import { readFile } from 'node:fs/promises';
import { barsFigure, confusionFigure, curvesFigure, pictureGridFigure, reliabilityFigure } from '@raqam/report';
import { defaultTreeAdapter, html, parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { expect, test } from 'vitest';
import { exampleReport } from './example-report.ts';
import { renderHtml } from './render-html.tsx';
import { renderTerminal } from './render-terminal.ts';

type Element = Tree.Element;

const text = await renderHtml(exampleReport);
const errors: string[] = [];
const elements = elementsOf(
  parse(text, { onParseError: ({ code, startLine }) => errors.push(`${code} in line ${startLine}`) }),
);

function elementsOf(node: Tree.Node): Element[] {
  const own = defaultTreeAdapter.isElementNode(node) ? [node] : [];
  return 'childNodes' in node ? [...own, ...node.childNodes.flatMap(elementsOf)] : own;
}

function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

function textOf(node: Tree.Node): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

const named = (...names: string[]) => elements.filter(({ tagName }) => names.includes(tagName));

test('is HTML without a fault', () => {
  expect(errors).toEqual([]);
});

test('holds all it needs, and runs nothing', () => {
  expect(text.match(/https?:.{40}/g)).toBeNull();
  expect(named('script', 'link', 'iframe', 'object', 'base')).toEqual([]);
  const urls = elements.flatMap(({ attrs }) =>
    attrs.filter(({ name }) => ['src', 'href', 'srcset', 'action', 'data'].includes(name)).map(({ value }) => value),
  );
  expect(urls.filter((url) => !/^(#|data:image\/png;base64,)/.test(url))).toEqual([]);
  expect([...text.matchAll(/url\("?(.{10})/g)].map(([, start]) => start)).toEqual(['data:font/', 'data:font/']);
});

test('ids are unique, and everything that names one finds it', () => {
  const ids = elements.flatMap((element) => attributeOf(element, 'id') ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  const named = elements.flatMap((element) => [
    ...(attributeOf(element, 'aria-labelledby')?.split(' ') ?? []),
    ...(attributeOf(element, 'aria-describedby')?.split(' ') ?? []),
    ...(attributeOf(element, 'href')?.replace('#', '') ?? '').split(' ').filter((id) => id !== ''),
  ]);
  expect(named.filter((id) => !ids.includes(id))).toEqual([]);
});

test('drawings hold SVG elements only, with finite numbers', () => {
  const known = ['svg', 'g', 'path', 'line', 'rect', 'circle', 'text'];
  const drawn = elements.filter(({ namespaceURI }) => namespaceURI === html.NS.SVG);
  expect(drawn.length).toBeGreaterThan(100);
  expect(drawn.filter(({ tagName }) => !known.includes(tagName))).toEqual([]);
  expect(drawn.flatMap(({ attrs }) => attrs).filter(({ value }) => /NaN|Infinity|undefined/.test(value))).toEqual([]);
});

test('every figure has a title, a caption, a sentence and its table', () => {
  const figures = named('figure');
  const words = exampleReport.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'figure' ? [block] : []));
  expect(figures.map((figure) => attributeOf(figure, 'id'))).toEqual(words.map(({ figure }) => `figure-${figure.id}`));
  for (const [i, figure] of figures.entries()) {
    const inside = elementsOf(figure);
    const { title, caption, sentence, table } = words[i].words;
    expect(textOf(inside.filter(({ tagName }) => tagName === 'h3')[0])).toBe(title);
    expect(inside.filter(({ tagName }) => tagName === 'p').map(textOf)).toEqual(
      expect.arrayContaining([caption, sentence]),
    );
    const rows = inside.filter(({ tagName }) => tagName === 'tr').map((row) => elementsOf(row).slice(1).map(textOf));
    expect(rows).toEqual([table.columns.map(({ name }) => name), ...table.rows]);
  }
});

test('texts stay texts', () => {
  expect(textOf(named('h1')[0])).toBe('An example & its <title>');
  expect(textOf(named('title')[0])).toBe('An example & its <title> · Raqam');
  expect(named('li').map(textOf)).toContain('A * b_c [d](e) `f` <g> is text, and stays it.');
});

test('pictures are PNG: ink of one gray, more or less see-through', async () => {
  const { decode } = await import('fast-png');
  const [first] = named('img');
  const { width, height, channels, data } = decode(
    Buffer.from(attributeOf(first, 'src')?.replace('data:image/png;base64,', '') ?? '', 'base64'),
  );
  expect({ width, height, channels }).toEqual({ width: 28, height: 28, channels: 2 });
  const opacities = Array.from(data).filter((_, i) => i % 2 === 1);
  const grid = exampleReport.sections[1].blocks[4];
  if (grid.kind !== 'figure' || grid.figure.kind !== 'pictureGrid') throw new Error('Expected the grid of pictures.');
  expect(Buffer.from(opacities)).toEqual(Buffer.from(grid.figure.pictures[0].pixels, 'base64'));
});

test('its colors, sizes and fonts are the tokens of the site', async () => {
  // The site names its own fonts once they are there, in a second rule.
  const tokensOf = (style: string) => {
    const rules = [...style.matchAll(/^:root(?:\[data-fonts\])? \{(.*?)\n\}/gms)].map(([, rule]) => rule).join('\n');
    return new Map([...rules.matchAll(/(--[\w-]+): ([^;]+);/g)].map(([, name, value]) => [name, value]));
  };
  const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');
  const ours = tokensOf(await read('../../assets/report.css'));
  const site = tokensOf(await read('../../../web/styles/tokens.css'));
  expect(ours.size).toBeGreaterThan(30);
  expect(Object.fromEntries(ours)).toEqual(Object.fromEntries([...ours.keys()].map((name) => [name, site.get(name)])));
});

test('figures of nothing are drawn as nothing', async () => {
  const words = { title: 'None', caption: '', sentence: '', names: [], table: { columns: [], rows: [] } };
  const ticks = Array.from('abcdefghijk');
  const axes = { x: { name: 'Epoch', ticks }, y: { name: 'Loss', ticks } };
  const empty = [
    curvesFigure({ id: 'a', x: 'epoch', y: 'loss', series: [] }),
    barsFigure({ id: 'b', quantity: 'loss', bars: [] }),
    pictureGridFigure({ id: 'c', columns: 6, pictures: [] }),
    confusionFigure([], 'counts'),
    reliabilityFigure({ bins: [], expectedError: 0, maximumError: 0 }),
  ];
  const blocks = empty.map((figure) => ({ kind: 'figure', figure, words: { ...words, axes } }) as const);
  const report = { ...exampleReport, sections: [{ title: 'Nothing', blocks }] };
  const [, body] = (await renderHtml(report)).split('<body>');
  expect(body.match(/.{40}(NaN|Infinity|undefined).{40}/g)).toBeNull();
  expect(renderTerminal(report)).not.toMatch(/NaN|Infinity|undefined/);
});
