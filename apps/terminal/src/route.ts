/** The screens of the program, by the name in their title line. */
export const SCREENS = ['home', 'draw', 'data'] as const;

/** The name of a screen. */
export type ScreenName = (typeof SCREENS)[number];

/** The way from the first screen to the one that is shown; never empty. */
export type Route = readonly [ScreenName, ...ScreenName[]];

/** Goes on to a screen; one that was passed on the way is returned to instead of being opened again. */
export function open(route: Route, screen: ScreenName): Route {
  const [first, ...others] = route;
  if (screen === first) return [first];
  const passed = others.indexOf(screen);
  return [first, ...(passed === -1 ? others : others.slice(0, passed)), screen];
}

/** Goes one screen back; `null` when there is none before. */
export function back(route: Route): Route | null {
  const [first, ...others] = route;
  return others.length === 0 ? null : [first, ...others.slice(0, -1)];
}

/** The screen that is shown. */
export function current(route: Route): ScreenName {
  return route[route.length - 1];
}
