/** How far a run goes ahead of who pulls: enough to keep workers busy while a page draws, and so few that a pause is one. */
export const STEPS_AHEAD = 6;
