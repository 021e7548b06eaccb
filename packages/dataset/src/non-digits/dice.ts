import type { RandomSource } from '@raqam/random';

/** Random values one after the other, for drawings of which nobody knows beforehand how many they take. */
export interface Dice {
  /** Evenly from `low` to `high`. */
  between(low: number, high: number): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** Whether something happens that does with this probability. */
  chance(probability: number): boolean;
  /** One of some things. */
  pick<Thing>(things: readonly Thing[]): Thing;
}

/** Dice that throw a row of random numbers from its beginning. */
export function createDice(random: RandomSource): Dice {
  let numThrown = 0;
  const uniform = () => random.uniform(numThrown++);
  const whole = (low: number, high: number) => low + Math.floor(uniform() * (high - low + 1));
  return {
    between: (low, high) => low + uniform() * (high - low),
    whole,
    chance: (probability) => uniform() < probability,
    pick: (things) => things[whole(0, things.length - 1)],
  };
}
