import type { DocumentKind, Reason } from './reading.ts'

// The kind of a document, told from its form. Each sign has a weight; the heaviest sum wins, and its signs are the reasons.

type Sign = {
  readonly kind: DocumentKind
  readonly weight: number
  readonly pattern: RegExp
  readonly within: number
  readonly why: string
}

const TOP = 900
const OPENING = 4000
const WHOLE = 60_000

const SIGNS: readonly Sign[] = [
  {
    kind: 'statutory direction',
    weight: 5,
    within: TOP,
    pattern:
      /\b(?:statutory\s+)?direction(?:s)?\s+(?:to|issued\s+to|under|given\s+to|in\s+respect\s+of|made\s+under)\b/i,
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
    pattern: /\b(?:secretary\s+of\s+state|minister)\s+(?:\S+\s+){0,6}?(?:hereby\s+)?directs\b/i,
    why: 'directs a council',
  },
  {
    kind: 'statutory direction',
    weight: 2,
    within: OPENING,
    pattern: /\bsection\s+(?:497A|15)\s*\(/i,
    why: 'names the power it is made under',
  },
  {
    kind: 'improvement notice',
    weight: 7,
    within: 400,
    pattern: /\bimprovement\s+notice\b/i,
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
    pattern: /\breport\s+(?:for|to)\s+the\s+(?:secretary\s+of\s+state|minister|department)/i,
    why: 'a report to the Secretary of State',
  },
  {
    kind: 'commissioner report',
    weight: 4,
    within: TOP,
    pattern:
      /\bcommissioner[\u2019']?s?[\u2019']?\s+(?:\S+\s+){0,3}?(?:report|review)\b|\breport\s+(?:of|by|from)\s+the\s+(?:\S+\s+){0,4}commissioner/i,
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
const SAID = /\b(?:said|told|added|says|according\s+to|reported|urged|pledged|pointed\s+to|called\s+for)\b/gi

export function tellKind(text: string): { kind: DocumentKind; reasons: Reason[] } {
  const sums = new Map<DocumentKind, { weight: number; reasons: Reason[] }>()
  for (const sign of [...SIGNS.flatMap((one) => seen(one, text)), ...articleSigns(text)]) {
    const sum = sums.get(sign.kind) ?? { weight: 0, reasons: [] }
    sums.set(sign.kind, { weight: sum.weight + sign.weight, reasons: [...sum.reasons, sign.reason] })
  }
  const best = [...sums].toSorted((a, b) => b[1].weight - a[1].weight)[0]
  if (best === undefined || best[1].weight < 4) return { kind: 'other', reasons: [] }
  return { kind: best[0], reasons: best[1].reasons }
}

type Seen = { readonly kind: DocumentKind; readonly weight: number; readonly reason: Reason }

function seen(sign: Sign, text: string): Seen[] {
  const found = sign.pattern.exec(text.slice(0, sign.within))
  if (found === null) return []
  return [
    {
      kind: sign.kind,
      weight: sign.weight,
      reason: { words: found[0].replace(/\s+/g, ' ').trim().slice(0, 120), why: sign.why },
    },
  ]
}

// News tells who said what, in the third person, and issues nothing itself.
function articleSigns(text: string): Seen[] {
  const part = text.slice(0, WHOLE)
  const said = part.match(SAID) ?? []
  const perThousand = (said.length * 1000) / Math.max(part.length, 1500)
  const isLetter = /^\W{0,12}(?:dear\s|whereas|signed)/im.test(part)
  if (isLetter || said.length < 4 || perThousand < 0.6) return []
  const isNews =
    /\b(?:this\s+(?:week|month)|last\s+(?:week|month|year)|yesterday|earlier\s+this\s+(?:week|month|year)|today)\b/i.exec(
      part,
    )
  return [
    {
      kind: 'news article',
      weight: 5,
      reason: {
        words: [...new Set(said.map((one) => one.toLowerCase()))].slice(0, 6).join(', '),
        why: 'tells what others said',
      },
    },
    ...(isNews === null
      ? []
      : [
          {
            kind: 'news article' as const,
            weight: 3,
            reason: { words: isNews[0], why: 'dated by the day of its reader' },
          },
        ]),
  ]
}
