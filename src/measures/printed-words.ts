import { formatShortDay } from '../shared/days.ts'
import type { Candidate, CheckedFigure } from './printed-check.ts'
import type { PrintedFigure, Whose } from './printed-figure.ts'
import { formatValue, unitNamed } from './spc-unit.ts'

const WHOSE_WORDS: Readonly<Record<Whose, string>> = {
  own: 'the council',
  neighbours: 'the statistical neighbours',
  region: 'the region',
  England: 'England',
}

/** "Children looked after of the statistical neighbours: 49 per 10,000". */
export function namePrinted({ name, whose, value, unit }: PrintedFigure): string {
  const capital = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`
  return `${capital}, ${WHOSE_WORDS[whose]}: ${said(value, unit)}`
}

/** What the publications have instead, with file and vintage. */
export function describeHeld(figure: CheckedFigure): string {
  const [first] = figure.likely
  return first === undefined
    ? 'Nothing published is held of it.'
    : `${describeFigures(figure)} (${sourceOf(first)}).`
}

/** The same without the file: what stays so long as no printing revises it. */
export function describeFigures({ likely, printed }: CheckedFigure): string {
  const figures = likely.map((one) => `${said(one.value, printed.unit)} is ${one.words}`).join(', ')
  return `Published for ${likely[0]?.year.period ?? ''}: ${figures}`
}

/** What was tried before it was doubted. */
export function describeTried({ nearest, printed, tried }: CheckedFigure): string {
  if (nearest === null) return ''
  return `Of the years ${tried}, mean and median, every printing and model held, the nearest is ${said(nearest.value, printed.unit)}: ${nearest.words}, ${nearest.year.period}. One in ten more or less would have passed.`
}

function sourceOf({ year }: Candidate): string {
  return `${year.file}, read on ${formatShortDay(year.readOn)}`
}

function said(value: number, unit: string): string {
  return formatValue(value, unitNamed(unit))
}
