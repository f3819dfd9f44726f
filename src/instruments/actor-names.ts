import type { ActorNames } from './reading.ts'

// One actor under many names within one document: a person's name becomes the office, a bare "Commissioner" the
// one that is defined. Offices past ("the First Commissioner") stay themselves.

export function resolverOf(actors: readonly ActorNames[], opening: string): (name: string) => string {
  const byName = new Map<string, string>()
  for (const actor of actors) {
    const office = shortest(actor)
    for (const name of [actor.name, ...actor.alsoCalled]) {
      byName.set(plain(name), office)
      const surname = /^(?:\p{Lu}[\p{L}'\u2019-]+\.?\s+)+(\p{Lu}[\p{L}'\u2019-]+)$/u.exec(name)?.[1]
      if (surname !== undefined && !isOffice(name)) {
        for (const title of ['', 'mr ', 'mrs ', 'ms ', 'miss ', 'dr ', 'sir ', 'dame '])
          byName.set(title + plain(surname), office)
      }
    }
  }
  const addressed = addressees(opening)
  return (name) => {
    if (/^(?:bodies|parties|addressees|organisations)$/i.test(name) && addressed.length > 1)
      return addressed.join(' and ')
    return byName.get(plain(name)) ?? name
  }
}

// "Both bodies" are those that the document names in its opening with a short name each.
function addressees(opening: string): string[] {
  const names = [
    ...opening.matchAll(
      /\(["\u201c\u2018']?the\s+(Council|Authority|ICB|Trust|Partnership|CCG|Integrated Care Board)["\u201d\u2019']?\)/gi,
    ),
  ]
  return [...new Set(names.map((found) => found[1] ?? ''))].slice(0, 3)
}

function shortest(actor: ActorNames): string {
  const offices = [actor.name, ...actor.alsoCalled].filter(isOffice).toSorted((a, b) => a.length - b.length)
  const office = offices.find((name) => !/^(?:new|first)\b/i.test(name)) ?? offices[0] ?? actor.name
  return office.charAt(0).toUpperCase() + office.slice(1)
}

function isOffice(name: string): boolean {
  return /\b(?:council|authority|commissioners?|advis[eo]rs?|chair|board|partnership|trust|department|dfe|icb|secretary of state|ministers?|director|officer|lead|executive|partners|team|panel|forum)\b/i.test(
    name,
  )
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replace(/\u2019/g, "'")
    .trim()
}
