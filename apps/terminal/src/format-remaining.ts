import { formatDuration } from '@raqam/report';
import { LOCALE } from './locale.ts';

/** How long something will still take, in whole seconds, rounded up: an estimate is not known to the millisecond. */
export function formatRemaining(remainingMs: number): string {
  return `${formatDuration(Math.ceil(remainingMs / 1000) * 1000, LOCALE)} left`;
}
