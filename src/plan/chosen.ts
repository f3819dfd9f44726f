/**
 * The ids that were ticked, in order. Only what is on the list counts: an id typed by hand, or of another council,
 * is dropped.
 */
export function chosenOf<Id extends number>(
  ticked: readonly string[],
  all: readonly { readonly id: number }[],
): readonly Id[] {
  const chosen = new Set(ticked)
  return all
    .map((one) => one.id)
    .filter((id) => chosen.has(String(id)))
    .sort((a, b) => a - b) as Id[]
}
