import { formatDay } from '../shared/days.ts'
import { type Schedule, type Span, WORKING_DAYS } from './schedule.ts'
import { readKeptWeekday } from './weekdays.ts'
import { readTypedDay, readTypedInterval, readTypedSpans, typeInterval, typeSpans } from './typed-time.ts'

// A schedule as the fields of a form, and back. What a person does not touch comes back as it was.

export const SCHEDULE_TYPES = [
  'fixed',
  'recurring',
  'relative',
  'triggered',
  'on demand',
  'standing',
  'until',
  'none',
] as const satisfies readonly Schedule['type'][]

/** Every field of the form, whichever type is chosen. */
export const SCHEDULE_FIELDS: readonly string[] = [
  'schedule',
  'days',
  'every',
  'first',
  'from-event',
  'from-day',
  'keeps',
  'offset',
  'last',
  'at-least',
  'sooner',
  'after',
  'event',
  'event-day',
  'trigger',
  'trigger-within',
  'demand-within',
  'end-day',
  'end-event',
  'urgency',
]

const KEPT = ['month end', 'last working day', ...WORKING_DAYS] as const

export type ScheduleFields = Readonly<Record<string, string>>
export type FieldMistake = { readonly field: string; readonly message: string }

/** What stands in the form for a schedule. */
export function fieldsOfSchedule(schedule: Schedule): ScheduleFields {
  return { schedule: schedule.type, ...ownFields(schedule) }
}

function ownFields(schedule: Schedule): ScheduleFields {
  switch (schedule.type) {
    case 'standing':
      return {}
    case 'none':
      return { urgency: schedule.urgency ?? '' }
    case 'on demand':
      return { 'demand-within': sayWithin(schedule.within) }
    case 'triggered':
      return { trigger: schedule.by, 'trigger-within': sayWithin(schedule.within) }
    case 'fixed':
      return { days: schedule.days.map(sayDay).join('\n') }
    case 'until':
      return { 'end-day': sayDay(schedule.day), 'end-event': schedule.event ?? '' }
    case 'relative':
      return {
        after: typeSpans(schedule.after, schedule.isRange),
        event: schedule.anchor.event,
        'event-day': sayDay(schedule.anchor.day),
      }
    case 'recurring':
      return {
        every: schedule.every === null ? '' : typeInterval(schedule.every),
        'at-least': schedule.atLeast ? 'yes' : '',
        sooner: schedule.escalable ? 'yes' : '',
        first: sayDay(schedule.first),
        'from-event': schedule.anchor?.event ?? '',
        'from-day': sayDay(schedule.anchor?.day ?? null),
        keeps: schedule.keepsTo ?? '',
        offset: schedule.offset === undefined ? '' : typeSpans([schedule.offset], false),
        last: sayDay(schedule.until),
      }
    default:
      return schedule satisfies never
  }
}

/** The schedule that a form says, or every mistake in it. */
export function readScheduleFields(
  get: (name: string) => string,
): { readonly schedule: Schedule } | { readonly mistakes: readonly FieldMistake[] } {
  const mistakes: FieldMistake[] = []
  const schedule = readType({ get, mistakes })
  return schedule === null || mistakes.length > 0 ? { mistakes } : { schedule }
}

type Form = { readonly get: (name: string) => string; readonly mistakes: FieldMistake[] }

function readType(form: Form): Schedule | null {
  const { get } = form
  switch (get('schedule')) {
    case 'standing':
      return { type: 'standing' }
    case 'none':
      return { type: 'none', urgency: get('urgency') || null }
    case 'on demand':
      return { type: 'on demand', within: readWithin(form, 'demand-within') }
    case 'triggered':
      return {
        type: 'triggered',
        by: needed(form, 'trigger', 'Enter what sets it off'),
        within: readWithin(form, 'trigger-within'),
      }
    case 'fixed':
      return { type: 'fixed', days: readDays(form) }
    case 'until':
      return { type: 'until', day: readDay(form, 'end-day'), event: get('end-event') || null }
    case 'relative':
      return readRelative(form)
    case 'recurring':
      return readRecurring(form)
    default:
      form.mistakes.push({ field: 'schedule', message: 'Choose when it is due' })
      return null
  }
}

function readRelative(form: Form): Schedule {
  const typed = readTypedSpans(form.get('after'))
  if (typed === null)
    form.mistakes.push({
      field: 'after',
      message: 'Enter how long after or before, such as 3 months or 10 working days before',
    })
  return {
    type: 'relative',
    anchor: {
      event: needed(form, 'event', 'Enter the event that time runs from'),
      day: readDay(form, 'event-day'),
    },
    after: typed?.spans ?? [],
    isRange: typed?.isRange ?? false,
  }
}

function readRecurring(form: Form): Schedule {
  const { get, mistakes } = form
  const every = get('every') === '' ? null : readTypedInterval(get('every'))
  if (get('every') !== '' && every === null)
    mistakes.push({ field: 'every', message: 'How often must be a length of time, such as 2 months' })
  const keeps = get('keeps')
  const offset = readWithin(form, 'offset')
  return {
    type: 'recurring',
    every,
    atLeast: get('at-least') === 'yes',
    escalable: get('sooner') === 'yes',
    first: readDay(form, 'first'),
    anchor: get('from-event') === '' ? null : { event: get('from-event'), day: readDay(form, 'from-day') },
    keepsTo: KEPT.find((one) => one === keeps) ?? readKeptWeekday(keeps),
    until: readDay(form, 'last'),
    ...(offset === null ? {} : { offset }),
  }
}

function readDays(form: Form): readonly string[] {
  const lines = form
    .get('days')
    .split(/[\n;]/)
    .map((line) => line.trim())
    .filter(Boolean)
  const days = lines.map((line) => readTypedDay(line)?.toString() ?? null)
  const wrong = lines[days.indexOf(null)]
  if (lines.length === 0) form.mistakes.push({ field: 'days', message: 'Enter the date it is due' })
  if (wrong !== undefined)
    form.mistakes.push({ field: 'days', message: `${wrong} must be a real date, such as 27 March 2026` })
  return days.flatMap((day) => (day === null ? [] : [day]))
}

function readDay({ get, mistakes }: Form, field: string): string | null {
  if (get(field) === '') return null
  const day = readTypedDay(get(field))
  if (day === null) mistakes.push({ field, message: 'Enter a real date, such as 27 March 2026' })
  return day?.toString() ?? null
}

function readWithin({ get, mistakes }: Form, field: string): Span | null {
  if (get(field) === '') return null
  const typed = readTypedSpans(get(field))
  const span = typed?.spans[0]
  if (span === undefined || typed?.spans.length !== 1) {
    mistakes.push({ field, message: 'Enter a length of time, such as 10 working days' })
    return null
  }
  return span
}

function needed({ get, mistakes }: Form, field: string, message: string): string {
  if (get(field) === '') mistakes.push({ field, message })
  return get(field)
}

function sayWithin(span: Span | null): string {
  return span === null ? '' : typeSpans([span], false)
}

function sayDay(day: string | null): string {
  return day === null ? '' : formatDay(Temporal.PlainDate.from(day))
}
