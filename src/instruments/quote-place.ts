// Where in a document a quote stands, for words that came through a clipboard.

export type Place = { readonly start: number; readonly end: number }

const MOST_PLACES = 20

/** Every place with these words, whatever their spaces, line breaks, quotation marks and dashes. */
export function findQuote(text: string, quote: string): readonly Place[] {
  const words = quote.trim().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const pattern = new RegExp(words.map(wordPattern).join(String.raw`\s+`), 'giu')
  const places: Place[] = []
  for (const found of text.matchAll(pattern)) {
    places.push({ start: found.index, end: found.index + found[0].length })
    if (places.length === MOST_PLACES) break
  }
  return places
}

/** The stretch if its words are the quote's own; a selection measured in another version of the text is not. */
export function confirmPlace(text: string, quote: string, place: Place): Place | null {
  if (place.start < 0 || place.end > text.length || place.end <= place.start) return null
  const plain = (words: string): string => words.replaceAll(/\s+/g, ' ').trim()
  return plain(text.slice(place.start, place.end)) === plain(quote) ? trimPlace(text, place) : null
}

function trimPlace(text: string, { start, end }: Place): Place {
  const words = text.slice(start, end)
  return {
    start: start + words.length - words.trimStart().length,
    end: end - words.length + words.trimEnd().length,
  }
}

const ALIKE: Readonly<Record<string, string>> = {
  "'": "['‘’]",
  '‘': "['‘’]",
  '’': "['‘’]",
  '"': '["“”]',
  '“': '["“”]',
  '”': '["“”]',
  '-': '[-‐‑–—]',
  '–': '[-‐‑–—]',
  '—': '[-‐‑–—]',
}

function wordPattern(word: string): string {
  return Array.from(word)
    .map((letter) => ALIKE[letter] ?? letter.replace(/[\\^$.*+?()[\]{}|/]/, String.raw`\$&`))
    .join('')
}
