/** Whether the first printed character is `<`: a server's error page or a portal's, under the name of the data. */
export function looksLikeMarkup(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 64));
  return start.trimStart().startsWith('<');
}
