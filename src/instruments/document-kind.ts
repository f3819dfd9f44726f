import { type Sign, SIGNS, WHOLE } from './kind-signs.ts'
import { OTHER_SIGNS } from './other-kind-signs.ts'
import type { DocumentKind, Reason } from './reading.ts'

// The kind of a document, told from its form. Each sign has a weight; the heaviest sum wins, and its signs are the reasons.

const SAID = /\b(?:said|told|added|says|according\s+to|reported|urged|pledged|pointed\s+to|called\s+for)\b/gi

export function tellKind(text: string): { kind: DocumentKind; reasons: Reason[] } {
  const sums = new Map<DocumentKind, { weight: number; reasons: Reason[] }>()
  for (const sign of [
    ...[...SIGNS, ...OTHER_SIGNS].flatMap((one) => seen(one, text)),
    ...articleSigns(text),
  ]) {
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
