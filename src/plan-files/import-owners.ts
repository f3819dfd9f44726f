import { namesSomebody, readOwners } from '../plan-checks/check-owner-words.ts'
import { plain } from '../plan-checks/check-words.ts'
import type { PlanRow } from './plan-file.ts'

// Whom the words of an owner's cell mean. Only what can mean one colleague is matched; the rest a person says.

export type Owning = {
  readonly id: number
  readonly name: string
  readonly jobTitle: string
  readonly partner: string | null
}

export type MatchedOwner = {
  readonly words: string
  readonly rows: readonly number[]
  readonly person: Owning | null
  /** Who else the cell names where it clearly names several: the first owns, these contribute. */
  readonly others: readonly string[]
  readonly how: 'their name' | 'their post' | 'chosen' | 'left without' | 'nobody fits' | 'several fit'
}

/** Every owner the file names, in the order they come, each once. */
export function matchOwners(
  rows: readonly PlanRow[],
  people: readonly Owning[],
  chosen: Readonly<Record<string, string>>,
): readonly MatchedOwner[] {
  const named = rows.filter(({ owner }) => readOwners(owner).kind !== 'nobody')
  return [...Map.groupBy(named, ({ owner }) => ownerKey(owner))].map(([key, same]) => {
    // As written: a line break may part two owners.
    const cell = same[0]?.owner ?? ''
    const [, ...others] = namedTogether(cell)
    return {
      words: plain(cell),
      rows: same.map(({ row }) => row),
      others,
      ...match(cell, people, chosen[key]),
    }
  })
}

/**
 * Whom the cells that name several were taken for the last time, so that the same file says the same again: a
 * person's choice stands, and so does that nobody was chosen.
 */
export function chosenBefore(
  kept: Iterable<{
    readonly row: Pick<PlanRow, 'owner'>
    readonly wanted: { readonly owner: number | null }
  }>,
): Readonly<Record<string, string>> {
  const several = [...kept].filter(({ row }) => namedTogether(row.owner).length > 1)
  return Object.fromEntries(
    several.map(({ row, wanted }) => [ownerKey(row.owner), String(wanted.owner ?? 'none')]),
  )
}

/**
 * Who else a row names: the other owners of its cell and those who support, each a colleague, an agency or else by the
 * words; and its contributors, as far as they mean one colleague or an agency by its name. Whoever else is named stays
 * in the words that are kept.
 */
export function othersNamed(
  row: Pick<PlanRow, 'owner' | 'contributors'>,
  people: readonly Owning[],
  owner: Owning | null,
): { readonly people: readonly Owning[]; readonly bodies: readonly string[] } {
  const beside = besideOwner(row.owner, people)
  const named = [...beside, ...plain(row.contributors).split(/\s*(?:[;,/&\n]|\band\b)\s*/)].filter(Boolean)
  const agencies = new Map(
    people.flatMap(({ partner }) => (partner === null ? [] : [[fold(partner), partner]])),
  )
  const found = named.map((words, at) => ({
    words,
    person: match(words, people, undefined).person,
    body: agencies.get(fold(words)) ?? (at < beside.length ? words.slice(0, LONGEST_BODY) : null),
  }))
  return {
    people: found.flatMap(({ person }) => (person === null || person.id === owner?.id ? [] : [person])),
    bodies: found.flatMap(({ person, body }) => (person !== null || body === null ? [] : [body])),
  }
}

// As long as the name of a contributor may be.
const LONGEST_BODY = 200

// The first named owns; where somebody else was chosen, a first who is known does a part like the others.
function besideOwner(words: string | null, people: readonly Owning[]): readonly string[] {
  const read = readOwners(words)
  if (read.kind === 'one') return read.supporters.filter((one) => namesSomebody(one) && !ANYBODY.test(one))
  const [first, ...others] = namedTogether(words)
  return first !== undefined && match(first, people, undefined).person !== null ? [first, ...others] : others
}

const ANYBODY = /^(?:all )?(?:partners?|partner agencies|other(?:s| agencies)|colleagues|staff|teams?)$/i

/** The owners of a cell that clearly names two or more; none of any other, so "Heads of Service" are not parted. */
function namedTogether(words: string | null): readonly string[] {
  const read = readOwners(words)
  return read.kind === 'several' && read.owners.length > 1 ? read.owners : []
}

/** Under what an owner's words are kept: spelling and spaces apart. */
export function ownerKey(words: string | null): string {
  return fold(plain(words))
}

function match(
  words: string,
  people: readonly Owning[],
  chosen: string | undefined,
): Pick<MatchedOwner, 'person' | 'how'> {
  if (chosen === 'none') return { person: null, how: 'left without' }
  const picked = people.find(({ id }) => String(id) === chosen)
  if (picked !== undefined) return { person: picked, how: 'chosen' }
  const read = readOwners(words)
  const owner = read.kind === 'one' ? read.owner : (namedTogether(words)[0] ?? words)
  const named = people.filter(({ name }) => holds(owner, name))
  if (named.length === 1) return { person: named[0] ?? null, how: 'their name' }
  const posted = people.filter(({ jobTitle }) => isPost(owner, jobTitle))
  if (named.length === 0 && posted.length === 1) return { person: posted[0] ?? null, how: 'their post' }
  return { person: null, how: named.length + posted.length === 0 ? 'nobody fits' : 'several fit' }
}

function holds(words: string, name: string): boolean {
  const [within, wanted] = [fold(words), fold(name)]
  if (wanted === '') return false
  const turned = wanted.split(' ').toReversed().join(' ')
  return [wanted, turned].some((form) => ` ${within} `.includes(` ${form} `))
}

function isPost(words: string, jobTitle: string): boolean {
  return fold(jobTitle) !== '' && fold(words) === fold(jobTitle)
}

function fold(words: string): string {
  return words
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/\b(?:mr|mrs|ms|miss|dr|prof|cllr)\b\.?/g, ' ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
