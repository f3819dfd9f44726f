import type { Outcome } from '../shared/outcome.ts'
import { accept, refuse } from '../shared/outcome.ts'
import type {
  Improvement,
  PointKind,
  SpcAnalysis,
  SpcOptions,
  SpcPhase,
  SpcPoint,
  SpcRefusal,
  SpcRow,
} from './spc.ts'
import { analyse, USUAL_OPTIONS } from './spc.ts'
import type { Cause } from './spc-rules.ts'

// The form of NHSRplotthedots' reference cases: what others call things, so that anybody can set our answers beside
// the package's. Nothing else in the product speaks these words.

export type SpcCase = {
  readonly id: unknown
  readonly points: readonly SpcPoint[]
  readonly options: SpcOptions
}

/** Reads one case; the refusal says in words what is wrong and where. */
export function parseCase(given: unknown): Outcome<SpcCase, string> {
  if (!isObject(given)) return refuse('a case is an object with "id", "params" and "points"')
  const id = given['id']
  if (typeof id !== 'string' && typeof id !== 'number') return refuse('"id" must be text or a number')
  const options = parseParams(given['params'])
  if (!options.ok) return options
  const points = parsePoints(given['points'])
  if (!points.ok) return points
  return accept({ id, points: points.value, options: options.value })
}

/** The answer in the form of the reference's `expected` block, icon file names left out. */
export function answerCase(one: SpcCase): Readonly<Record<string, unknown>> {
  const outcome = analyse(one.points, one.options)
  if (!outcome.ok) return { error: REFUSALS[outcome.refusal], rows: null }
  const { phases, rows, options } = outcome.value
  const assurance = assuranceOf(outcome.value)
  const last = phases.at(-1)
  return {
    error: null,
    short_group_warning_raised: rows.some((row) => row.isShortPhase),
    variation_type: POINT_TYPES[rows.at(-1)?.kind ?? 'common'],
    assurance_type: assurance,
    summary: phases.map((phase) => writePhase(phase, phase === last ? assurance : null)),
    rows: rows.map((row) => writeRow(row, options.target)),
  }
}

function parseParams(given: unknown): Outcome<SpcOptions, string> {
  if (given !== undefined && given !== null && !isObject(given)) return refuse('"params" must be an object')
  const params = given ?? {}
  const improvement = params['improvement_direction'] ?? 'increase'
  if (!isImprovement(improvement)) {
    return refuse('"params.improvement_direction" must be "increase", "decrease" or "neutral"')
  }
  const target = params['target'] ?? null
  if (target !== null && !isNumber(target)) return refuse('"params.target" must be a number or null')
  const points = params['fix_after_n_points'] ?? null
  if (points !== null && !isNumber(points)) {
    return refuse('"params.fix_after_n_points" must be a number or null')
  }
  const screenOutliers = params['screen_outliers'] ?? true
  if (typeof screenOutliers !== 'boolean') return refuse('"params.screen_outliers" must be true or false')
  const rebases = parseRebases(params['rebase'] ?? [])
  if (rebases === null) return refuse('"params.rebase" must be a list of dates such as "2024-04-01", or null')
  const fixed = points === null ? null : { points, reason: '' }
  return accept({ ...USUAL_OPTIONS, improvement, target, fixed, rebases, screenOutliers })
}

function parseRebases(given: unknown): SpcOptions['rebases'] | null {
  const dates = (Array.isArray(given) ? given : [given]).map((date: unknown) => parseDate(date))
  return dates.every((date) => date !== null) ? dates.map((date) => ({ date, reason: '' })) : null
}

function parsePoints(given: unknown): Outcome<readonly SpcPoint[], string> {
  if (!Array.isArray(given)) return refuse('"points" must be a list of { "date", "value" }')
  const points: SpcPoint[] = []
  for (const [i, one] of given.entries()) {
    const point: unknown = one
    if (!isObject(point)) return refuse(`"points[${i}]" must be an object with "date" and "value"`)
    const date = parseDate(point['date'])
    if (date === null) return refuse(`"points[${i}].date" must be a date such as "2024-04-01"`)
    const value = point['value']
    if (value !== null && !isNumber(value)) return refuse(`"points[${i}].value" must be a number or null`)
    points.push({ date, value })
  }
  return accept(points)
}

