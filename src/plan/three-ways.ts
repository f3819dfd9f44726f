// Three tellings of one thing: what somebody had before them when they began, what they want, and what stands there now
// because somebody else saved meanwhile.

export type Merged<Wanted> = {
  /** What they changed is theirs, everything else as it stands now. */
  readonly wanted: Wanted
  /** What both changed, each in their own way. */
  readonly clashes: readonly (keyof Wanted)[]
}

/** Nobody's change undoes another's unless both changed the same. Without what they had before them, all of it is theirs. */
export function mergeThreeWays<Wanted extends object>(
  before: Readonly<Record<string, unknown>> | null,
  wanted: Wanted,
  now: Wanted,
): Merged<Wanted> {
  const fields = Object.keys(wanted) as (keyof Wanted & string)[]
  const isTheirs = (field: keyof Wanted & string) => before === null || !isSame(before[field], wanted[field])
  const kept = fields.filter((field) => !isTheirs(field)).map((field) => [field, now[field]] as const)
  return {
    wanted: { ...wanted, ...(Object.fromEntries(kept) as Partial<Wanted>) },
    clashes: fields.filter(
      (field) =>
        isTheirs(field) &&
        !isSame(wanted[field], now[field]) &&
        (before === null || !isSame(before[field], now[field])),
    ),
  }
}

/** What somebody has before them, for a form to carry along. */
export function packSeen(seen: object): string {
  return Buffer.from(JSON.stringify(seen)).toString('base64url')
}

/** Null where it is not what a form was given. */
export function parsePacked(packed: string): Readonly<Record<string, unknown>> | null {
  try {
    const seen: unknown = JSON.parse(Buffer.from(packed, 'base64url').toString())
    return typeof seen === 'object' && seen !== null ? { ...seen } : null
  } catch {
    return null
  }
}

// As a form carries it: a day as its words, links in no order.
function isSame(one: unknown, other: unknown): boolean {
  return carried(one) === carried(other)
}

function carried(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? value.map(String).toSorted() : (value ?? null))
}
