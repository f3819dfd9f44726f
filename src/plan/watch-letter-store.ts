import type { CouncilDatabase } from '../database/council-database.ts'
import { type Day, dayInEngland } from '../shared/days.ts'
import type { PersonId } from '../shared/ids.ts'
import { mayDo } from '../shared/permissions.ts'
import { type Notice, writeNotices } from './notice.ts'
import { findNews, noticesFor } from './notice-store.ts'
import { isWatchLetterDue, tellsFrom } from './watch.ts'
import { listWatched, listWatchers, type Watcher } from './watch-store.ts'

/** A letter of what changed; what it says is read as it goes out, so that it tells nobody more than they may see then. */
export type WatchLetter = {
  readonly key: string
  readonly kind: 'watch'
  readonly to: PersonId
  readonly subject: string
  readonly words: string
  readonly about: readonly []
}

/** The letters of today: one for each who wants one and in whose things others changed something. */
export async function writeWatchLetters(
  db: CouncilDatabase,
  council: { readonly name: string; readonly slug: string },
  { today, now }: { readonly today: Day; readonly now: Temporal.Instant },
): Promise<readonly WatchLetter[]> {
  const due = (await listWatchers(db)).filter(
    ({ role, letters, lastLetterAt }) =>
      mayDo(role, 'comment and watch') &&
      isWatchLetterDue(letters, lastLetterAt === null ? null : dayInEngland(lastLetterAt), today),
  )
  if (due.length === 0) return []
  const watched = await listWatched(db, null)
  const starts = new Map(due.map((one) => [one.id, tellsFrom(one.letters, one.lastLetterAt, now)]))
  const since = [...starts.values()].toSorted((a, b) => Temporal.Instant.compare(a, b))[0] ?? now
  const news = await findNews(db, watched, { since, until: now })
  return due.flatMap((watcher) => {
    const from = starts.get(watcher.id) ?? now
    const notices = noticesFor({ person: watcher.id, role: watcher.role }, watched, news)
    return notices.some(({ at }) => Temporal.Instant.compare(at, from) > 0)
      ? [letterTo(watcher, council, today)]
      : []
  })
}

function letterTo(
  { id, name }: Watcher,
  council: { readonly name: string; readonly slug: string },
  today: Day,
): WatchLetter {
  return {
    key: `watch ${id} ${today.toString()}`,
    kind: 'watch',
    to: id,
    subject: 'What changed in what you watch',
    words: `Dear ${name}

This is what others did to actions and objectives you watch at ${council.name}.

{changes}

All of it: {home}/councils/${council.slug}/watching
You choose how often this letter comes, or that it never does: {home}/account#watch-letters
`,
    about: [],
  }
}

/** What a letter that goes out now says; none where nothing is left that its reader may see, or they want none. */
export async function findLetterNotices(
  db: CouncilDatabase,
  letter: { readonly id: number; readonly to: PersonId; readonly writtenAt: Temporal.Instant },
): Promise<readonly Notice[]> {
  const watcher = (await listWatchers(db, { letter: letter.id })).find(({ id }) => id === letter.to)
  if (watcher === undefined || watcher.letters === 'never' || !mayDo(watcher.role, 'comment and watch'))
    return []
  const since = tellsFrom(watcher.letters, watcher.lastLetterAt, letter.writtenAt)
  const watched = await listWatched(db, letter.to)
  const news = await findNews(db, watched, { since, until: letter.writtenAt })
  return noticesFor({ person: letter.to, role: watcher.role }, watched, news)
}

export function fillWatchLetter(
  words: string,
  notices: readonly Notice[],
  { home, slug }: { readonly home: string; readonly slug: string },
): string {
  // The changes last, so that nothing somebody wrote in them is taken for a part of the letter.
  return words
    .replaceAll('{home}', () => home)
    .replace('{changes}', () => writeNotices(notices, (path) => `${home}/councils/${slug}${path}`))
}
