import type { Published, ReleasedArea } from './comparator.ts'

// Figures come row by row and are kept as vectors: for a series in a period one value for each area, in the file's own
// order of areas. The whole of the largest published file is five megabytes so.

export type FigureVector = {
  readonly short: string
  readonly period: string
  readonly year: number
  /** By the area's place, from 0; NaN where there is a sign or nothing. */
  readonly values: number[]
  /** What is printed instead of a figure, by place; sparse. */
  readonly signs: Map<number, string>
}

export type FigureSet = {
  readonly areas: readonly ReleasedArea[]
  readonly vectors: readonly FigureVector[]
  readonly figures: number
  readonly hidden: number
}

/** Why the figures of a file cannot be taken together. */
export class FiguresRefused extends Error {}

// Thirty times the largest publication there is; each takes eight bytes, and a packed file can claim any number.
const MOST_FIGURES = 20_000_000

export class FigureGatherer {
  readonly #places = new Map<string, number>()
  readonly #areas: ReleasedArea[] = []
  readonly #vectors = new Map<string, Map<string, FigureVector>>()
  #figures = 0
  #hidden = 0

  placeOf(code: string): number | null {
    return this.#places.get(code) ?? null
  }

  addArea(area: ReleasedArea): number {
    const place = this.#areas.length
    this.#areas.push(area)
    this.#places.set(area.code, place)
    return place
  }

  add(short: string, period: string, place: number, published: Published): void {
    const vector = this.#vectorOf(short, period)
    const { values, signs } = vector
    const before = values[place]
    if ((before !== undefined && !Number.isNaN(before)) || signs.has(place)) {
      if (before === published.value || signs.get(place) === published.hidden) return
      throw new FiguresRefused(
        `“${short}” of ${this.#areas[place]?.name ?? ''} in ${period} is told twice: a column that parts the rows is not understood, or two files were joined`,
      )
    }
    while (values.length < place) values.push(Number.NaN)
    values[place] = published.value ?? Number.NaN
    this.#figures += 1
    if (this.#figures > MOST_FIGURES)
      throw new FiguresRefused(`It holds more than ${MOST_FIGURES.toLocaleString('en-GB')} figures: split it`)
    if (published.hidden === null) return
    signs.set(place, published.hidden)
    this.#hidden += 1
  }

  end(): FigureSet {
    return {
      areas: this.#areas,
      vectors: [...this.#vectors.values()].flatMap((one) => [...one.values()]),
      figures: this.#figures,
      hidden: this.#hidden,
    }
  }

  #vectorOf(short: string, period: string): FigureVector {
    let periods = this.#vectors.get(short)
    if (periods === undefined) this.#vectors.set(short, (periods = new Map<string, FigureVector>()))
    let vector = periods.get(period)
    if (vector === undefined) {
      vector = { short, period, year: yearOf(period), values: [], signs: new Map() }
      periods.set(period, vector)
    }
    return vector
  }
}

/** The year a period ends in: 2022 of "2021/22", 2016 of "2013/14-15/16", 2024 of "2024 (Rev)"; 0 where it names none. */
export function yearOf(period: string): number {
  const found = period.match(/\d{4}|\d{2}/g) ?? []
  const first = found[0] ?? ''
  const last = found.at(-1) ?? ''
  if (first.length !== 4) return 0
  return last.length === 4 ? Number(last) : Number(first.slice(0, 2) + last)
}
