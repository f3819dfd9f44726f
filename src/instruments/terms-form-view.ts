import { button } from '../web/components/button.ts'
import { checkboxes } from '../web/components/checkboxes.ts'
import { input } from '../web/components/input.ts'
import { radios } from '../web/components/radios.ts'
import { select } from '../web/components/select.ts'
import { textarea } from '../web/components/textarea.ts'
import { errorOf, type FieldError } from '../web/form.ts'
import { html, type Html } from '../web/html.ts'
import { capital } from './marks-view.ts'
import { asksSomething, PROVISION_KINDS } from './requirement.ts'
import { type Schedule, WORKING_DAYS } from './schedule.ts'
import { SCHEDULE_TYPES, type ScheduleFields } from './schedule-fields.ts'
import { readKeptWeekday } from './weekdays.ts'

export type FieldsFacts = { readonly fields: ScheduleFields; readonly errors: readonly FieldError[] }

/** The fields of a provision's terms, as they are or as somebody typed them. */
export function termsFields(facts: FieldsFacts): Html {
  const text = writer(facts)
  return html`${text('clause', 'Clause', { hint: 'As the document numbers it, such as 7.b.ii. Leave empty for prose.', classes: 'govuk-input--width-10' })}
${select({
  name: 'kind',
  label: 'What it is',
  value: facts.fields['kind'],
  items: PROVISION_KINDS.map((kind) => ({
    value: kind,
    text: `${capital(kind)}${asksSomething(kind) ? '' : ' (asks nothing)'}`,
  })),
  errorMessage: errorOf(facts.errors, 'kind'),
})}
${text('bearer', 'Who has to do it', { classes: 'govuk-input--width-20' })}
${text('recipient', 'To whom, if anyone', { classes: 'govuk-input--width-20' })}
${text('modality', 'Force, as printed', { hint: 'Must, shall, should, will', classes: 'govuk-input--width-10' })}
${scheduleFields(facts)}`
}

/** When it is due: each choice has its fields beneath it, and the style sheet shows those of the one chosen. */
export function scheduleFields(facts: FieldsFacts): Html {
  const { fields, errors } = facts
  const text = writer(facts)
  const days = textarea({
    name: 'days',
    label: 'Dates, one a line',
    hint: 'For example 27 March 2026',
    value: fields['days'],
    rows: 3,
    classes: 'govuk-input--width-20',
    errorMessage: errorOf(errors, 'days'),
  })
  const chosen = radios({
    name: 'schedule',
    value: fields['schedule'],
    fieldset: { legend: { text: 'When it is due', classes: 'govuk-fieldset__legend--s' } },
    classes: 'govuk-radios--small',
    errorMessage: errorOf(errors, 'schedule'),
    items: SCHEDULE_TYPES.map((value) => ({ value, text: TYPE_NAMES[value] })),
  })
  return html`<div class="sight-choice">${chosen}
${group('fixed', days)}
${group('recurring', recurringFields(facts))}
${group('relative', html`${text('after', 'How long', { hint: 'For example 3 months, six to nine months, 10 working days before' })}${text('event', 'The event', { hint: 'For example the date of this direction' })}${text('event-day', 'The day of the event, if known', DATE)}`)}
${group('triggered', html`${text('trigger', 'What sets it off')}${text('trigger-within', 'Within', WITHIN)}`)}
${group('on demand', text('demand-within', 'Within', WITHIN))}
${group('until', html`${text('end-day', 'Until the day', DATE)}${text('end-event', 'Or until the event')}`)}
${group('none', text('urgency', 'How urgent, as printed', { hint: 'For example as soon as possible' }))}
</div>`
}

const TYPE_NAMES: Readonly<Record<Schedule['type'], string>> = {
  fixed: 'On a date, or on several',
  recurring: 'Again and again',
  relative: 'A time after or before an event',
  triggered: 'When something happens',
  'on demand': 'When asked',
  standing: 'All the time',
  until: 'Until an end',
  none: 'No date is given',
}

function group(type: Schedule['type'], inner: Html): Html {
  return html`<fieldset class="govuk-fieldset sight-choice__part" data-part="${type}"><legend class="sight-choice__legend">${TYPE_NAMES[type]}</legend>${inner}</fieldset>`
}

const DATE = { hint: 'For example 27 March 2026', classes: 'govuk-input--width-10' }
const WITHIN = {
  hint: 'For example 10 working days. Leave empty if no time is given.',
  classes: 'govuk-input--width-10',
}

function recurringFields(facts: FieldsFacts): Html {
  const text = writer(facts)
  const { fields } = facts
  return html`${text('every', 'How often', { hint: 'For example 2 months. Leave empty if the print only says regularly.', classes: 'govuk-input--width-10' })}
${text('first', 'The first date, if one is printed', DATE)}
${text('from-event', 'Otherwise counted from', { hint: 'For example the date of this direction: the first date is one interval later' })}
${text('from-day', 'The day of that, if known', DATE)}
${select({
  name: 'keeps',
  label: 'Keeps to',
  value: fields['keeps'],
  items: [
    { value: '', text: 'The same day of the month' },
    { value: 'month end', text: 'The last day of the month' },
    { value: 'last working day', text: 'The last working day of the month' },
    ...[...WORKING_DAYS, ...keptWeekday(fields['keeps'])].map((day) => ({
      value: day,
      text: `The ${day} of the month`,
    })),
  ],
})}
${text('offset', 'So long after or before that day', { hint: 'For example 10 working days, or 14 days before. Leave empty if it is due on the day itself.', classes: 'govuk-input--width-10' })}
${text('last', 'Until, if it ends', DATE)}
${checkboxes({ name: 'at-least', classes: 'govuk-checkboxes--small', items: [{ value: 'yes', text: 'At least this often', checked: fields['at-least'] === 'yes' }] })}
${checkboxes({ name: 'sooner', classes: 'govuk-checkboxes--small', items: [{ value: 'yes', text: 'Sooner when asked', checked: fields['sooner'] === 'yes' }] })}`
}

// There are too many weekdays to list: one that was read stays.
function keptWeekday(keeps: string | undefined): readonly string[] {
  const weekday = readKeptWeekday(keeps ?? '')
  return weekday === null ? [] : [weekday]
}

type Extra = { readonly hint?: string; readonly classes?: string }

function writer({ fields, errors }: FieldsFacts): (name: string, label: string, extra?: Extra) => Html {
  return (name, label, extra = {}) =>
    input({ name, label, value: fields[name], errorMessage: errorOf(errors, name), ...extra })
}

export function saveButtons(save: string, cancel: string): Html {
  return html`<div class="govuk-button-group">${button({ text: save, preventDoubleClick: true })}<a class="govuk-link" href="${cancel}">Cancel</a></div>`
}
