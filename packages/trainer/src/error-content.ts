/** An error as it crosses between threads, where its class is lost. */
export interface ErrorContent {
  readonly name: string;
  readonly message: string;
  readonly stack: string | null;
}

/** An error as plain data. */
export function toErrorContent(error: unknown): ErrorContent {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return { name, message, stack: stack ?? null };
}

/** The error again, with its name and stack, but of the class `Error`. */
export function fromErrorContent({ name, message, stack }: ErrorContent): Error {
  const error = new Error(message);
  error.name = name;
  if (stack !== null) error.stack = stack;
  return error;
}
