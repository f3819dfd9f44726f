import { addMonths, formatDayNumber } from './day-number.ts'
import type { DayNumber } from './day-number.ts'
import type { ListTable } from './list-table.ts'

// A count with its two halves, its period and, where the return cannot give the thing itself, what it gives instead.

export type Indicator = {
  /** The number of the definition; a second figure of the same number has a letter ("18b"), a share of a mix its code ("29:N1"). */
  readonly id: number | string
  readonly name: string
  readonly unit: 'number' | 'percent' | 'per 10,000' | 'days'
  readonly numerator: number
  /** null where the number stands alone. */
  readonly denominator: number | null
  /** null where there was nothing to divide by. */
  readonly value: number | null
  /** A day, or "first/last" of a period, both included. */
  readonly period: string
  /** null, or what makes it a stand-in for the definition. */
  readonly proxy: string | null
}

export type Period = { readonly from: DayNumber; readonly to: DayNumber; readonly months: number }

/** The months that Annex A looks back, both ends with it: from 16 September to 16 March, as exports are cut. */
export function periodTo(day: DayNumber, months: number): Period {
  return { from: addMonths(day, -months), to: day, months }
}

/** The year that ends with a day, as the Department counts: from 1 April to 31 March. */
export function yearTo(day: DayNumber): Period {
  return { from: addMonths(day, -12) + 1, to: day, months: 12 }
}

export function isWithin(period: Period, day: number): boolean {
  return day >= period.from && day <= period.to
}

type Named = { readonly id: number | string; readonly name: string; readonly proxy?: string }

export function share(
  named: Named,
  when: Period | DayNumber,
  numerator: number,
  denominator: number,
): Indicator {
  const value = denominator === 0 ? null : (numerator / denominator) * 100
  return {
    ...headOf(named),
    unit: 'percent',
    numerator,
    denominator,
    value,
    period: showPeriod(when),
    proxy: named.proxy ?? null,
  }
}

export function number(named: Named, when: Period | DayNumber, count: number): Indicator {
  return {
    ...headOf(named),
    unit: 'number',
    numerator: count,
    denominator: null,
    value: count,
    period: showPeriod(when),
    proxy: named.proxy ?? null,
  }
}

export function meanDays(named: Named, when: Period, days: number, cases: number): Indicator {
  const value = cases === 0 ? null : days / cases
  return {
    ...headOf(named),
    unit: 'days',
    numerator: days,
    denominator: cases,
    value,
    period: showPeriod(when),
    proxy: named.proxy ?? null,
  }
}

/**
 * A number and, where the children of the area are known, its rate per 10,000. What flows over six months is doubled,
 * so that it can stand beside a year's rate, and says so.
 */
export function numberAndRate(
  named: Named & { readonly rateId: string },
  when: Period | DayNumber,
  count: number,
  population: number | null,
): readonly Indicator[] {
  const counted = number(named, when, count)
  if (population === null) return [counted]
  const times = typeof when === 'number' ? 1 : 12 / when.months
  const yearly =
    times === 1 ? null : `a rate for ${12 / times} months, times ${times}, to stand beside a year’s`
  return [
    counted,
    {
      ...counted,
      id: named.rateId,
      name: `${named.name}, per 10,000 children${yearly === null ? '' : ' a year'}`,
      unit: 'per 10,000',
      denominator: population,
      value: ((count * times) / population) * 10_000,
      proxy: [counted.proxy, yearly].filter((part) => part !== null).join('; ') || null,
    },
  ]
}

export type Rows = (holds: (at: number) => boolean) => number

/** How many rows of a list hold; none where the file has no such list. */
export function countRows(table: ListTable | null, holds: (at: number) => boolean): number {
  let count = 0
  const length = table?.length ?? 0
  for (let at = 0; at < length; at += 1) if (holds(at)) count += 1
  return count
}

export function rowsOf(table: ListTable | null, holds: (at: number) => boolean): readonly number[] {
  const rows: number[] = []
  const length = table?.length ?? 0
  for (let at = 0; at < length; at += 1) if (holds(at)) rows.push(at)
  return rows
}

function headOf({ id, name }: Named): { readonly id: number | string; readonly name: string } {
  return { id, name }
}

export function showPeriod(when: Period | DayNumber): string {
  return typeof when === 'number' ? iso(when) : `${iso(when.from)}/${iso(when.to)}`
}

function iso(day: DayNumber): string {
  return formatDayNumber(day).split('/').toReversed().join('-')
}
