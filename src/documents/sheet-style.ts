import type { Day } from '../shared/days.ts'

// How a workbook stores days and colours (ECMA-376 part 1, 18.8.30 and 18.17.4).

export type DaySystem = 1900 | 1904

// 1904-01-01 is day 0 of one system. The other counts from 1900-01-01 as day 1 and believes in a 29 February 1900.
const START_1904 = Temporal.PlainDate.from('1904-01-01')
const START_1900 = Temporal.PlainDate.from('1899-12-30')
const LAST_SERIAL = 2_958_465

/** The day of a serial number, its time of day left out; null where the number is no day. */
export function dayOfSerial(serial: number, system: DaySystem): Day | null {
  const whole = Math.floor(serial)
  if (system === 1904) return whole < 0 || whole > LAST_SERIAL - 1462 ? null : START_1904.add({ days: whole })
  if (whole < 1 || whole > LAST_SERIAL || whole === 60) return null
  return START_1900.add({ days: whole < 60 ? whole + 1 : whole })
}

/** The formats that Excel knows by number alone: 14 to 17 and 22 are days; 27 to 36 and 50 to 58 are East Asian days. */
export function isBuiltInDayFormat(id: number): boolean {
  return (
    (id >= 14 && id <= 17) ||
    id === 22 ||
    (id >= 27 && id <= 36 && id !== 32 && id !== 33) ||
    (id >= 50 && id <= 58)
  )
}

/** Whether a format shows a day: "dd/mm/yyyy" does, "hh:mm", "[h]:mm" and "0.0\d" do not. */
export function isDayFormat(code: string): boolean {
  const letters = (code.split(';')[0] ?? '')
    .replace(/"[^"]*"?/g, '')
    .replace(/\\.|_.|\*./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .toLowerCase()
  if (/general/.test(letters)) return false
  if (/[yd]/.test(letters)) return true
  return letters.includes('m') && !/[hs]/.test(letters)
}

/** A theme colour made lighter (tint above 0) or darker (below), as "RRGGBB". */
export function tintColour(colour: string, tint: number): string {
  if (tint === 0) return colour
  const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255) as [
    number,
    number,
    number,
  ]
  const lightest = Math.max(red, green, blue)
  const darkest = Math.min(red, green, blue)
  const lightness = (lightest + darkest) / 2
  const wanted = tint < 0 ? lightness * (1 + tint) : lightness * (1 - tint) + tint
  // Moving only the lightness of HSL is moving each channel's distance from grey by the same factor.
  const room = (at: number): number => 1 - Math.abs(2 * at - 1)
  const factor = room(lightness) === 0 ? 0 : room(wanted) / room(lightness)
  return [red, green, blue].map((channel) => hex(wanted + (channel - lightness) * factor)).join('')
}

function hex(channel: number): string {
  const byte = Math.round(Math.min(1, Math.max(0, channel)) * 255)
  return byte.toString(16).padStart(2, '0').toUpperCase()
}

// The 64 colours that older files name by number (18.8.27).
const INDEXED =
  '000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF ' +
  '800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF ' +
  '000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 ' +
  '3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333'
const PALETTE: readonly string[] = INDEXED.split(' ')

export function indexedColour(index: number): string | null {
  return PALETTE[index] ?? null
}

/** "AB12" → column 27, from 0; -1 where there is no letter. */
export function columnOfReference(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length && at < 4; at++) {
    const code = reference.charCodeAt(at) & ~32
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column - 1
}