const DATE = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)Z?)?$/

// Midnight is the day itself: the reference reads both as one moment, so they must be one text.
function parseDate(given: unknown): string | null {
  const [, day = '', time = ''] = (typeof given === 'string' && DATE.exec(given)) || []
  try {
    Temporal.PlainDate.from(day, { overflow: 'reject' })
  } catch {
    return null
  }
  return /^[0:.]*$/.test(time) ? day : `${day}T${time}`
}

function isObject(given: unknown): given is Record<string, unknown> {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}

function isNumber(given: unknown): given is number {
  return typeof given === 'number' && Number.isFinite(given)
}

function isImprovement(given: unknown): given is Improvement {
  return given === 'increase' || given === 'decrease' || given === 'neutral'
}

// The first three are the package's own words, so that a refusal compares equal too.
const REFUSALS: Readonly<Record<SpcRefusal, string>> = {
  'baseline too short': 'fix_after_n_points must be a single numeric that is greater than or equal to 12.',
  'repeated date': "duplicate rows found in 'date'",
  'no points': 'replacement has 1 row, data has 0',
  'no denominators': 'every value needs its numerator and denominator',
  'more than all': 'a numerator is larger than its denominator',
  negative: 'a value is below nought',
}

const CAUSES: Readonly<Record<Cause, string>> = {
  common: 'Common Cause',
  'above limit': 'Above UCL',
  'below limit': 'Below LCL',
  rising: '7 Point Trend (Increasing)',
  falling: '7 Point Trend (Decreasing)',
  'two in three above': '2 in 3 Above CL',
  'two in three below': '2 in 3 Below CL',
  'shift above': '7 Points Above CL',
  'shift below': '7 Points Below CL',
}

const POINT_TYPES: Readonly<Record<PointKind, string>> = {
  common: 'common_cause',
  improvement: 'special_cause_improvement',
  concern: 'special_cause_concern',
  high: 'special_cause_neutral_high',
  low: 'special_cause_neutral_low',
}

// The package says "inconsistent" where there are no limits, which reads as a finding; nothing was found.
function assuranceOf({ rows, options }: SpcAnalysis): string | null {
  const { target, improvement } = options
  if (target === null || improvement === 'neutral') return null
  const [lower, upper] = [rows.at(-1)?.limits.lower ?? null, rows.at(-1)?.limits.upper ?? null]
  if (lower === null || upper === null) return 'cannot tell'
  if (target > upper) return improvement === 'increase' ? 'consistent_fail' : 'consistent_pass'
  if (target < lower) return improvement === 'increase' ? 'consistent_pass' : 'consistent_fail'
  return 'inconsistent'
}

function writePhase(phase: SpcPhase, assurance: string | null): Readonly<Record<string, unknown>> {
  const { rows } = phase
  const [first, last] = [rows[0], rows.at(-1)]
  const count = (kind: PointKind) => rows.filter((row) => row.kind === kind).length
  return {
    rebase_group: phase.number,
    n: rows.length,
    mean: first?.limits.centre ?? null,
    lpl: first?.limits.lower ?? null,
    upl: first?.limits.upper ?? null,
    common_cause: count('common'),
    special_cause_improvement: count('improvement'),
    special_cause_concern: count('concern'),
    variation_type: POINT_TYPES[last?.kind ?? 'common'],
    assurance_type: assurance,
  }
}

function writeRow(row: SpcRow, target: number | null): Readonly<Record<string, unknown>> {
  return {
    date: row.date,
    value: row.value,
    rebase_group: row.phase,
    short_group_warning: row.isShortPhase,
    fix_y: row.isBaseline ? row.value : null,
    mean: row.limits.centre,
    lpl: row.limits.lower,
    upl: row.limits.upper,
    outside_limits: row.outside,
    relative_to_mean: row.side,
    close_to_limits: row.close,
    special_cause_type: CAUSES[row.cause],
    special_cause_flag: row.cause !== 'common',
    point_type: POINT_TYPES[row.kind],
    target,
  }
}
