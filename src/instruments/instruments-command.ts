import { type Actor, type CouncilDatabase, inCouncil } from '../database/council-database.ts'
import type { Database } from '../database/connect.ts'
import type { Command, Terminal } from '../shared/command.ts'
import type { CouncilId } from '../shared/ids.ts'
import { findInstrument } from './instrument-store.ts'
import { listProvisions, listWithdrawn } from './provision-store.ts'
import { readApart } from './read-apart.ts'
import { compareReadings, type RereadingDifference } from './rereading.ts'
import { findRereading, listReadEarlier, type ReadEarlier, saveRereading } from './rereading-store.ts'
import { saveTaking } from './taking-store.ts'

const USAGE = `los instruments reread [--council COUNCIL] [--preview]

Reads again what an earlier reader read, for every council or for one (COUNCIL as in its address). Undecided proposals
follow the reader of today; what people decided, edited or added stays as it is. Each taking can be undone on its page.
  --preview   only say what would change`

const ACTOR: Actor = { id: null, name: 'The command line', role: 'the product itself' }

/** Brings what was read before up to the reader of today. */
export function instrumentsCommand(open: () => Promise<Database>): Command {
  return {
    name: 'instruments',
    summary: 'Read instruments again with a newer reader, keeping what people decided',
    usage: USAGE,
    run: async (terminal) => {
      if (terminal.words[0] !== 'reread') {
        terminal.complain(USAGE)
        return 2
      }
      const database = await open()
      try {
        return await rereadAll(database, terminal)
      } finally {
        await database.close('gentle')
      }
    },
  }
}

async function rereadAll(database: Database, terminal: Terminal): Promise<number> {
  const { words, print, complain } = terminal
  const wanted = words.includes('--council') ? (words[words.indexOf('--council') + 1] ?? '') : null
  const councils = await listCouncils(database, wanted)
  if (councils.length === 0) {
    complain(wanted === null ? 'There is no council yet.' : `There is no council at the address “${wanted}”.`)
    return wanted === null ? 0 : 2
  }
  let count = 0
  for (const council of councils) {
    const work = <Answer>(access: 'read' | 'write', act: (db: CouncilDatabase) => Promise<Answer>) =>
      inCouncil(database, { council: council.id, actor: ACTOR, access }, act)
    for (const one of await work('read', listReadEarlier)) {
      const said = await reread(one, { work, isPreview: words.includes('--preview') })
      print(`${council.slug}: ${said}`)
      count += 1
    }
  }
  if (count === 0) print('Everything is read by the reader of today.')
  return 0
}

type Work = {
  readonly work: <Answer>(
    access: 'read' | 'write',
    act: (db: CouncilDatabase) => Promise<Answer>,
  ) => Promise<Answer>
  readonly isPreview: boolean
}

// The thread runs outside any transaction.
async function reread({ id, words }: ReadEarlier, { work, isPreview }: Work): Promise<string> {
  const reading = await readApart(words)
  return work(isPreview ? 'read' : 'write', async (db) => {
    const instrument = await findInstrument(db, id)
    if (instrument === null) return `instrument ${id} is gone`
    if (reading === null)
      return `${instrument.title}: it took too long to read again; what was read before stays`
    const held = {
      provisions: await listProvisions(db, id),
      withdrawn: await listWithdrawn(db, id),
      reading: instrument.reading,
    }
    const difference = compareReadings(held, reading)
    if (isPreview) return `${instrument.title}: would change ${inWords(difference)}`
    await saveRereading(db, instrument, reading)
    const rereading = await findRereading(db, id)
    if (rereading === null) return `${instrument.title}: not kept`
    const { changes, same } = difference
    const taken = await saveTaking(db, rereading, {
      instrument,
      changes,
      takesFacts: true,
      same: same.map((one) => one.id),
    })
    return taken === null
      ? `${instrument.title}: somebody changed it meanwhile; nothing was taken`
      : `${instrument.title}: took ${inWords(difference)}`
  })
}

function inWords({ changes, besides, facts }: RereadingDifference): string {
  const count = (kind: string): number => changes.filter((one) => one.kind === kind).length
  return `${count('new')} new, ${count('changed')} changed, ${count('gone')} gone, ${count('back')} back, ${facts.length} facts; ${besides.length} beside people’s words`
}

async function listCouncils(
  database: Database,
  wanted: string | null,
): Promise<readonly { readonly id: CouncilId; readonly slug: string }[]> {
  return database.asOwner(async (client) => {
    const { rows } = await client.query<{ id: CouncilId; slug: string }>(
      'select id, slug from council where $1::text is null or slug = $1 order by slug',
      [wanted],
    )
    return rows
  })
}
