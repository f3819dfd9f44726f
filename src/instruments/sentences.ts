// Sentences of a paragraph, by their places in it.

export type Stretch = { readonly from: number; readonly to: number }

const BOUNDARY = /[.!?]["\u201d\u2019')\]]{0,3}\d{0,2}\s+(?=["\u201c\u2018'([]{0,2}[\p{Lu}\d])/gu
const ABBREVIATED =
  /(?:\b(?:mr|mrs|ms|dr|prof|sir|st|no|nos|para|paras|s|ss|cf|vs|v|art|reg|e\.g|i\.e|etc|approx|hon|rt|cllr|jr|ch)\.|\b[A-Z]\.|^\(?\w{1,3}[.)])$/i

export function splitSentences(text: string): Stretch[] {
  const stretches: Stretch[] = []
  let from = 0
  for (const found of text.matchAll(BOUNDARY)) {
    const to = found.index + found[0].trimEnd().length
    if (ABBREVIATED.test(text.slice(Math.max(from, found.index - 12), found.index + 1))) continue
    stretches.push({ from, to })
    from = found.index + found[0].length
  }
  if (from < text.length) stretches.push({ from, to: text.length })
  return stretches
}
