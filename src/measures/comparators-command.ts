import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Database } from '../database/connect.ts'
import type { Command, Terminal } from '../shared/command.ts'
import { type Day, dayInEngland } from '../shared/days.ts'
import { keepForAll, saveRelease } from './comparator-import-store.ts'
import { ComparatorRefused, type NationalFile } from './national-file.ts'
import { describeNationalFile } from './national-words.ts'
import { readNationalFile } from './read-comparator-file.ts'

const USAGE = `los comparators import PATH…

Each PATH is a published file, or a folder of them: CSV (also packed by gzip), workbook or Parquet. What a file is, is told
from its columns:
  statistics     any file of Explore education statistics: time_period, geographic_level, filters, figures
  tool           the comparison tool's database and its dictionary
  neighbours     a model of statistical neighbours; its year is taken from the file's name
  councils       the list of councils' numbers, or of all their codes
  inspections    overviews and official statistics of inspections; ratings of youth justice services
Each file goes in whole or not at all, for every council of this installation. A file that is held already is passed over;
one of later years or brought in later takes the place of what was held, which is kept.`

/** Brings in published national figures, to set a council's own beside. */
export function comparatorsCommand(open: () => Promise<Database>): Command {
  return {
    name: 'comparators',
    summary: 'Bring in published figures of other councils, regions and England',
    usage: USAGE,
    run: async (terminal) => {
      const [verb, ...paths] = terminal.words
      if (verb !== 'import' || paths.length === 0) {
        terminal.complain(USAGE)
        return 2
      }
      const database = await open()
      try {
        return await importPaths(database, paths, terminal)
      } finally {
        await database.close('gentle')
      }
    },
  }
}

type Wanted = { readonly file: string; readonly wasNamed: boolean }

async function importPaths(
  database: Database,
  paths: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const today = dayInEngland(Temporal.Now.instant())
  let failed = 0
  for (const { file, wasNamed } of await findFiles(paths)) {
    const name = path.basename(file)
    const begun = performance.now()
    try {
      const said = await importComparatorFile(database, file, {
        today,
        tell: (rows) => terminal.complain(`${name}: ${rows.toLocaleString('en-GB')} rows read`),
      })
      terminal.print(`${name}: ${said}, ${((performance.now() - begun) / 1000).toFixed(1)} s`)
    } catch (fault) {
      if (!isForPerson(fault)) throw fault
      if (fault instanceof ComparatorRefused && fault.isStranger && !wasNamed) {
        terminal.print(`${name}: passed over. ${fault.message}`)
        continue
      }
      terminal.complain(`${name}: ${fault.message}. Nothing of it was kept.`)
      failed += 1
    }
  }
  // Without fresh statistics the first pages after an import read whole tables.
  await database.asOwner((client) =>
    client.query(
      'analyze comparator_figure, comparator_series, comparator_area, comparator_name, comparator_neighbour',
    ),
  )
  return failed === 0 ? 0 : 1
}

function isForPerson(fault: unknown): fault is Error {
  return (
    fault instanceof ComparatorRefused ||
    ['ENOENT', 'EACCES'].includes((fault as NodeJS.ErrnoException).code ?? '')
  )
}

/** Named files as they are, and the files of named folders in order of their names. */
async function findFiles(paths: readonly string[]): Promise<readonly Wanted[]> {
  const found: Wanted[] = []
  for (const one of paths) {
    const isFolder = await stat(one).then(
      (facts) => facts.isDirectory(),
      () => false,
    )
    if (!isFolder) found.push({ file: one, wasNamed: true })
    else {
      const entries = await readdir(one, { recursive: true, withFileTypes: true })
      const files = entries
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
      found.push(...files.toSorted().map((file) => ({ file, wasNamed: false })))
    }
  }
  return found
}

/** One file in one transaction; answers what came in, in words. */
export async function importComparatorFile(
  database: Database,
  file: string,
  { today, tell }: { readonly today: Day; readonly tell?: (rows: number) => void },
): Promise<string> {
  const sha256 = await hashOf(file)
  return database.asOwner(async (client) => {
    const held = await client.query(
      'select 1 from comparator_release where council_id is null and sha256 = $1',
      [sha256],
    )
    if (held.rowCount !== 0) return 'held already'
    const name = path.basename(file)
    const national = await readNationalFile({ name, from: file, ...(tell === undefined ? {} : { tell }) })
    await client.query('begin')
    try {
      await saveForAll(client, { name, sha256, broughtBy: 'The command line' }, national, today)
      await client.query('commit')
    } catch (fault) {
      await client.query('rollback').catch(() => {})
      throw fault
    }
    return describeNationalFile(national)
  })
}

async function saveForAll(
  client: {
    readonly query: (words: string, values: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>
  },
  facts: Parameters<typeof saveRelease>[1],
  national: NationalFile,
  today: Day,
): Promise<void> {
  const writer = { query: (words: string, values: readonly unknown[]) => client.query(words, [...values]) }
  const release = await saveRelease(writer, facts, national, today)
  if (release !== null) await keepForAll(writer, release, facts)
}

async function hashOf(file: string): Promise<Buffer> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file) as AsyncIterable<Uint8Array>) hash.update(chunk)
  return hash.digest()
}
