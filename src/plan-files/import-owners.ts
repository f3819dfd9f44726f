import { readOwners } from '../plan/check-owner-words.ts'
import { plain } from '../plan/check-words.ts'
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
    const words = plain(same[0]?.owner)
    return { words, rows: same.map(({ row }) => row), ...match(words, people, chosen[key]) }
  })
}

/**
 * Who else a row names: the other owners of its cell, those who support, and its contributors, as far as they mean one
 * colleague or an agency by its name. Whoever else is named stays in the words that are kept.
 */
export function othersNamed(
  row: Pick<PlanRow, 'owner' | 'contributors'>,
  people: readonly Owning[],
  owner: Owning | null,
): { readonly people: readonly Owning[]; readonly bodies: readonly string[] } {
  const read = readOwners(row.owner)
  const beside = read.kind === 'several' ? read.owners : read.kind === 'one' ? read.supporters : []
  const named = [...beside, ...plain(row.contributors).split(/\s*(?:[;,/&\n]|\band\b)\s*/)].filter(Boolean)
  const agencies = new Map(
    people.flatMap(({ partner }) => (partner === null ? [] : [[fold(partner), partner]])),
  )
  return {
    people: named
      .flatMap((words) => match(words, people, undefined).person ?? [])
      .filter((one) => one.id !== owner?.id),
    bodies: named.flatMap((words) => agencies.get(fold(words)) ?? []),
  }
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
  const owner = read.kind === 'one' ? read.owner : words
  const named = people.filter(({ name }) => holds(owner, name))
  if (named.length === 1) return { person: named[0] ?? null, how: 'their name' }
  // A cell that names several posts names no one owner.
  const posted = read.kind === 'several' ? [] : people.filter(({ jobTitle }) => isPost(owner, jobTitle))
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
