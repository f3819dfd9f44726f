import type { DocumentId } from '../shared/ids.ts'
import { type NeighbourSummary, type Published, summarise } from './comparator.ts'
import type { PrintedFigure } from './printed-figure.ts'

// A printed figure beside what is published. It is doubted only where no honest way of counting comes near it: another
// year within reach, the mean or the median, another model of neighbours, an earlier printing of the same figure.

/** One year of one series as one file tells it, for the areas that matter. */
export type HeldYear = {
  readonly key: string
  readonly year: number
  readonly period: string
  readonly file: string
  readonly readOn: Temporal.PlainDate
  readonly own: Published | null
  readonly region: Published | null
  readonly england: Published | null
  /** The neighbours by each model that is held, the one of the document's time first. */
  readonly neighbours: readonly { readonly model: string; readonly values: readonly Published[] }[]
}

export type Candidate = { readonly value: number; readonly words: string; readonly year: HeldYear }

export type CheckedFigure = {
  readonly printed: PrintedFigure
  readonly standing: 'fits' | 'does not fit' | 'nothing to compare'
  /** What is published for the year the document names, or the last before it was written. */
  readonly likely: readonly Candidate[]
  /** The nearest of all that were tried. */
  readonly nearest: Candidate | null
  readonly tried: string
  /** Why it is known, where somebody said so. */
  readonly answer: FigureAnswer | null
}

export type FigureAnswer = {
  readonly why: string
  readonly by: string | null
  readonly at: Temporal.Instant
}

export type CheckedDocument = {
  readonly id: DocumentId
  readonly title: string
  /** What the document was read as; null where as nothing that can be answered. */
  readonly instrumentId: number | null
  readonly figures: readonly CheckedFigure[]
}

// Population estimates re-based after a census move a rate by some 3 in 100, and late returns by a little more.
const TOLERATED = 0.1
const LEAST = 1
const YEARS_BACK = 3

export function checkFigure(
  printed: PrintedFigure,
  held: readonly HeldYear[],
  writtenIn: number | null,
): CheckedFigure {
  const last = printed.year ?? writtenIn
  const own = held.filter(({ key }) => key === printed.key)
  const latest = last ?? Math.max(0, ...own.map(({ year }) => year))
  // A year that is called 2021 may end or begin then.
  const within = own.filter(({ year }) => year >= latest - YEARS_BACK && year <= latest + 1)
  const candidates = within.flatMap((year) => candidatesOf(printed, year))
  const nearest = candidates.toSorted((near, far) => distance(near) - distance(far))[0] ?? null
  function distance({ value }: Candidate): number {
    return Math.abs(value - printed.value)
  }
  const years = within.map(({ year }) => year)
  return {
    printed,
    standing:
      nearest === null ? 'nothing to compare' : isNear(printed, nearest.value) ? 'fits' : 'does not fit',
    likely: likelyOf(candidates, latest),
    nearest,
    answer: null,
    tried: years.length === 0 ? '' : `${Math.min(...years)} to ${Math.max(...years)}`,
  }
}

function isNear({ value, rounding }: PrintedFigure, published: number): boolean {
  return Math.abs(value - published) <= Math.max(rounding, LEAST, TOLERATED * published)
}

/** Of the year at hand, or else of the last one before it. */
function likelyOf(candidates: readonly Candidate[], latest: number): readonly Candidate[] {
  const years = candidates.map(({ year }) => year.year).filter((year) => year <= latest)
  const best = Math.max(...years)
  const ofYear = candidates.filter(({ year }) => year.year === best)
  // The first file and model are the ones that hold; others were tried, and need no telling.
  const [first] = ofYear
  return ofYear.filter(({ year, words }) => year === first?.year && words.endsWith(modelOf(first.words)))
}

function modelOf(words: string): string {
  return / by the model of .*$/.exec(words)?.[0] ?? ''
}

function candidatesOf(printed: PrintedFigure, year: HeldYear): readonly Candidate[] {
  switch (printed.whose) {
    case 'England':
      return one(year.england, 'England', year)
    case 'region':
      return one(year.region, 'the region', year)
    case 'own':
      return one(year.own, 'the council', year)
    case 'neighbours':
      return year.neighbours.flatMap(({ model, values }) => middles(summarise(values), model, year))
  }
}

function one(published: Published | null, words: string, year: HeldYear): readonly Candidate[] {
  return published === null || published.value === null ? [] : [{ value: published.value, words, year }]
}

// Of fewer than six neighbours no middle is told: it may be far from what the publisher had.
const ENOUGH = 6

function middles(
  { mean, median, known }: NeighbourSummary,
  model: string,
  year: HeldYear,
): readonly Candidate[] {
  if (mean === null || median === null || known < ENOUGH) return []
  const by = `of ${known} neighbours by the model of ${model}`
  return [
    { value: mean, words: `the mean ${by}`, year },
    { value: median, words: `the median ${by}`, year },
  ]
}

/** Tells a figure from every other of its document. */
export function keyOfFigure({ printed }: CheckedFigure): string {
  return `${printed.start}-${printed.whose.slice(0, 1)}-${printed.value}`
}
