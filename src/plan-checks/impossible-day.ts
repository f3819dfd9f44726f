import type { Day } from '../shared/days.ts'
import { daysInWords, stretchesIn } from './plan-file-day.ts'

/** A day that no calendar has ("31/02/2027"), with the month's last where there is such a month. */
export function impossibleDay(words: string): { readonly quote: string; readonly last: Day | null } | null {
  const found = stretchesIn(words).find(({ day, means }) => day === null && means === 'a day')
  if (found === undefined) return null
  const nearest = [30, 29, 28].map((number) => daysInWords(withDay(found.quote, number))[0]?.day)
  return { quote: found.quote, last: nearest.find((day) => day !== undefined) ?? null }
}

// The day stands first, or in "2027-02-31" and "February 31st, 2027" after the month.
function withDay(quote: string, number: number): string {
  const form = /^20\d{2}-/.test(quote)
    ? /\d{1,2}$/
    : /^\d/.test(quote)
      ? /^\d{1,2}/
      : /\b\d{1,2}(?=(?:st|nd|rd|th)?\b)/
  return quote.replace(form, String(number))
}
