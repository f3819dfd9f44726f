import type { DocumentKind } from './reading.ts'

// The signs by which the kind of a document is told, each with its weight.

export type Sign = {
  readonly kind: DocumentKind
  readonly weight: number
  readonly pattern: RegExp
  readonly within: number
  readonly why: string
}

const TOP = 900
const OPENING = 4000
export const WHOLE = 60_000

// A title says what a paper is, whatever it goes on to tell of inspections and reports.
export const SIGNS: readonly Sign[] = [
  {
    kind: 'statutory direction',
    weight: 7,
    within: 160,
    pattern:
      /^\W*(?:[^\n.]{0,60}\n\s*)?(?:revised\s+|further\s+)?(?:statutory\s+)?directions?\s+(?:to|given\s+to|under)\b/i,
    why: 'titled a direction at its head',
  },
  {
    kind: 'improvement notice',
    weight: 7,
    within: 160,
    pattern: /^\W*(?:revised\s+|further\s+|\p{L}+\s+){0,4}improvement\s+notice\b/iu,
    why: 'titled a notice at its head',
  },
  {
    kind: 'terms of reference',
    weight: 7,
    within: 200,
    pattern: /^\W*(?:[^\n.]{0,160}\n\s*)?(?:[^\n.]{0,100}\b)?terms\s+of\s+reference\b[^\n.]{0,100}$/im,
    why: 'titled terms of reference at its head',
  },
  {
    kind: 'statutory direction',
    weight: 5,
    within: TOP,
    pattern:
      /^\W{0,12}(?:\S+\s+){0,6}?(?:statutory\s+)?directions?\s+(?:to|issued\s+to|under|given\s+to|in\s+respect\s+of|made\s+under)\b/im,
    why: 'titled a direction',
  },
  {
    kind: 'statutory direction',
    weight: 5,
    within: 240,
    pattern: /^\W{0,12}(?:\S+\s+){0,8}?directions?\W*$/im,
    why: 'titled a direction',
  },
  {
    kind: 'statutory direction',
    weight: 4,
    within: WHOLE,
    pattern: /^\W{0,12}now,?\s+therefore/im,
    why: 'has an operative part',
  },
  {
    kind: 'statutory direction',
    weight: 2,
    within: WHOLE,
    pattern: /^\W{0,12}whereas\b/im,
    why: 'has recitals',
  },
  {
    kind: 'statutory direction',
    weight: 4,
    within: WHOLE,
    pattern:
      /\b(?:secretary\s+of\s+state|minister)\s+(?:\S+\s+){0,6}?(?:hereby\s+)?directs\b|\bdirects\s+(?:that\s+)?the\s+(?:\S+\s+){0,4}?(?:council|authority)\b/i,
    why: 'directs a council',
  },
  {
    kind: 'statutory direction',
    weight: 2,
    within: OPENING,
    pattern: /\b(?:section|s\.?)\s*(?:497A|15)\s*\(/i,
    why: 'names the power it is made under',
  },
  {
    kind: 'improvement notice',
    weight: 7,
    within: 400,
    // In a line of its own: a recital may tell of a notice too.
    pattern: /^(?:[^\n.;]{0,60}\s)?improvement\s+notice(?:\s[^\n.;]{0,80})?\W{0,8}$/im,
    why: 'titled an improvement notice',
  },
  {
    kind: 'improvement notice',
    weight: 4,
    within: OPENING,
    pattern: /\bthis\s+(?:improvement\s+)?notice\s+(?:is|has\s+been)\s+(?:issued|given|served)\b/i,
    why: 'says that it is a notice',
  },
  {
    kind: 'improvement notice',
    weight: 2,
    within: WHOLE,
    pattern: /\bcomply\s+with\s+this\s+(?:improvement\s+)?notice\b/i,
    why: 'asks to be complied with as a notice',
  },
  {
    kind: 'terms of reference',
    weight: 6,
    within: 500,
    pattern: /^\W{0,12}(?:[^\n]{0,80}\b)?terms\s+of\s+reference\b[^\n.]{0,80}$/im,
    why: 'titled terms of reference',
  },
  {
    kind: 'terms of reference',
    weight: 2,
    within: OPENING,
    pattern:
      /\b(?:commissioner|advis[eo]r|board|panel)\s+(?:shall|will|is\s+expected\s+to|is\s+asked\s+to|should)\b/i,
    why: 'says what an appointee is to do',
  },
  {
    kind: 'commissioner report',
    weight: 5,
    within: 1500,
    // "The Council shall report to the Secretary of State" is no title.
    pattern:
      /(?<!\b(?:shall|must|will|should|may|to|and|or|then|they)\s+)\breport\s+(?:for|to)\s+the\s+(?:secretary\s+of\s+state|minister|department)/i,
    why: 'a report to the Secretary of State',
  },
  {
    kind: 'commissioner report',
    weight: 4,
    within: TOP,
    pattern:
      /\bcommissioner[\u2019']?s?[\u2019']?\s+(?:(?!(?:shall|must|will|should|may|to|is)\b)\S+\s+){0,3}?(?:report|review)\b|\breport\s+(?:of|by|from)\s+the\s+(?:\S+\s+){0,4}commissioner/i,
    why: 'titled a commissioner\u2019s report',
  },
  {
    kind: 'commissioner report',
    weight: 4,
    within: WHOLE,
    pattern: /^\W{0,12}(?:\d+\.?\s+)?recommendations?\s+(?:to|for)\s+[^\n]{3,100}$/im,
    why: 'ends in recommendations',
  },
  {
    kind: 'commissioner report',
    weight: 2,
    within: WHOLE,
    pattern:
      /\b(?:my\s+(?:work|role|appointment|review)\s+as\s+(?:the\s+)?(?:\S+\s+){0,2}commissioner|role\s+of\s+the\s+commissioner|I\s+(?:recommend|conclude|am\s+not,?\s+therefore))\b/i,
    why: 'speaks as the commissioner',
  },
  {
    kind: 'focused visit letter',
    weight: 9,
    within: 3500,
    pattern: /\bfocuss?ed\s+visit\s+(?:to|of)\b/i,
    why: 'a focused visit',
  },
  { kind: 'focused visit letter', weight: 2, within: 3500, pattern: /^\W{0,12}dear\s+/im, why: 'a letter' },
  {
    kind: 'JTAI letter',
    weight: 12,
    within: 4000,
    pattern: /\bjoint\s+targeted\s+area\s+inspection\b/i,
    why: 'a joint targeted area inspection',
  },
  {
    kind: 'SEND report',
    weight: 11,
    within: 2500,
    pattern:
      /\barea\s+SEND\s+(?:full\s+|monitoring\s+)?inspection\b|\binspection\s+of\s+(?:\S+\s+){1,8}local\s+area\s+partnership\b|\bjoint\s+(?:local\s+)?area\s+(?:SEND|special\s+educational\s+needs)/i,
    why: 'an area SEND inspection',
  },
  {
    kind: 'SEND report',
    weight: 5,
    within: 2500,
    pattern: /\blocal\s+area\s+partnership\s+report\b/i,
    why: 'a local area partnership report',
  },
  {
    kind: 'inspection report',
    weight: 6,
    within: 2500,
    pattern:
      /\binspection\s+of\s+(?:\S+\s+){0,8}?(?:local\s+authority\s+children|services\s+for\s+children|children[\u2019']s\s+(?:social\s+care\s+)?services)/i,
    why: 'titled an inspection of children\u2019s services',
  },
  {
    kind: 'inspection report',
    weight: 3,
    within: 2500,
    pattern: /^\W{0,12}(?:inspection\s+dates?|report\s+published|lead\s+inspector)\s*:/im,
    why: 'prints inspection dates',
  },
  {
    kind: 'inspection report',
    weight: 3,
    within: 6000,
    pattern: /^\W{0,12}judgement\s+grade\b|\boverall\s+effectiveness\b/im,
    why: 'has a table of judgements',
  },
  {
    kind: 'inspection report',
    weight: 2,
    within: 6000,
    pattern: /\blead\s+inspector\b/i,
    why: 'names a lead inspector',
  },
]
