import fs from 'node:fs'
import type { Command } from '../shared/command.ts'
import { restoreBackup, writeBackup } from './backup.ts'
import type { Database } from './connect.ts'
import { exportRecord, listChains } from './record-heads.ts'
import { proveRecord } from './record-proof.ts'

type Open = () => Promise<Database>

export function backupCommand(open: Open): Command {
  return {
    name: 'backup',
    summary: 'Write everything, as it stands at one moment, to one file',
    usage: 'los backup FILE\n\nA gzipped text file, one line of JSON for each row. Work goes on meanwhile.',
    run: async ({ words: [file], print, complain }) => {
      if (file === undefined) return complainOf(complain, 'Say which file to write: los backup FILE')
      if (fs.existsSync(file)) return complainOf(complain, `${file} is there already. Choose another name.`)
      return within(open, async (database) => {
        const head = await database.asOwner((client) => writeBackup(client, file, Temporal.Now.instant()))
        print(`Written to ${file}: ${sum(head.tables)} rows of ${Object.keys(head.tables).length} tables.`)
        return 0
      })
    },
  }
}

export function restoreCommand(open: Open): Command {
  return {
    name: 'restore',
    summary: 'Put a backup into an empty database, and verify it',
    usage:
      'los restore FILE\n\nSet LOS_DATA to a new folder, or DATABASE_URL to an empty database. All or nothing.',
    run: async ({ words: [file], print, complain }) => {
      if (file === undefined) return complainOf(complain, 'Say which file to restore: los restore FILE')
      if (!fs.existsSync(file)) return complainOf(complain, `There is no file ${file}.`)
      return within(open, async (database) => {
        const head = await database.asOwner((client) => restoreBackup(client, file))
        print(`Restored ${sum(head.tables)} rows, taken ${head.takenAt}.`)
        return proveAll(database, print, complain)
      })
    },
  }
}

async function proveAll(
  database: Database,
  print: (text: string) => void,
  complain: (text: string) => void,
): Promise<number> {
  return database.asOwner(async (client) => {
    for (const chain of [...(await listChains(client)), null]) {
      const record = await exportRecord(client, chain)
      if (record === null) continue
      const proof = proveRecord(record)
      if (!proof.ok)
        return complainOf(
          complain,
          `The record of ${record.chain} does not verify at ${proof.at}: ${proof.why}.`,
        )
      print(`The record of ${record.chain} verifies: ${proof.events} events, ${proof.heads} signed heads.`)
    }
    return 0
  })
}

export async function within(open: Open, work: (database: Database) => Promise<number>): Promise<number> {
  const database = await open()
  try {
    return await work(database)
  } finally {
    await database.close('gentle')
  }
}

function complainOf(complain: (text: string) => void, words: string): number {
  complain(words)
  return 2
}

function sum(tables: Readonly<Record<string, number>>): number {
  return Object.values(tables).reduce((total, count) => total + count, 0)
}
