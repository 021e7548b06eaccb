/** Hands a file to the browser's downloads. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Later, since the browser begins to read it only after the click.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
