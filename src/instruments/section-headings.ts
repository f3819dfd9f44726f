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
  | 'challenges'
  | 'other'

const SECTIONS: readonly (readonly [Section, RegExp])[] = [
  [
    'priority action',
    /^(?:areas?|actions?) (?:for|of) (?:immediate(?: and)? )?priority(?: action)?s?$|^(?:areas? for )?priority (?:and|or) immediate actions?$|^areas? for (?:immediate|urgent) action$|^priority actions?$/,
  ],
  [
    'improvement',
    /^what (?:needs to improve|does (?:the )?.{1,60} need to (?:do to )?improve|must improve)(?: in this area of (?:social work )?practice)?$|^areas? (?:for|of) (?:further )?(?:improvement|development)$|^recommendations for improvement$/,
  ],
  ['recommendations', /^(?:key |detailed |summary of |list of )?recommendations(?: (?:to|for) .{1,120})?$/],
  [
    'findings',
    /^(?:main |key |headline |inspection |summary of (?:the )?)?findings(?: .{0,60})?$|^(?:key )?strengths(?: .{0,40})?$|^what is (?:working|going) well$|^(?:key )?(?:strengths|areas of strength).{0,30}$|^(?:the )?(?:local authority|lscb)['\u2019]s strengths$|^(?:summary|information|progress|inspection judgements?|case study|next steps|background|context|introduction|conclusion|executive summary|methodology|key issues)\b.{0,80}$|^(?:early help |partnership )strengths$/,
  ],
  ['terms of reference', /^terms of reference.{0,80}$/],
  ['contents', /^(?:table of )?contents$/],
]

/** What a heading says its section is; null where it is not one of the known headings. */
export function sectionOf(heading: string): Section | null {
  const plain = plainHeading(heading)
  if (plain.length > 160) return null
  for (const [section, pattern] of SECTIONS) if (pattern.test(plain)) return section
  return null
}

export function isSectionHeading(line: string): boolean {
  const section = sectionOf(line)
  if (section === null) return false
  // "Findings were shared with ..." is a sentence; a heading has no full stop and is short.
  return !/[.;,]$/.test(line) && line.split(/\s+/).length <= 14
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
