/** What a timed contender did and who it is: `one image: Raqam`. */
export function workAndName({ name, work }: { readonly name: string; readonly work: string | null }): string {
  return work === null ? name : `${work}: ${name}`;
}
