import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Expects that axe finds nothing to object to in the page as it stands. */
export async function checkAccessibility(page: Page): Promise<void> {
  // Legacy mode looks at one document only, which is all there is, and needs no second page for it.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
}
