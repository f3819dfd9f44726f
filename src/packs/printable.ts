// What a person typed or pasted can hold marks that no page can print: control characters (which make Word
// refuse the file and PDF/UA the page), halves of a pair, and overrides that turn the text after them round.

const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF\uFEFF]/g
const DIRECTION_OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/g
const LINE_ENDS = /\r\n?|[\u2028\u2029\u0085]/g

/** The same text without what cannot be printed. Line ends become "\n", tabs a space. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(LINE_ENDS, '\n')
    .replaceAll(CONTROLS, '')
    .replaceAll(DIRECTION_OVERRIDES, '')
    .replaceAll('\t', ' ')
}

const BREAK = '\u200B'
const MARK = /^[-/\\._@&?=,;:|]$/

/**
 * Lets a run without spaces break (at an invisible space) once it is wider than `ems`: a web address, a file
 * name, a held-down key. Ordinary words are left whole, to be hyphenated.
 */
export function breakLongRuns(text: string, ems: number): string {
  return text.replaceAll(/\S+/g, (run) => (emsOf(run) <= ems ? run : breakRun(run, ems / 2)))
}

// After a mark where a reader expects a break if there is one, otherwise at the width; never inside a
// character that is made of several code points.
function breakRun(run: string, ems: number): string {
  const parts: string[] = []
  let part = ''
  let width = 0
  for (const { segment } of new Intl.Segmenter('en-GB').segment(run)) {
    const more = emsOf(segment)
    if (part !== '' && width + more > ems) {
      parts.push(part)
      part = ''
      width = 0
    }
    part += segment
    width += more
    if (!MARK.test(segment) || width < ems / 2) continue
    parts.push(part)
    part = ''
    width = 0
  }
  return [...parts, part].filter((one) => one !== '').join(BREAK)
}

const THIN = /[fijlrtI .,:;'’()|!/[\]-]/g
const BROAD = /[A-HJ-LN-VX-Zw&]/g
const BROADEST = /[mMW@%—…]|[^\u0000-\u04FF’‘“”–]/gu

/** About how wide a text is, in ems of a face like Arial; what is not Latin, Greek or Cyrillic counts as widest. */
export function emsOf(text: string): number {
  const thin = text.match(THIN)?.length ?? 0
  const broad = text.match(BROAD)?.length ?? 0
  const broadest = text.match(BROADEST)?.length ?? 0
  return thin * 0.28 + broad * 0.7 + broadest * 0.95 + (text.length - thin - broad - broadest) * 0.556
}
