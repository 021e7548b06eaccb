/** Scripts one behind the other that each hand over a piece of what the page is made of. */
const PAYLOAD = /(?:<script>\(?self\.__next_f\b[\s\S]*?<\/script>){2,}/g;

/**
 * The page with the pieces of its payload in one script. Next writes one for each piece, as they come to a server that
 * sends while it renders; a file is whole, and its policy then has to name one digest instead of a dozen.
 */
export function joinPayloadScripts(html: string): string {
  return html.replace(PAYLOAD, (scripts) => scripts.replaceAll('</script><script>', ';'));
}
