import { html, type Html, type Part } from '../web/html.ts'

const BEFORE = 90

/** A quote with the words that matter lit; a long one is cut to the stretch around the first of them. */
export function litWords(text: string, words: readonly string[], most = 320): Html {
  const plain = text.replaceAll(/\s+/g, ' ').trim()
  const pattern = words.map((word) => RegExp.escape(word.replaceAll(/\s+/g, ' '))).join('|')
  const first = pattern === '' ? 0 : Math.max(0, plain.search(new RegExp(pattern, 'iu')))
  const stretch = cut(plain, first, most)
  if (pattern === '') return html`${stretch}`
  const parts = stretch.split(new RegExp(`(${pattern})`, 'giu'))
  return html`${parts.map((part, index): Part => (index % 2 === 1 ? html`<mark class="sight-mark">${part}</mark>` : part))}`
}

function cut(text: string, first: number, most: number): string {
  if (text.length <= most) return text
  const from = first < BEFORE ? 0 : text.lastIndexOf(' ', first - BEFORE) + 1
  const wide = text.slice(from, from + most)
  const ends = from + most >= text.length
  return `${from === 0 ? '' : '… '}${ends ? wide : `${wide.replace(/\s\S*$/, '')} …`}`
}
