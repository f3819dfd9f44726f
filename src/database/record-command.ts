import fs from 'node:fs'
import type { Command, Terminal } from '../shared/command.ts'
import { within } from './backup-command.ts'
import type { Database } from './connect.ts'
import { exportRecord } from './record-heads.ts'
import { proveRecord, RECORD_FORMAT, type RecordExport } from './record-proof.ts'

const USAGE = `los record export COUNCIL FILE   write a council's record to a file (COUNCIL as in its address)
los record verify FILE [--head NUMBER:HASH …]
                                 check an exported record, trusting nothing but the file; --head is one that
                                 was kept outside, as printed on a pack`

/** Exporting needs the database; verifying needs only the file. */
export function recordCommand(open: () => Promise<Database>): Command {
  return {
    name: 'record',
    summary: 'Export the record of events, or verify an export without trusting anyone',
    usage: USAGE,
    run: async (terminal) => {
      const [verb, ...rest] = terminal.words
      if (verb === 'verify') return verifyExport(terminal, rest)
      if (verb === 'export') return writeExport(terminal, rest, open)
      terminal.complain(USAGE)
      return 2
    },
  }
}

async function writeExport(
  { print, complain }: Terminal,
  [council, file]: readonly string[],
  open: () => Promise<Database>,
): Promise<number> {
  if (council === undefined || file === undefined) {
    complain(USAGE)
    return 2
  }
  return within(open, async (database) => {
    const record = await database.asOwner((client) =>
      exportRecord(client, council === 'installation' ? null : council),
    )
    if (record === null) {
      complain(`There is no council at the address “${council}”.`)
      return 2
    }
    fs.writeFileSync(file, JSON.stringify(record), { mode: 0o600, flag: 'wx' })
    print(`Written to ${file}: ${record.events.length} events, ${record.heads.length} signed heads.`)
    return 0
  })
}

function verifyExport({ print, complain }: Terminal, words: readonly string[]): number {
  const heads = words.flatMap((word, index) => (words[index - 1] === '--head' ? [parseHead(word)] : []))
  const file = words.find((word, index) => word !== '--head' && words[index - 1] !== '--head')
  if (file === undefined || !fs.existsSync(file) || heads.includes(null)) {
    complain(file !== undefined && !fs.existsSync(file) ? `There is no file ${file}.` : USAGE)
    return 2
  }
  const record = readExport(file)
  if (record === null) {
    complain(`${file} is not an exported record, or is damaged.`)
    return 1
  }
  const proof = proveRecord(
    record,
    heads.filter((head) => head !== null),
  )
  if (!proof.ok) {
    complain(`NOT VERIFIED. The record of ${record.chain} fails at ${proof.at}: ${proof.why}.`)
    return 1
  }
  print(
    `Verified: ${proof.events} events of ${record.chain}, each following the one before; ${proof.heads} signed heads fit.`,
  )
  print(`Last hash: ${proof.lastHash}`)
  for (const key of proof.keys) print(`Signed with:\n${key.trim()}`)
  return 0
}

function readExport(file: string): RecordExport | null {
  try {
    const record = JSON.parse(fs.readFileSync(file, 'utf8')) as RecordExport
    return record.format === RECORD_FORMAT && Array.isArray(record.events) && Array.isArray(record.heads)
      ? record
      : null
  } catch {
    return null
  }
}

function parseHead(word: string): { readonly number: number; readonly hash: string } | null {
  const found = /^(\d+):([0-9a-f]{64})$/.exec(word)
  return found === null ? null : { number: Number(found[1]), hash: found[2] ?? '' }
}
