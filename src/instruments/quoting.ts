import type { Quote } from './reading.ts'

// The two places of a contradiction, as they stand in the document.

export function quoteAt(text: string, start: number, length: number): Quote {
  return { words: text.slice(start, start + length).replace(/\s+/g, ' '), start, end: start + length }
}

export function quoteOf(text: string, words: string, from: number): Quote {
  const at = text.indexOf(words, from)
  const start = at < 0 ? Math.max(0, text.lastIndexOf(words)) : at
  return quoteAt(text, start, words.length)
}

export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
