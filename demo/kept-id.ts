/** The id of what was told before under its key in the story. */
export function keptId<Id>(known: ReadonlyMap<string, Id>, key: string): Id {
  const id = known.get(key)
  if (id === undefined) throw new Error(`Nothing was told of ${key}`)
  return id
}
