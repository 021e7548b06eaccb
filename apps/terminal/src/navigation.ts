/** The screens that the first screen's menu leads to, in the order of the menu. */
export const MENU = ['draw', 'data'] as const;

/** The name of a screen. */
export type ScreenName = 'home' | (typeof MENU)[number];

/** Where one is in the program. */
export interface Navigation {
  /** The way from the first screen to the one that is shown. */
  readonly route: readonly [ScreenName, ...ScreenName[]];
  /** Which line of the menu is chosen, from 0. */
  readonly chosen: number;
}

/** Ways to move about. */
export type NavigationAction =
  /** Up or down in the menu, not beyond its ends. */
  | { readonly type: 'choose'; readonly by: number }
  /** Goes on to a screen, by default the chosen one; one that was passed on the way is returned to. */
  | { readonly type: 'open'; readonly screen?: ScreenName }
  /** To the screen before; from the first one, nowhere. */
  | { readonly type: 'back' };

/** The first screen, its first line chosen. */
export const START: Navigation = { route: ['home'], chosen: 0 };

/** Where one is after an action. */
export function navigationReducer(navigation: Navigation, action: NavigationAction): Navigation {
  const { route, chosen } = navigation;
  const [first, ...others] = route;
  switch (action.type) {
    case 'choose':
      return { route, chosen: Math.min(Math.max(chosen + action.by, 0), MENU.length - 1) };
    case 'open': {
      const { screen = MENU[chosen] } = action;
      if (screen === first) return { route: [first], chosen };
      const passed = others.indexOf(screen);
      return { route: [first, ...(passed === -1 ? others : others.slice(0, passed)), screen], chosen };
    }
    case 'back':
      return { route: [first, ...others.slice(0, -1)], chosen };
  }
}

/** The screen that is shown. */
export function currentScreen({ route }: Navigation): ScreenName {
  return route[route.length - 1];
}
