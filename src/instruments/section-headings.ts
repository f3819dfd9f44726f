// The headings that tell what the words beneath them are, whoever wrote the document.

export const GRADES =
  /^(?:outstanding|good|requires improvement(?: to be good)?|inadequate|adequate|satisfactory)$/i

export type Section =
  | 'priority action'
  | 'improvement'
  | 'recommendations'
  | 'findings'
  | 'terms of reference'
  | 'contents'
  | 'other'

const SECTIONS: readonly (readonly [Section, RegExp])[] = [
  [
    'priority action',
    /^(?:areas?|actions?) (?:for|of) (?:immediate(?: and)? )?priority(?: action)?s?$|^(?:areas? for )?priority (?:and|or) immediate actions?$|^areas? for (?:immediate|urgent) action$|^priority actions?$|^responsible body areas? for priority action$/,
  ],
  [
    'improvement',
    /^what (?:needs to improve|does (?:the )?.{1,60} need to (?:do to )?improve|must improve)(?: in this area of (?:social work )?practice)?$|^areas? (?:for|of) (?:further )?(?:improvement|development)$|^recommendations for improvement$/,
  ],
  ['recommendations', /^(?:key |detailed |summary of |list of )?recommendations(?: (?:to|for) .{1,120})?$/],
  [
    'findings',
    /^(?:main |key |headline |inspection |summary of (?:the |key )?)?findings(?: .{0,60})?$|^(?:key |early help |partnership )?strengths(?: .{0,40})?$|^what is (?:working|going) well$|^areas of strength.{0,30}$|^(?:the )?(?:local authority|lscb|partnership|board|council)\b.{0,30}\bstrengths(?: include)?$|^(?:executive )?summary\b.{0,80}$|^(?:information|progress|inspection judge?ments?|case study|next steps|background|context|introduction|conclusion|methodology|key issues)\b.{0,80}$|^what the inspection judge?ments mean.{0,40}$|^the (?:experiences and progress|impact of leaders|effectiveness of|local safeguarding children board)\b.{0,140}$|^(?:children (?:who need help|looked after|in care)|leadership)\b.{0,90}: (?:outstanding|good|requires improvement(?: to be good)?|inadequate)$|^local area partnership details$|^practice study.{0,60}$/,
  ],
  ['terms of reference', /^terms of reference.{0,80}$/],
  ['contents', /^(?:table of )?contents$/],
]

/** What a heading says its section is; null where it is not one of the known headings. */
export function sectionOf(heading: string): Section | null {
  const plain = plainHeading(heading)
  if (plain.length > 160 || /(?:\s|\.{3,})\d{1,3}$/.test(plain)) return null
  for (const [section, pattern] of SECTIONS) if (pattern.test(plain)) return section
  return null
}

export function isSectionHeading(line: string): boolean {
  const section = sectionOf(line)
  if (section === null) return false
  if (
    section === 'findings' &&
    /\b(?:is|are|was|were|has|have|had|will|should|this|these|we|they)\b/i.test(line)
  )
    return /\bis (?:working|going)\b|^what\b|:/i.test(line)
  // "Findings were shared with ..." is a sentence; a heading has no full stop and is short.
  return !/[.;,]$/.test(line) && line.split(/\s+/).length <= 20
}

export function plainHeading(heading: string): string {
  return heading
    .replace(/[*_#\u200b]+/g, '')
    .replace(/^\d{1,2}[.)]?\s+/, '')
    .replace(/[\s:?.]+$/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}
