import type { InstrumentId, NamedActorId, PersonId } from '../shared/ids.ts'

// Who is who across documents. Within one, the reader resolves the names; across them only a person can say that
// two names are one.

/** A name as a document uses it, with how often it bears something there. */
export type ActorMention = {
  readonly name: string
  readonly instrumentId: InstrumentId
  readonly document: string
  /** Passages that name it as bearer or recipient. */
  readonly passages: number
  /** Open requirements that it bears. */
  readonly owes: number
}

export type KeptActor = {
  readonly id: NamedActorId
  readonly name: string
  readonly personId: PersonId | null
  readonly person: string | null
  readonly partner: string | null
  readonly version: number
  readonly names: readonly { readonly id: number; readonly name: string }[]
}

export type ActorLine = {
  /** What a form calls it: a kept actor's id, or the name itself. */
  readonly key: string
  readonly actor: KeptActor | null
  readonly name: string
  /** The names as printed. */
  readonly names: readonly string[]
  readonly mentions: readonly ActorMention[]
  readonly owes: number
}

/** One name, whatever its capitals, quotes, spaces and article. */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[‐-―]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^the\s+/, '')
}

/** Every actor that documents name: those a person brought together first, each line with where it is named. */
export function linesOfActors(
  mentions: readonly ActorMention[],
  kept: readonly KeptActor[],
): readonly ActorLine[] {
  const own = new Set(mentions.map(({ name }) => foldName(name)))
  const whose = new Map(
    kept.flatMap((actor) => actor.names.map(({ name }) => [foldName(name), actor] as const)),
  )
  const groups = new Map<string, ActorMention[]>()
  for (const actor of kept) groups.set(`a${actor.id}`, [])
  for (const mention of mentions) {
    for (const name of partsOf(mention.name, (part) => own.has(part) || whose.has(part))) {
      const actor = whose.get(foldName(name))
      const key = actor === undefined ? `n${foldName(name)}` : `a${actor.id}`
      groups.set(key, [...(groups.get(key) ?? []), { ...mention, name }])
    }
  }
  const byKey = new Map(kept.map((actor) => [`a${actor.id}`, actor]))
  return [...groups]
    .map(([key, found]) => toLine(key, byKey.get(key) ?? null, found))
    .toSorted(
      (a, b) =>
        Number(b.actor !== null) - Number(a.actor !== null) ||
        b.owes - a.owes ||
        a.name.localeCompare(b.name),
    )
}

function toLine(key: string, actor: KeptActor | null, found: readonly ActorMention[]): ActorLine {
  const printed = new Map(found.map(({ name }) => [foldName(name), name]))
  const names = actor === null ? [...printed.values()] : actor.names.map(({ name }) => name)
  return {
    key,
    actor,
    name: actor?.name ?? names[0] ?? key.slice(1),
    names,
    mentions: found,
    owes: found.reduce((sum, one) => sum + one.owes, 0),
  }
}

// "The Council and the ICB" are two where each stands elsewhere by itself; "Housing and Communities" is one name.
function partsOf(name: string, isKnown: (folded: string) => boolean): readonly string[] {
  const parts = name.split(/,\s+(?:and\s+)?|\s+and\s+/).filter(Boolean)
  const isSeveral = parts.length > 1 && parts.every((part) => isKnown(foldName(part)))
  return isSeveral ? parts.map((part) => part.replace(/^the\s+/i, '')) : [name]
}

export type ActorNamesKnown = {
  /** Who a bearer is, each by the name people gave; the name as printed where nobody said. */
  readonly whoIs: (bearer: string | null) => readonly string[]
  /** The agencies a bearer is, on a person's word. */
  readonly partnersOf: (bearer: string | null) => readonly string[]
  readonly peopleOf: (bearer: string | null) => readonly PersonId[]
}

/** `bearers` are all those of the case, so that two names joined by "and" can be told from one. */
export function knowActors(kept: readonly KeptActor[], bearers: readonly (string | null)[]): ActorNamesKnown {
  const whose = new Map(
    kept.flatMap((actor) => actor.names.map(({ name }) => [foldName(name), actor] as const)),
  )
  const own = new Set(bearers.flatMap((one) => (one === null ? [] : [foldName(one)])))
  const actorsOf = (bearer: string | null): readonly (KeptActor | string)[] =>
    bearer === null
      ? []
      : partsOf(bearer, (part) => own.has(part) || whose.has(part)).map(
          (part) => whose.get(foldName(part)) ?? part,
        )
  const keptOf = (bearer: string | null): readonly KeptActor[] =>
    actorsOf(bearer).filter((one) => typeof one !== 'string')
  return {
    whoIs: (bearer) => [
      ...new Set(actorsOf(bearer).map((one) => (typeof one === 'string' ? one : one.name))),
    ],
    partnersOf: (bearer) => keptOf(bearer).flatMap(({ partner }) => (partner === null ? [] : [partner])),
    peopleOf: (bearer) => keptOf(bearer).flatMap(({ personId }) => (personId === null ? [] : [personId])),
  }
}

export type ActorFilter = { readonly instrument: string; readonly words: string }

export function filterActors(lines: readonly ActorLine[], filter: ActorFilter): readonly ActorLine[] {
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean)
  return lines.filter((line) => {
    const isIn = line.mentions.some(({ instrumentId }) => String(instrumentId) === filter.instrument)
    if (filter.instrument !== '' && !isIn) return false
    const said = [line.name, ...line.names].join(' ').toLowerCase()
    return words.every((word) => said.includes(word))
  })
}
