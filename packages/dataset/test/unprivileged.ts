const NOBODY = 65534;

/** Runs an action as a user whom permissions bind: root, whom they do not, becomes `nobody` for that long. */
export async function unprivileged<T>(action: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0 || !process.seteuid) return action();
  process.seteuid(NOBODY);
  try {
    return await action();
  } finally {
    process.seteuid(0);
  }
}
