import type { Clause } from './clauses.ts'
import type { Fact } from './reading.ts'

export function plainWords(clause: Clause): string {
  return clause.paragraph.passage.text.trim()
}

export function fact(value: string, words: string, why: string): Fact {
  return { value, reason: { words: words.replace(/\s+/g, ' ').trim(), why } }
}
