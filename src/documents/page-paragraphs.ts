import { startsWithMarker } from './page-lines.ts'
import type { Segment } from './page-lines.ts'

// Printed lines joined into paragraphs. A line break is kept where a paragraph, a list item or a heading ends.

export type Paragraph = {
  text: string
  readonly size: number
  /** Whether white space stands before it. */ readonly isApart: boolean
}

type Setting = { readonly pitch: number; readonly right: number; readonly isWord: (word: string) => boolean }

/** `right` is the right edge of the column that the lines are set in; `isWord` tells a word the document uses elsewhere. */
export function toParagraphs(
  lines: readonly Segment[],
  setting: Omit<Setting, 'pitch'>,
): readonly Paragraph[] {
  const paragraphs: Paragraph[] = []
  const shape: Shape = { textLeft: 0, left: 0, hangs: false, lines: 0 }
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1]
    const pitch = pitchAround(lines, at)
    const last = paragraphs.at(-1)
    const within = { ...setting, pitch, right: rightOf(lines, at, setting.right) }
    if (before !== undefined && last !== undefined && continues(before, line, shape, within)) {
      last.text = joinLines(last.text, line.text, setting.isWord)
      shape.hangs ||=
        Math.abs(line.left - shape.textLeft) < 0.5 * line.size && shape.textLeft > shape.left + 1
      shape.lines++
    } else {
      const isApart = before === undefined || before.y - line.y > pitch * 1.25
      paragraphs.push({ text: line.text, size: line.size, isApart })
      Object.assign(shape, { left: line.left, textLeft: line.textLeft, hangs: false, lines: 1 })
    }
  }
  return paragraphs
}

type Shape = { left: number; textLeft: number; hangs: boolean; lines: number }

function continues(before: Segment, line: Segment, shape: Shape, setting: Setting): boolean {
  const { size } = line
  if (Math.abs(before.size - size) > Math.max(0.6, size * 0.07)) return false
  if (before.y - line.y > setting.pitch * 1.25 || line.y > before.y) return false
  const isOtherFont = before.font !== '' && line.font !== '' && before.font !== line.font
  if (isOtherFont && before.y - line.y > setting.pitch * 1.08) return false
  if (/^[\u2022\u25a0-\u25ff\uf000-\uf0ff]/.test(line.text)) return false
  const isInset = line.left > shape.textLeft + 0.8 * size
  const isOutset = line.left < shape.textLeft - 0.5 * size
  if (isInset && !(shape.lines === 1 && startsWithNumber(before.text))) return false
  if (isOutset && (shape.hangs || line.left < shape.left - 0.5 * size) && shape.lines > 1) return false
  const endsSentence = /[.:;?!]["'”’)]?\s*[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]*$/.test(before.text)
  // The rows of a ruled list stand no further apart than half a point more than their lines.
  if (endsSentence && /^\p{Lu}/u.test(line.text) && before.y - line.y > setting.pitch + 0.4) return false
  const startsLow = /^[\p{Ll}(]/u.test(line.text) && !startsWithMarker(line.text)
  if (startsWithMarker(line.text) && (endsSentence || isOutset || /\b(?:and|or)$/.test(before.text)))
    return false
  const room = setting.right - before.right - 0.25 * size
  const wanted = (line.right - line.left) * (firstPiece(line.text) / Math.max(1, line.text.length))
  if (room <= wanted) return true
  // Room for the next word was left: the line was ended on purpose, unless a hard space held two words together.
  return startsLow && !endsSentence && room < (setting.right - before.left) * 0.3
}

// "10.Children": a number set so close that no gap shows.
function startsWithNumber(text: string): boolean {
  return /^\(?(?:\d{1,3}|[a-z]|[ivxl]{1,5})[.)]/.test(text)
}

function firstPiece(text: string): number {
  return /^[^\s-]+-?/.exec(text)?.[0].length ?? text.length
}

// The usual distance between lines of this size hereabouts: the smallest that two neighbours share.
function pitchAround(lines: readonly Segment[], at: number): number {
  const size = lines[at]?.size ?? 0
  const distances: number[] = []
  for (let near = Math.max(1, at - 12); near <= Math.min(lines.length - 1, at + 12); near++) {
    const [one, other] = [lines[near - 1], lines[near]]
    if (one === undefined || other === undefined) continue
    const distance = one.y - other.y
    if (Math.abs(one.size - size) > 0.6 || Math.abs(other.size - size) > 0.6) continue
    if (distance > size * 0.8 && distance < size * 2.2) distances.push(distance)
  }
  distances.sort((one, other) => one - other)
  return distances[Math.floor(distances.length / 4)] ?? size * 1.25
}

// Lines may be set narrower than the column, in a box say; a block far narrower is an address, broken on purpose.
function rightOf(lines: readonly Segment[], at: number, right: number): number {
  const line = lines[at] as Segment
  let widest = line.right
  for (const step of [-1, 1]) {
    for (let near = at + step; ; near += step) {
      const [one, other] = [lines[near], lines[near - step]]
      if (one === undefined || other === undefined || Math.abs(one.size - line.size) > 0.6) break
      if (Math.abs(one.y - other.y) > line.size * 2.2) break
      widest = Math.max(widest, one.right)
    }
  }
  return widest - line.left > (right - line.left) * 0.75 ? widest : right
}

/** Two lines of one paragraph. A hyphen at the end stays unless the document writes the word without it. */
export function joinLines(before: string, after: string, isWord: (word: string) => boolean): string {
  if (before.endsWith('\u00ad')) return before.slice(0, -1) + after
  const head = /(\p{L}{2,})-$/u.exec(before)?.[1]
  const tail = /^\p{Ll}+/u.exec(after)?.[0]
  if (head !== undefined && tail !== undefined) {
    const isBroken = isWord(head + tail) && !isWord(`${head}-${tail}`)
    return (isBroken ? before.slice(0, -1) : before) + after
  }
  return /\S[-–/]$/.test(before) ? before + after : `${before} ${after}`
}
