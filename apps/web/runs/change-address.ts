/**
 * Puts what is chosen into the address, so that it can be kept and copied; the page itself stays.
 *
 * @param values By name; `null` takes a name out.
 */
export function changeAddress(values: Readonly<Record<string, string | null>>): void {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(values)) {
    if (value === null) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  }
  history.replaceState(null, '', address);
}
