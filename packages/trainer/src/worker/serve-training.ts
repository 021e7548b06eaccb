/** Answers the one that started this worker; see `trainInWorker`. */
export function serveTraining(): void {}
