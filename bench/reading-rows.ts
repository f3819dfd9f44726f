import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Provision } from '../src/instruments/reading.ts'

// What the parts of the reader's scorecard share: a row, the documents beside the repository, folded words.

export const REPOSITORY = resolve(import.meta.dirname, '..')
export const DOCUMENTS = resolve(REPOSITORY, '../shared/documents')

export type Row = {
  readonly on: string
  readonly measure: string
  readonly figure: number
  readonly target: number
  readonly isMost?: boolean
}

export type GoldItem = {
  readonly kind: string
  readonly clause: string | null
  readonly clause_accept?: readonly (string | null)[]
  readonly quote: string
  readonly neutral?: boolean
  readonly optional?: boolean
  readonly bearer: readonly (string | null)[]
}

export type Gold = { readonly name: string; readonly text: string; readonly provisions: readonly GoldItem[] }

export function read(path: string): string {
  return readFileSync(join(DOCUMENTS, path), 'utf8')
}

export function fold(text: string): string {
  const plain = text
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2010-\u2015]/g, '-')
  return plain.replace(/- /g, '-').replace(/\s+/g, ' ').trim().toLowerCase()
}

/** Folded, and without marks at its ends. */
export function bare(text: string): string {
  return fold(text).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}%)]+$/gu, '')
}

export function isArea(one: Provision): boolean {
  return one.kind === 'area for improvement' || one.kind === 'area for priority action'
}

export function isDuty(kind: string): boolean {
  return kind === 'duty' || kind === 'undertaking'
}
