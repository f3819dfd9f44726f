import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { describeRefusal } from '../documents/document.ts'
import { readDocument } from '../documents/read-document.ts'
import type { Command, Terminal } from '../shared/command.ts'
import { accept, type Outcome, refuse } from '../shared/outcome.ts'
import { readInstrument } from './instrument-reading.ts'
import type { Provision, Reading } from './reading.ts'
import { dueOf } from './schedule.ts'
import { sayInWords } from './schedule-words.ts'

export const readCommand: Command = {
  name: 'read',
  summary: 'What an instrument or report asks of whom, and by when',
  usage:
    'los read FILE [--json]\n\nReads a direction, notice, terms of reference or report (text, Markdown, PDF or Word).',
  run,
}

async function run(terminal: Terminal): Promise<number> {
  const file = terminal.words.find((word) => !word.startsWith('--'))
  if (file === undefined) {
    terminal.complain('Say which file to read: los read FILE')
    return 2
  }
  const found = await textOf(file)
  if (!found.ok) {
    terminal.complain(found.refusal)
    return 1
  }
  const reading = readInstrument(found.value)
  terminal.print(terminal.words.includes('--json') ? JSON.stringify(toJson(reading)) : toTable(reading))
  return 0
}

// Text and Markdown stand as they are, so that the places told are places in the file itself.
async function textOf(file: string): Promise<Outcome<string, string>> {
  let bytes: Buffer
  try {
    bytes = await readFile(file)
  } catch {
    return refuse(`There is no file "${file}" that can be opened.`)
  }
  if (['.txt', '.md', '.text', '.markdown'].includes(extname(file).toLowerCase()))
    return accept(bytes.toString('utf8'))
  const document = await readDocument(bytes)
  return document.ok ? accept(document.value.text) : refuse(describeRefusal(document.refusal))
}

function toJson(reading: Reading): object {
  return {
    kind: reading.kind,
    title: reading.title?.value ?? null,
    council: reading.council?.value ?? null,
    issuer: reading.issuer?.value ?? null,
    signatory: reading.signatory?.value ?? null,
    dated: reading.dated?.value ?? null,
    revokes: reading.revokes,
    provisions: reading.provisions.map(provisionToJson),
    judgements: reading.judgements,
    conflicts: reading.conflicts,
    ...(reading.readTo === undefined ? {} : { readTo: reading.readTo }),
  }
}

function provisionToJson(provision: Provision): object {
  const { clause, kind, text, start, end, bearer, likelyBearer, recipient, modality, restates, reasons } =
    provision
  const due = dueOf(provision.schedule, provision.timeWords)
  return { clause, kind, text, start, end, bearer, likelyBearer, recipient, modality, due, restates, reasons }
}

function toTable(reading: Reading): string {
  const lines = [
    reading.title?.value ?? 'Untitled',
    `A ${reading.kind}${reading.dated === null ? '' : ` dated ${reading.dated.value}`}`,
    '',
  ]
  for (const provision of reading.provisions) {
    const who = provision.bearer ?? (provision.likelyBearer === null ? '' : `${provision.likelyBearer}?`)
    lines.push(
      `${(provision.clause ?? '').padEnd(12)} ${provision.kind.padEnd(14)} ${who.slice(0, 28).padEnd(28)} ${sayInWords(provision.schedule)}`,
    )
    lines.push(`             ${provision.text.replace(/\s+/g, ' ').slice(0, 120)}`)
  }
  for (const { area, grade } of reading.judgements) lines.push(`${grade.padEnd(24)} ${area}`)
  if (reading.readTo !== undefined)
    lines.push(
      `Too long to read whole: only the first ${reading.readTo.toLocaleString('en-GB')} characters were read.`,
    )
  for (const conflict of reading.conflicts) lines.push(`Conflict: ${conflict.what}`)
  return lines.join('\n')
}
