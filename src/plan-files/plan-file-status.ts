import type { Rating } from '../plan/written-plan.ts'
import { plain, saysNothing } from '../plan-checks/check-words.ts'

// A status as printed: a word, a letter or only a colour. It is kept as what the council said on the day of the
// import; what Line of Sight shows is computed from dates and facts.

export type PrintedStatus = {
  readonly words: string
  readonly rating: Rating | null
  readonly stage: 'not started' | 'started' | 'done' | 'cancelled' | null
}

const RATINGS: readonly (readonly [RegExp, Rating])[] = [
  [/\bblue\b|^b$/i, 'blue'],
  [/\bgreen\b|^g$/i, 'green'],
  [/\b(?:amber|yellow|orange)\b|^a$/i, 'amber'],
  [/\bred\b|^r$/i, 'red'],
  [/\b(?:gr[ae]y|white)\b/i, 'grey'],
]

const STAGES: readonly (readonly [RegExp, Exclude<PrintedStatus['stage'], null>])[] = [
  [/^(?:cancelled|canceled|withdrawn|superseded|abandoned|no longer (?:required|needed))\b/i, 'cancelled'],
  [
    /\b(?:not (?:yet )?(?:started|begun|due|commenced)|to (?:do|start)|pending|future|outstanding|planned)\b/i,
    'not started',
  ],
  // What is to be completed is not: an import would otherwise take it for done.
  [
    /\b(?:not (?:yet |been )*(?:complete[d]?|done|delivered|achieved|embedded|evidenced|sustained|closed|finished|met)|incomplete|part(?:ly|ially)|nearly|almost|to be|will be|yet to|due to|expected|awaiting|should be)\b/i,
    'started',
  ],
  [
    /\b(?:complete[d]?|done|closed|finished|delivered|embedded|achieved|signed[ -]off|evidenced|sustained)\b|^100 ?%$|^c$|^y(?:es)?$|[✓✔]/i,
    'done',
  ],
  [
    /\b(?:in progress|on[ -]?going|started|under ?way|on track|off track|at risk|behind|late|delayed|slipp\w+|overdue|open|progressing|on target|active|wip)\b|^\d{1,2} ?%$/i,
    'started',
  ],
]

export function readStatus(text: string, fill: string | null): PrintedStatus | null {
  const words = plain(text)
  const rating =
    RATINGS.find(([form]) => form.test(words))?.[1] ?? (fill === null ? null : ratingOfColour(fill))
  if ((words === '' || saysNothing(words)) && rating === null) return null
  const stage = STAGES.find(([form]) => form.test(words))?.[1] ?? null
  return { words: words === '' && rating !== null ? rating : words, rating, stage }
}

/** Was anything understood? A cell that says something else is for a person to look at. */
export function isUnderstood(status: PrintedStatus): boolean {
  return status.rating !== null || status.stage !== null
}

/** A fill colour's name, by its hue: white, black and pale tints that stripe a table are none. */
export function ratingOfColour(fill: string): Rating | null {
  const hex = fill.replace(/^#/, '').slice(-6)
  if (!/^[0-9a-f]{6}$/i.test(hex)) return null
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map(
    (at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255,
  )
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)]
  const spread = most - least
  if (most < 0.2 || least > 0.93) return null
  if (spread < 0.12) return most > 0.85 ? null : 'grey'
  return ratingOfHue(hueOf(red, green, blue, most, spread))
}

function hueOf(red: number, green: number, blue: number, most: number, spread: number): number {
  if (most === red) return (60 * ((green - blue) / spread) + 360) % 360
  return most === green ? 60 * ((blue - red) / spread) + 120 : 60 * ((red - green) / spread) + 240
}

function ratingOfHue(hue: number): Rating | null {
  if (hue < 18 || hue >= 335) return 'red'
  if (hue < 65) return 'amber'
  if (hue < 170) return 'green'
  return hue < 260 ? 'blue' : null
}
