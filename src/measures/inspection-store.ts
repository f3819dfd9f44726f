import { sql } from 'kysely'
import type { CouncilDatabase } from '../database/council-database.ts'
import type { AreaName } from './comparator.ts'
import { counted } from './comparator-store.ts'
import type { ToldOutcome } from './inspection-outcome.ts'
import { plainCouncilName } from './national-area.ts'

/** What the inspectorates’ files tell of these councils; `area` is then the council’s number. */
export async function listOutcomes(
  db: CouncilDatabase,
  codes: readonly string[],
): Promise<readonly ToldOutcome[]> {
  const known = await listKnownAs(db, codes)
  const codeOf = new Map<string, string>()
  for (const { code, name, longCode } of known) {
    codeOf.set(code, code)
    codeOf.set(plainCouncilName(name), code)
    if (longCode !== null) codeOf.set(longCode, code)
  }
  const { rows } = await sql<ToldOutcome>`
    select o.area, o.framework, o.visit, o.inspected_on as "inspectedOn", o.published_on as "publishedOn", o.grades,
      o.theme, o.link, r.file
    from inspection_outcome o
    join comparator_release r on r.id = o.release_id and ${counted}
    where o.area = any(${[...codeOf.keys()]}::text[])
    order by o.inspected_on desc nulls last, o.release_id, o.place`.execute(db)
  return rows.map((one) => ({ ...one, area: codeOf.get(one.area) ?? one.area }))
}

/** Councils by their numbers, under the name that was brought in last. */
export async function listAreaNames(
  db: CouncilDatabase,
  codes: readonly string[],
): Promise<readonly AreaName[]> {
  const names = new Map((await listKnownAs(db, codes)).map(({ code, name }) => [code, name]))
  return codes.map((code) => ({ code, name: names.get(code) ?? code }))
}

type KnownAs = AreaName & { readonly longCode: string | null }

// One file tells numbers, another the statistics office's codes, a third names alone: a council answers to all of them.
async function listKnownAs(db: CouncilDatabase, codes: readonly string[]): Promise<readonly KnownAs[]> {
  const { rows } = await sql<KnownAs>`
    select a.code, a.name, a.long_code as "longCode"
    from comparator_area a
    join comparator_release r on r.id = a.release_id and ${counted}
    where a.code = any(${[...codes]}::text[])
    group by a.code, a.name, a.long_code
    order by a.code, max(r.id), a.name`.execute(db)
  return rows
}
