import { expect, test } from 'vitest';
import { currentScreen, type NavigationAction, navigationReducer, START } from './navigation.ts';

function navigate(...actions: readonly NavigationAction[]) {
  return actions.reduce(navigationReducer, START);
}

test('the chosen line stays within the menu, and opens', () => {
  expect(navigate({ type: 'choose', by: -1 }).chosen).toBe(0);
  expect(navigate({ type: 'choose', by: 1 }, { type: 'choose', by: 1 }).chosen).toBe(1);
  expect(navigate({ type: 'choose', by: 1 }, { type: 'open' }).route).toEqual(['home', 'data']);
});

test('back leads along the way that was come, and not beyond the first screen', () => {
  const deep = navigate({ type: 'open', screen: 'draw' }, { type: 'open', screen: 'data' });
  expect(deep.route).toEqual(['home', 'draw', 'data']);
  expect(currentScreen(deep)).toBe('data');
  expect(navigationReducer(deep, { type: 'back' }).route).toEqual(['home', 'draw']);
  expect(navigationReducer(START, { type: 'back' }).route).toEqual(['home']);
});

test('a screen passed on the way is returned to, so that the way does not grow', () => {
  const deep = navigate({ type: 'open', screen: 'draw' }, { type: 'open', screen: 'data' });
  expect(navigationReducer(deep, { type: 'open', screen: 'draw' }).route).toEqual(['home', 'draw']);
  expect(navigationReducer(deep, { type: 'open', screen: 'home' }).route).toEqual(['home']);
});
