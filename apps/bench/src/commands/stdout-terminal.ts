/** What is written to: its width, and whether it is a terminal, which shows colors. */
export function stdoutTerminal(): { readonly columns: number; readonly color: boolean } {
  // Neither is there when a file or a pipe is written to, whatever the types of Node say.
  const { columns, isTTY }: { readonly columns?: number; readonly isTTY?: boolean } = process.stdout;
  return { columns: columns ?? 80, color: isTTY ?? false };
}
