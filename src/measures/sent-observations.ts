import type { Day } from '../shared/days.ts'
import type { MeasureId } from '../shared/ids.ts'
import { accept, type Outcome, refuse } from '../shared/outcome.ts'
import { GROUP_KINDS, type GroupKind, tidyGroupName } from './group.ts'
import type { Measure } from './measure.ts'
import { readCells, type ToldPeriod } from './told-values.ts'

// Values that another program sends: judged row by row, and taken all or none.

export type SentObservation = ToldPeriod & {
  readonly measureId: MeasureId
  /** The team or group it is told for; null for the whole council. */
  readonly group: { readonly kind: GroupKind; readonly name: string } | null
}

/** Where it is wrong, as a path into what was sent, and what to do. */
export type SentProblem = { readonly at: string; readonly message: string }

const MOST_ROWS = 5000
const FIELDS = ['measure', 'indicator', 'period', 'numerator', 'denominator', 'value', 'note', ...GROUP_KINDS]

export function readSent(
  body: unknown,
  measures: readonly Measure[],
  today: Day,
): Outcome<readonly SentObservation[], readonly SentProblem[]> {
  const rows = isObject(body) ? body['observations'] : undefined
  if (!Array.isArray(rows) || rows.length === 0)
    return refuse([
      { at: 'observations', message: 'Send an object with "observations", a list of at least one value' },
    ])
  if (rows.length > MOST_ROWS)
    return refuse([{ at: 'observations', message: `Send ${MOST_ROWS} values or fewer at once` }])
  const read = rows.map((row: unknown, i) => readRow(row, `observations[${i}]`, { measures, today }))
  const problems = [...read.flatMap((one) => (one.ok ? [] : [one.refusal])), ...repeatsIn(read)]
  return problems.length > 0 ? refuse(problems) : accept(read.flatMap((one) => (one.ok ? [one.value] : [])))
}

type ReadRow = Outcome<SentObservation, SentProblem>

function readRow(
  row: unknown,
  at: string,
  facts: { readonly measures: readonly Measure[]; readonly today: Day },
): ReadRow {
  if (!isObject(row)) return refuse({ at, message: 'Each value is an object with "measure" and "period"' })
  const unknown = Object.keys(row).find((field) => !FIELDS.includes(field))
  if (unknown !== undefined)
    return refuse({ at: `${at}.${unknown}`, message: `There is no such field: use ${FIELDS.join(', ')}` })
  const measure = measureOf(row, facts.measures)
  if (measure === null)
    return refuse({ at: `${at}.measure`, message: 'There is no such measure switched on in this council' })
  const odd = ['numerator', 'denominator', 'value'].find((field) => !isNumberOrNone(row[field]))
  if (odd !== undefined) return refuse({ at: `${at}.${odd}`, message: 'Send a number, or leave it out' })
  if (((row['numerator'] ?? null) === null) !== ((row['denominator'] ?? null) === null))
    return refuse({ at, message: 'Send both "numerator" and "denominator", or "value" alone' })
  const groups = GROUP_KINDS.filter((kind) => row[kind] !== undefined)
  const name = groups[0] === undefined ? '' : tidyGroupName(String(row[groups[0]]))
  if (groups.length > 1 || (groups[0] !== undefined && name === ''))
    return refuse({ at: `${at}.${groups[0] ?? ''}`, message: 'Name one team or one group, or leave it out' })
  const told = readCells(cellsOf(row), measure, facts.today)
  if (!told.ok) return refuse({ at, message: told.refusal })
  const group = groups[0] === undefined ? null : { kind: groups[0], name }
  return accept({ ...told.value, measureId: measure.id, group })
}

function measureOf(row: Readonly<Record<string, unknown>>, measures: readonly Measure[]): Measure | null {
  const { measure, indicator } = row
  return (
    measures.find((one) => (measure === undefined ? one.indicator === indicator : one.id === measure)) ?? null
  )
}

// The same cells as a pasted line has, so that one rule judges both.
function cellsOf(row: Readonly<Record<string, unknown>>): readonly string[] {
  const words = (field: string) => (typeof row[field] === 'number' ? String(row[field]) : '')
  const period = typeof row['period'] === 'string' ? row['period'] : ''
  const note = typeof row['note'] === 'string' ? row['note'].slice(0, 500) : ''
  return words('numerator') === ''
    ? [period, words('value'), '', note]
    : [period, words('numerator'), words('denominator'), note]
}

function repeatsIn(read: readonly ReadRow[]): readonly SentProblem[] {
  const first = new Map<string, number>()
  return read.flatMap((one, i) => {
    if (!one.ok) return []
    const { measureId, period, group } = one.value
    const key = `${measureId} ${period.toString()} ${group?.kind ?? ''} ${group?.name.toLowerCase() ?? ''}`
    const before = first.get(key)
    if (before === undefined) {
      first.set(key, i)
      return []
    }
    return [{ at: `observations[${i}]`, message: `The same period is told in observations[${before}] too` }]
  })
}

function isNumberOrNone(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'number' && Number.isFinite(value))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
