/** What an error says, for people; errors speak English in every language of the site. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
