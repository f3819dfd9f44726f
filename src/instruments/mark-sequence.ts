import { type Enumeration, labelOf, type Marker } from './markers.ts'
import type { Paragraph } from './paragraphs.ts'

// Which level a mark belongs to, by what it continues, opens or skips; each reading has a cost and the cheapest wins.

export type Counted = {
  readonly enumeration: Enumeration | 'bullet' | 'decimal'
  value: number
  readonly glyph: string | null
  readonly indent: number
  readonly style: string
}

export type Choice = {
  readonly depth: number
  readonly enumeration: Enumeration
  readonly value: number
  readonly cost: number
}

export type Place = {
  readonly paragraph: Paragraph
  readonly paragraphs: readonly Paragraph[]
  readonly index: number
  readonly levels: readonly Counted[]
  /** Has a heading stood since the last numbered paragraph? */
  readonly isNewSection: boolean
  readonly isAfterStem: boolean
}

/** The best reading of a paragraph's mark in its place; null where it fits nowhere. */
export function chooseMark(place: Place): Choice | null {
  const { paragraph } = place
  const choices = (paragraph.marker?.values ?? []).flatMap((value) => choicesFor(value, place))
  const best = choices.toSorted((a, b) => a.cost - b.cost)[0]
  return best !== undefined && best.cost <= 4 ? best : null
}

function choicesFor({ enumeration, value }: Marker['values'][number], place: Place): Choice[] {
  const { levels, isNewSection } = place
  const choices: Choice[] = []
  const top = levels.length
  for (let depth = top - 1; depth >= 0; depth -= 1) {
    const level = levels[depth]
    if (level === undefined || level.enumeration !== enumeration) continue
    const step = value - level.value
    const isUnlike =
      place.paragraph.marker !== null && level.style !== '' && place.paragraph.marker.style !== level.style
    const closed = 0.05 * (top - 1 - depth) + (isUnlike ? 0.3 : 0)
    if (step === 1) choices.push({ depth, enumeration, value, cost: closed })
    else if (step === 0) choices.push({ depth, enumeration, value, cost: 2 + closed })
    else if (step > 1)
      choices.push({ depth, enumeration, value, cost: 1 + 0.4 * step + closed + (step > 5 ? 2 : 0) })
  }
  const isOpen = levels.some((level) => level.enumeration === enumeration)
  const stem = place.isAfterStem ? -0.3 : 0.3
  if (value <= 2)
    choices.push({
      depth: top,
      enumeration,
      value,
      cost: 0.6 * value + stem + (isOpen ? 1 : 0) + lookAhead(enumeration, value, place),
    })
  // Under a heading numbers begin afresh: they never hang from the lettered recital before it.
  const isAfresh = isNewSection && enumeration === 'arabic' && levels[0]?.enumeration === 'alpha'
  if (value <= 2 && (isNewSection || top === 0))
    choices.push({ depth: 0, enumeration, value, cost: isAfresh ? 0 : 0.5 * value + (top === 0 ? 0 : 0.3) })
  // Under a heading a number may jump: recommendations to a second body begin at 21.
  if (top > 0 && isNewSection && value > 2 && enumeration === 'arabic')
    choices.push({ depth: 0, enumeration, value, cost: 3 })
  if (top === 0 && value > 2)
    choices.push({ depth: 0, enumeration, value, cost: enumeration === 'arabic' ? 2 : 3.5 })
  return choices
}

// "i." opens a roman level where "ii." comes next, and follows "h." where "j." does.
function lookAhead(enumeration: Enumeration, value: number, { paragraphs, index }: Place): number {
  for (const next of paragraphs.slice(index + 1, index + 12)) {
    const found = next.marker?.values.find(
      (one) => one.enumeration === enumeration && one.value === value + 1,
    )
    if (found !== undefined) return -0.3
  }
  return 0.2
}

// A paragraph whose mark was lost takes the one its place demands: between "a." and "c." stands "b.".
export function lostMark(place: Place): Choice | null {
  const { paragraph, levels, isNewSection } = place
  const isBullet = paragraph.marker !== null && paragraph.marker.values.length === 0
  if (paragraph.isHeading || (!isBullet && !/^["\u201c\u2018'(]?\p{Lu}/u.test(paragraph.passage.text)))
    return null
  const next = nextNumbered(place, isBullet)
  if (next === null) return null
  for (const { enumeration, value } of next.values) {
    const depth = levels.findLastIndex(
      (level) => level.enumeration === enumeration && level.value + 2 === value,
    )
    if (depth >= 0) return { depth, enumeration, value: value - 1, cost: 0 }
    const isFirst = value === 2 && isBullet && (isNewSection || place.isAfterStem)
    if (isFirst && !levels.some((level) => level.enumeration === enumeration && level.value === 1))
      return { depth: isNewSection ? 0 : levels.length, enumeration, value: 1, cost: 0 }
  }
  return null
}

// Where several paragraphs stand in the gap and one is a bullet, the bullet is the one that lost its number.
function nextNumbered({ paragraphs, index }: Place, isBullet: boolean): Marker | null {
  const held = paragraphs[index]
  let at = index + 1
  for (; at < Math.min(paragraphs.length, index + 12); at += 1) {
    const next = paragraphs[at]
    if (next === undefined || next.marker?.isDecimal === true) return null
    if (next.isHeading && at > index + 1) return null
    if ((next.marker?.values.length ?? 0) > 0) return next.marker
    const isAnother = next.marker !== null && next.marker.bullet === held?.marker?.bullet
    if (isBullet && isAnother) return null
    if (!isBullet && next.marker !== null) return null
  }
  return null
}

export function labelAsPrinted(marker: Marker | null, choice: Choice): string {
  if (marker?.label === null || marker === null) return labelOf(choice.enumeration, choice.value)
  return marker.label.toLowerCase()
}

// "R3." or "Recommendation 3" counts by itself, whatever sections stand between.
export function namedChoice({ marker }: Paragraph): Choice | null {
  const value = marker?.word === 'recommendation' ? marker.values[0]?.value : undefined
  return value === undefined ? null : { depth: 0, enumeration: 'arabic', value, cost: 0 }
}
