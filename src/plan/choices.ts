/** Something to tick: what it is called, and enough of its words to know it by. */
export type Choosable = { readonly id: number; readonly name: string; readonly words: string }

/** Somebody who can own a thing. */
export type Ownable = { readonly id: number; readonly name: string; readonly jobTitle: string }

/** The names of what was ticked, for a person to read. */
export function namesOf(ids: readonly number[], all: readonly Choosable[]): string {
  return ids.map((id) => all.find((one) => one.id === id)?.name ?? String(id)).join(', ')
}
