let announce = () => {};

/** Resolves when the network has given its first answer in this page. */
export const firstAnswer: Promise<void> = new Promise((resolve) => {
  announce = resolve;
});

/** To be called with every answer; the first one counts. */
export function announceAnswer(): void {
  announce();
}
