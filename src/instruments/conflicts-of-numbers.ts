import type { Clause } from './clauses.ts'
import type { Held } from './held-reading.ts'
import { readNumber } from './numbers-in-words.ts'
import { quoteAt } from './quoting.ts'
import type { Conflict, DocumentKind, Quote } from './reading.ts'

// Numbers that cannot be right: "six (3) months", "the following four areas:" over three, a paragraph that is not there.

const WORDS =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|forty|sixty|ninety'
const IN_FIGURES = new RegExp(String.raw`\b(${WORDS})\s+\((\d{1,3})\)`, 'gi')
const COUNTED = new RegExp(
  String.raw`\b(?:the\s+following\s+|these\s+|the\s+)?(${WORDS})\s+(?:\p{L}+\s+){0,2}?(?:areas?|actions|steps|matters|requirements|conditions|reasons|recommendations|objectives|priorities|points|tests|measures|outcomes)\b[^.;]{0,60}:\s*$`,
  'iu',
)
const REFERENCE =
  /\bparagraphs?\s+(\d{1,2})(?:\s*\(([a-z])\)|\.([a-z])\b)?(?!\s*(?:of|to|in)\s+(?!this\b))(?!\s*(?:and|or|,|-)\s*\d{1,2}[^.;]{0,20}\bof\s+(?:the|schedule|part|annex))/gi
const INSTRUMENTS: readonly DocumentKind[] = [
  'statutory direction',
  'improvement notice',
  'terms of reference',
]
const FEWEST_CLAUSES = 3

export function numberConflicts(text: string, held: Held): Conflict[] {
  return [
    ...wordsAndFigures(text),
    ...held.clauses.flatMap((clause) => unlikeCount(text, clause)),
    ...missingParagraphs(text, held),
  ]
}

function wordsAndFigures(text: string): Conflict[] {
  return [...text.matchAll(IN_FIGURES)].flatMap((found) => {
    const [words, said = '', figure = ''] = found
    if (readNumber(said) === Number(figure)) return []
    const quote = quoteAt(text, found.index, words.length)
    return [{ what: `The word and the figure differ: ${quote.words}`, one: quote, other: quote }]
  })
}

function unlikeCount(text: string, clause: Clause): Conflict[] {
  const said = COUNTED.exec(clause.words)
  const limbs = clause.children.filter((child) => child.role === 'item' || child.role === 'bullet')
  if (said === null || limbs.length < 2) return []
  const count = readNumber(said[1] ?? '')
  if (count === limbs.length) return []
  return [
    {
      what: `It announces ${said[1] ?? ''} and lists ${limbs.length}`,
      one: quoteOfClause(text, clause),
      other: quoteOfClause(text, limbs.at(-1) ?? clause),
    },
  ]
}

function missingParagraphs(text: string, { kind, clauses }: Held): Conflict[] {
  if (!INSTRUMENTS.includes(kind)) return []
  const paths = clauses.flatMap(({ path, annex }) => (path === null || annex !== null ? [] : [path]))
  const top = new Set(paths.map((path) => path.split('.')[0] ?? ''))
  if (top.size < FEWEST_CLAUSES) return []
  return clauses
    .filter(({ annex }) => annex === null)
    .flatMap((clause) =>
      [...clause.words.matchAll(REFERENCE)].flatMap((found) => {
        const [words, number = '', bracketed, pointed] = found
        const limb = bracketed ?? pointed
        const path = limb === undefined ? number : `${number}.${limb.toLowerCase()}`
        if (paths.includes(path) || (limb === undefined && top.has(number))) return []
        const quote = quoteOfClause(text, clause)
        return [{ what: `It points to ${words}, and there is none`, one: quote, other: quote }]
      }),
    )
}

function quoteOfClause(text: string, clause: Clause): Quote {
  const { pieces, text: words } = clause.paragraph.passage
  return quoteAt(text, pieces[0]?.at ?? 0, Math.min(words.length, 240))
}
