// Word's automatic numbers, counted as Word counts them (ECMA-376 part 1, 17.9): they stand nowhere in the file's text.

export type NumberFormat =
  | 'decimal'
  | 'decimalZero'
  | 'lowerLetter'
  | 'upperLetter'
  | 'lowerRoman'
  | 'upperRoman'
  | 'ordinal'
  | 'cardinalText'
  | 'ordinalText'
  | 'bullet'
  | 'none'

export type Level = {
  readonly start: number
  readonly format: NumberFormat
  /** "%1.%2" prints this level's number after that of the level above. */
  readonly template: string
  /** After which level this one starts again: absent for any above, 0 for never, else 1 for the first. */
  readonly restart?: number
  /** All numbers in digits, whatever their own format. */
  readonly isLegal: boolean
  /** Whether nothing stands between number and words. */
  readonly isTight: boolean
  /** The paragraph style that takes this level. */
  readonly style?: string
}

export type List = {
  /** Lists that share this share their counters. */
  readonly counts: string
  readonly levels: readonly (Level | undefined)[]
  /** Levels that start anew where this list is first used. */
  readonly anew: ReadonlySet<number>
}

export class Numbering {
  readonly #lists: ReadonlyMap<string, List>
  readonly #counters = new Map<string, (number | undefined)[]>()
  readonly #begun = new Set<string>()

  constructor(lists: ReadonlyMap<string, List>) {
    this.#lists = lists
  }

  /** The level of a list that a style takes, where the style names none itself. */
  levelOfStyle(list: string, style: string): number {
    const levels = this.#lists.get(list)?.levels ?? []
    return Math.max(
      0,
      levels.findIndex((level) => level?.style === style),
    )
  }

  /** The next number at a level, as printed, with its space; "" where the paragraph has none. */
  next(listId: string, depth: number): string {
    const list = this.#lists.get(listId)
    const level = list?.levels[depth]
    if (list === undefined || level === undefined) return ''
    const counters = this.#counters.get(list.counts) ?? []
    this.#counters.set(list.counts, counters)
    this.#beginList(listId, list, counters)
    const count = counters[depth]
    counters[depth] = count === undefined ? level.start : count + 1
    forgetBelow(counters, depth, list.levels)
    const printed = printLevel(level, depth, list.levels, counters).trim()
    return printed === '' ? '' : printed + (level.isTight ? '' : ' ')
  }

  isBullet(listId: string, depth: number): boolean {
    return this.#lists.get(listId)?.levels[depth]?.format === 'bullet'
  }

  #beginList(listId: string, list: List, counters: (number | undefined)[]): void {
    if (this.#begun.has(listId)) return
    this.#begun.add(listId)
    for (const depth of list.anew) counters[depth] = undefined
  }
}

function forgetBelow(
  counters: (number | undefined)[],
  depth: number,
  levels: readonly (Level | undefined)[],
): void {
  for (let below = depth + 1; below < counters.length; below++) {
    const restart = levels[below]?.restart
    if (restart === undefined || (restart > 0 && depth < restart)) counters[below] = undefined
  }
}

function printLevel(
  level: Level,
  depth: number,
  levels: readonly (Level | undefined)[],
  counters: readonly (number | undefined)[],
): string {
  if (level.format === 'bullet') return printBullet(level.template)
  return level.template.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1
    const shown = levels[at]
    if (shown === undefined || at > depth) return ''
    const format = level.isLegal && shown.format !== 'none' ? 'decimal' : shown.format
    return formatNumber(counters[at] ?? shown.start, format)
  })
}

// Bullets are mostly letters of the Symbol and Wingdings fonts; this is how those print.
const BULLETS: Readonly<Record<string, string>> = {
  '\uf0b7': '•',
  '\u00b7': '•',
  o: '◦',
  '\uf0a7': '▪',
  '\u00a7': '▪',
  '\uf06e': '■',
  '\uf0d8': '➢',
  '\uf0fc': '✓',
  '\uf0a8': '◻',
  '\uf02d': '–',
}

export function printBullet(template: string): string {
  const known = BULLETS[template]
  if (known !== undefined) return known
  return /^[\ue000-\uf8ff]$/.test(template) ? '•' : template
}

export function formatNumber(number: number, format: NumberFormat): string {
  switch (format) {
    case 'decimal':
      return String(number)
    case 'decimalZero':
      return String(number).padStart(2, '0')
    case 'lowerLetter':
      return letters(number)
    case 'upperLetter':
      return letters(number).toUpperCase()
    case 'lowerRoman':
      return roman(number).toLowerCase()
    case 'upperRoman':
      return roman(number)
    case 'ordinal':
      return number + ordinalEnding(number)
    case 'cardinalText':
      return capitalise(CARDINALS[number] ?? String(number))
    case 'ordinalText':
      return capitalise(ORDINALS[number] ?? number + ordinalEnding(number))
    case 'bullet':
    case 'none':
      return ''
    default:
      return format satisfies never
  }
}

// After z Word writes aa, bb, cc: the letter again, not the next pair.
function letters(number: number): string {
  if (number < 1) return String(number)
  const letter = String.fromCharCode(97 + ((number - 1) % 26))
  return letter.repeat(Math.min(20, Math.ceil(number / 26)))
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(number: number): string {
  if (number < 1 || number > 3999) return String(number)
  let left = number
  let printed = ''
  for (const [value, letter] of ROMAN)
    while (left >= value) {
      printed += letter
      left -= value
    }
  return printed
}

function ordinalEnding(number: number): string {
  if (number % 100 >= 11 && number % 100 <= 13) return 'th'
  return ['th', 'st', 'nd', 'rd'][number % 10] ?? 'th'
}

const CARDINALS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )
const ORDINALS =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  )

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
