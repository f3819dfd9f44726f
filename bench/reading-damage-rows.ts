import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { DAMAGES, damageText, seededDice } from '../src/instruments/damage.ts'
import { readInstrument } from '../src/instruments/instrument-reading.ts'
import type { Provision } from '../src/instruments/reading.ts'
import { fold, type Gold, type GoldItem, isDuty, read, DOCUMENTS, type Row } from './reading-rows.ts'

// The rows on what was not meant to be read: damaged copies and hostile texts.

export function damagedRows(): Row[] {
  const golds = readdirSync(join(DOCUMENTS, 'score/gold'))
    .map((name) => JSON.parse(read(`score/gold/${name}`)) as Gold)
    .filter((gold) => gold.provisions.some((one) => isDuty(one.kind) && one.neutral !== true))
  return DAMAGES.map((damage) => {
    let wanted = 0
    let found = 0
    for (const gold of golds) {
      const text = read(join('score/gold', '..', gold.text))
      for (const seed of [1, 2, 3]) {
        const duties = readInstrument(damageText(text, damage, seed)).provisions.filter(
          (one) => isDuty(one.kind) || one.kind === 'condition',
        )
        for (const one of gold.provisions.filter(
          (each) => isDuty(each.kind) && each.neutral !== true && each.optional !== true,
        )) {
          wanted += 1
          if (duties.some((other) => fits(other, one))) found += 1
        }
      }
    }
    return { on: 'damaged copies', measure: `duties recall: ${damage}`, figure: found / wanted, target: 0.9 }
  })
}

// Words may be misspelt by the damage: three in five of the quotation must be there, in the right clause.
function fits(one: Provision, gold: GoldItem): boolean {
  const plain = (clause: string | null): string => (clause ?? '').toLowerCase().replace(/[^a-z0-9]+/g, '.')
  if (![gold.clause, ...(gold.clause_accept ?? [])].map(plain).includes(plain(one.clause))) return false
  const words = new Set(fold(one.text).split(/[^\p{L}\p{N}]+/u))
  const wanted = fold(gold.quote)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  return wanted.filter((word) => words.has(word)).length >= wanted.length * 0.6
}

export function hostileRows(count: number): Row[] {
  const sources = [
    'sefton-statutory-direction-2022-11-21.txt',
    'sefton-improvement-notice-2021-06-07.txt',
    'written/clunford-send-direction.txt',
  ].map(read)
  const dice = seededDice(2026)
  let failures = 0
  let slowest = 0
  for (let turn = 0; turn < count; turn += 1) {
    const { took, threw } = timed(mutated(sources[turn % sources.length] ?? '', dice))
    if (threw || took > 5000) failures += 1
    slowest = Math.max(slowest, took)
  }
  const bombs = [
    'a'.repeat(10_000_000),
    'The Council shall report within 10 days of any request. '.repeat(180_000),
    '(('.repeat(2_000_000),
    ' \n'.repeat(5_000_000),
    Array.from(
      { length: 20_000 },
      (_, index) => `${' '.repeat(index % 200)}${index % 90}. The Council must:`,
    ).join('\n'),
  ]
  for (const bomb of bombs) {
    const { took, threw } = timed(bomb)
    if (threw || took > 5000) failures += 1
    slowest = Math.max(slowest, took)
  }
  return [
    {
      on: `${count} mutated texts, ${bombs.length} of up to 10 MB`,
      measure: `crash or over 5 s (slowest ${Math.round(slowest)} ms)`,
      figure: failures,
      target: 0,
      isMost: true,
    },
  ]
}

// Processor time, since the machine that scores may be busy with other work.
function timed(text: string): { took: number; threw: boolean } {
  const start = process.cpuUsage()
  const took = (): number => (process.cpuUsage(start).user + process.cpuUsage(start).system) / 1000
  try {
    readInstrument(text)
    return { took: took(), threw: false }
  } catch {
    return { took: took(), threw: true }
  }
}

// Cut, flipped, doubled, or with a piece of another place set in.
function mutated(text: string, dice: () => number): string {
  const at = Math.floor(dice() * text.length)
  const length = Math.floor(dice() * 400)
  const choice = Math.floor(dice() * 4)
  if (choice === 0) return text.slice(0, at)
  if (choice === 1)
    return text.slice(0, at) + String.fromCharCode(Math.floor(dice() * 65_536)) + text.slice(at + 1)
  if (choice === 2)
    return (
      text.slice(0, at) + text.slice(at, at + length).repeat(1 + Math.floor(dice() * 20)) + text.slice(at)
    )
  return text.slice(0, at) + text.slice(0, length) + text.slice(at + length)
}
