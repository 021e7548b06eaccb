import { expect, test } from 'vitest';
import { joinPayloadScripts } from '../server/join-payload-scripts.ts';

test('the pieces of a payload become one script, and other scripts stay', () => {
  const before = '<script>first()</script><script src="/a.js"></script>';
  const pieces =
    '<script>(self.__next_f=self.__next_f||[]).push([0])</script><script>self.__next_f.push([1,"a"])</script>' +
    '<script>self.__next_f.push([1,"b"])</script>';
  const after = '<script>last()</script></body>';
  expect(joinPayloadScripts(before + pieces + after)).toBe(
    `${before}<script>(self.__next_f=self.__next_f||[]).push([0]);self.__next_f.push([1,"a"]);` +
      `self.__next_f.push([1,"b"])</script>${after}`,
  );
});

test('a page with one piece, or none, stays as it is', () => {
  for (const html of ['<script>self.__next_f.push([0])</script>', '<script>go()</script><script>on()</script>']) {
    expect(joinPayloadScripts(html)).toBe(html);
  }
});
