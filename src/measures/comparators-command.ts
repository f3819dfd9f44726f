import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import path from 'node:path'
import { createGunzip } from 'node:zlib'
import type pg from 'pg'
import type { Database } from '../database/connect.ts'
import type { Command, Terminal } from '../shared/command.ts'
import { type Day, dayInEngland } from '../shared/days.ts'
import {
  addFigures,
  beginRelease,
  endRelease,
  type Release,
  saveNeighbours,
  saveSeriesNames,
} from './comparator-import-store.ts'
import { ComparatorRefused, readComparatorFile } from './read-comparator-file.ts'

const USAGE = `los comparators import PATH…

Each PATH is a CSV file, or one packed by gzip, of figures published for every council:
  figures        headings short_desc, years, area, la_number, region, value
  names          headings short, measure, unit
  neighbours     headings old_la_code or LA num, and SN1 to SN10; the model's year is taken from the file's name
Each file goes in whole or not at all. A file that is held already is passed over.`

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
        return await importFiles(database, paths, terminal)
      } finally {
        await database.close('gentle')
      }
    },
  }
}

async function importFiles(
  database: Database,
  paths: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const today = dayInEngland(Temporal.Now.instant())
  let failed = 0
  for (const file of paths) {
    const begun = performance.now()
    try {
      const said = await importComparatorFile(database, file, today)
      terminal.print(`${path.basename(file)}: ${said}, ${((performance.now() - begun) / 1000).toFixed(1)} s`)
    } catch (fault) {
      const isKnown = fault instanceof ComparatorRefused || (fault as NodeJS.ErrnoException).code === 'ENOENT'
      if (!isKnown) throw fault
      terminal.complain(`${path.basename(file)}: ${(fault as Error).message}. Nothing of it was kept.`)
      failed += 1
    }
  }
  return failed === 0 ? 0 : 1
}

/** One file in one transaction; answers what came in, in words. */
export async function importComparatorFile(database: Database, file: string, today: Day): Promise<string> {
  const sha256 = await hashOf(file)
  return database.asOwner(async (client) => {
    await client.query('begin')
    try {
      const release = await beginRelease(client, { name: path.basename(file), sha256 }, today)
      const said = release === null ? 'held already' : await pour(client, release, file)
      await client.query('commit')
      return said
    } catch (fault) {
      await client.query('rollback').catch(() => {})
      throw fault
    }
  })
}

async function pour(client: pg.Client, release: Release, file: string): Promise<string> {
  const model = /(20\d\d)/.exec(path.basename(file))?.[1] ?? null
  let count = 0
  let hidden = 0
  let what = 'rows'
  for await (const batch of readComparatorFile(openFile(file))) {
    switch (batch.kind) {
      case 'figures':
        await addFigures(client, release, batch)
        count += batch.values.length
        hidden += batch.values.filter(({ value }) => value === null).length
        what = 'figures'
        break
      case 'names':
        await saveSeriesNames(client, batch.names)
        count += batch.names.length
        what = 'names of series'
        break
      case 'neighbours':
        if (model === null) throw new ComparatorRefused('The file’s name does not tell the year of the model')
        await saveNeighbours(client, model, batch.neighbours)
        count += batch.neighbours.length
        what = `neighbours of the model of ${model}`
        break
    }
  }
  await endRelease(client, release, count)
  const gaps = hidden === 0 ? '' : `, of them ${hidden.toLocaleString('en-GB')} hidden or missing`
  return `${count.toLocaleString('en-GB')} ${what}${gaps}`
}

function openFile(file: string): AsyncIterable<Uint8Array> {
  const bytes = createReadStream(file)
  if (!file.endsWith('.gz')) return bytes
  const unpacked = createGunzip()
  bytes.once('error', (fault) => unpacked.destroy(fault))
  return bytes.pipe(unpacked)
}

async function hashOf(file: string): Promise<Buffer> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file) as AsyncIterable<Uint8Array>) hash.update(chunk)
  return hash.digest()
}
