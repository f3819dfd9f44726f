import { hidden, wordsField } from '../plan/asking-view.ts'
import { type Day } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { errorSummary } from '../web/components/error-summary.ts'
import { fileUpload } from '../web/components/file-upload.ts'
import { input } from '../web/components/input.ts'
import { select } from '../web/components/select.ts'
import { table } from '../web/components/table.ts'
import { errorOf, type FieldError, Form } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import type { Measure, Observation } from './measure.ts'
import { namePeriod, type Rhythm } from './spc-period.ts'
import { formatValue, unitNamed } from './spc-unit.ts'
import { periodAfter, periodOf } from './period.ts'
import { effectOf, HOW_WRITTEN, sayPeriod, type Telling, type ToldLine } from './told-values.ts'

export type ValueFacts = {
  readonly council: { readonly slug: string }
  readonly measure: Measure
  readonly known: readonly Observation[]
  readonly typed: Form
  readonly errors: readonly FieldError[]
  readonly formToken: string
  readonly today: Day
}

/** One period by hand, or many pasted or out of a file. */
export function valuePage(facts: ValueFacts): Page {
  const { measure, errors } = facts
  return {
    title: 'Tell values',
    section: 'measures',
    back: backTo(facts),
    hasErrors: errors.length > 0,
    body: html`${mistakeSummary(errors)}<span class="govuk-caption-l">${measure.name}</span><h1 class="govuk-heading-l">Tell values</h1>
${lastTold(facts)}
<h2 class="govuk-heading-m">One ${measure.rhythm}</h2>${onePeriod(facts)}
<h2 class="govuk-heading-m">Many ${measure.rhythm}s</h2>${manyPeriods(facts)}`,
  }
}

function backTo({ council, measure }: ValueFacts): { readonly text: string; readonly href: string } {
  return { text: measure.name, href: inCouncilPath(council, `/measures/${measure.id}`) }
}

function lastTold({ known, measure }: ValueFacts): Html {
  const last = known.at(-1)
  if (last === undefined) return html`<p class="govuk-body">Nothing has been told yet.</p>`
  return html`<p class="govuk-body">The latest told is ${namePeriod(last.period.toString(), measure.rhythm)}: ${formatValue(last.value, unitNamed(measure.unit))}. One told again is kept as a revision beside what was told before.</p>`
}

function onePeriod(facts: ValueFacts): Html {
  const { measure, typed, errors } = facts
  const field = (name: 'numerator' | 'denominator' | 'value', label: string, hint: string) =>
    input({
      name,
      label: { text: label, classes: 'govuk-label--s' },
      ...(hint === '' ? {} : { hint: { text: hint } }),
      classes: 'govuk-input--width-10',
      inputmode: 'decimal',
      value: typed.get(name),
      errorMessage: errorOf(errors, name),
    })
  return html`${formStart(at(facts, '/values'), facts.formToken)}
${periodSelect(facts)}
${field('numerator', 'Numerator', measure.numerator)}
${field('denominator', 'Denominator', measure.denominator)}
${field('value', `Or the value alone (${measure.unit})`, 'Only where the counts are not known: charts and comparisons are better with them')}
${noteField(facts)}
${button({ text: 'Save this value', preventDoubleClick: true })}</form>`
}

// Four years of months are what anyone corrects by hand; older ones can be pasted.
const PERIODS_BACK: Readonly<Record<Rhythm, number>> = {
  day: 62,
  week: 52,
  month: 48,
  quarter: 24,
  'half year': 16,
  year: 12,
}

function periodSelect({ typed, errors, today, measure }: ValueFacts): Html {
  const latest = periodOf(today, measure)
  const periods = Array.from({ length: PERIODS_BACK[measure.rhythm] }, (_, i) =>
    periodAfter(latest, measure.rhythm, -i),
  )
  return select({
    name: 'period',
    label: { text: PERIOD_LABELS[measure.rhythm], classes: 'govuk-label--s' },
    value: typed.get('period'),
    errorMessage: errorOf(errors, 'period'),
    items: periods.map((one) => ({ value: one.toString(), text: sayPeriod(one, measure.rhythm) })),
  })
}

const PERIOD_LABELS: Readonly<Record<Rhythm, string>> = {
  day: 'Day',
  week: 'Week',
  month: 'Month',
  quarter: 'Quarter',
  'half year': 'Half year',
  year: 'Year',
}

function noteField({ typed, errors }: ValueFacts): Html {
  return input({
    name: 'note',
    label: { text: 'Note (optional)', classes: 'govuk-label--s' },
    hint: { text: 'Why a value is revised, or what is odd about it' },
    value: typed.get('note'),
    errorMessage: errorOf(errors, 'note'),
  })
}

function manyPeriods(facts: ValueFacts): Html {
  const { typed, errors } = facts
  return html`${formStart(at(facts, '/values/preview'), facts.formToken, true)}
${wordsField({ ...facts, typed, errors }, { name: 'lines', label: 'Paste from Excel', hint: `One line each: ${facts.measure.rhythm}, numerator, denominator (or ${facts.measure.rhythm} and value). For the ${facts.measure.rhythm}, ${HOW_WRITTEN[facts.measure.rhythm]}`, rows: 8 })}
${fileUpload({ name: 'file', label: { text: 'Or choose a CSV file with the same columns', classes: 'govuk-label--s' }, errorMessage: errorOf(errors, 'file'), attributes: { accept: '.csv,.txt,text/csv,text/plain' } })}
<p class="govuk-body">You will see every line before anything is saved.</p>
${button({ text: 'Look at the lines', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
}

function at({ council, measure }: ValueFacts, path: string): string {
  return inCouncilPath(council, `/measures/${measure.id}${path}`)
}

export type PreviewFacts = ValueFacts & { readonly telling: Telling; readonly lines: string }

/** Every line with what it will do, or what is wrong with it; nothing is saved while one is wrong. */
export function previewPage(facts: PreviewFacts): Page {
  const { telling, measure } = facts
  const bad = telling.lines.filter((line) => !line.told.ok)
  return {
    title: bad.length > 0 ? 'Lines to mend' : 'Look before you save',
    section: 'measures',
    back: { text: 'Tell values', href: at(facts, '/values/new') },
    hasErrors: bad.length > 0,
    body: html`${bad.length === 0 ? nothing : lineMistakes(bad)}<span class="govuk-caption-l">${measure.name}</span><h1 class="govuk-heading-l">${bad.length > 0 ? 'Lines to mend' : 'Look before you save'}</h1>
${bad.length > 0 ? html`<p class="govuk-body">Nothing is saved. Mend the lines below and look again.</p>${mend(facts)}` : confirm(facts)}
${lineTable(facts)}`,
  }
}

const MOST_LISTED = 20

function lineMistakes(bad: readonly ToldLine[]): Html {
  const listed = bad.slice(0, MOST_LISTED).map((line) => ({
    text: `Line ${line.number}: ${line.told.ok ? '' : line.told.refusal}`,
    href: '#lines',
  }))
  const more = bad.length - listed.length
  return errorSummary({
    titleText:
      bad.length === 1 ? 'There is a problem in 1 line' : `There are problems in ${bad.length} lines`,
    errorList: [...listed, ...(more > 0 ? [{ text: `And ${more} more`, href: '#lines' }] : [])],
  })
}

function mend(facts: PreviewFacts): Html {
  const typed = new Form(new URLSearchParams([['lines', facts.lines]]))
  return html`${formStart(at(facts, '/values/preview'), facts.formToken)}
${wordsField({ typed, errors: [], formToken: '' }, { name: 'lines', label: 'The lines', rows: Math.min(20, facts.telling.lines.length + 3) })}
${hidden('note', facts.typed.get('note'))}
${button({ text: 'Look again', preventDoubleClick: true })}</form>`
}

function confirm(facts: PreviewFacts): Html {
  const { telling, known } = facts
  const effects = telling.lines.flatMap((line) => (line.told.ok ? [effectOf(line.told.value, known)] : []))
  const count = (wanted: string) => effects.filter((one) => one === wanted).length
  const empty = telling.empty.length === 0 ? '' : ` ${telling.empty.length} without a value are left out.`
  return html`<p class="govuk-body">${count('new')} new, ${count('revised')} revised, ${count('the same')} the same as before.${empty}</p>
${formStart(at(facts, '/values/many'), facts.formToken)}
${hidden('lines', facts.lines)}${noteField(facts)}
<div class="govuk-button-group">${button({ text: 'Save these values', preventDoubleClick: true })}<a class="govuk-link" href="${at(facts, '/values/new')}">Cancel</a></div></form>`
}

function lineTable({ telling, known, measure }: PreviewFacts): Html {
  const label = (name: string) => ({ attributes: { 'data-label': name } })
  const unit = unitNamed(measure.unit)
  return table({
    classes: 'sight-table',
    caption: 'Every line',
    captionClasses: 'govuk-table__caption--m',
    firstCellIsHeader: true,
    head: ['Line', PERIOD_LABELS[measure.rhythm], 'Value', 'Told before', 'What it does'].map((text) => ({
      text,
    })),
    rows: telling.lines.map(({ number, words, told }) => {
      if (!told.ok) {
        return [
          { text: String(number) },
          { text: words, colspan: 3, ...label('Written') },
          { text: html`<span class="sight-bad-line">${told.refusal}</span>`, ...label('Wrong') },
        ]
      }
      const before = known.find((one) => one.period.equals(told.value.period))
      return [
        { text: String(number) },
        { text: sayPeriod(told.value.period, measure.rhythm), ...label(PERIOD_LABELS[measure.rhythm]) },
        { text: `${formatValue(told.value.value, unit)}${countsOf(told.value)}`, ...label('Value') },
        { text: before === undefined ? '–' : formatValue(before.value, unit), ...label('Told before') },
        { text: effectOf(told.value, known), ...label('What it does') },
      ]
    }),
  })
}

function countsOf({ numerator, denominator }: Pick<Observation, 'numerator' | 'denominator'>): string {
  if (numerator === null || denominator === null) return ''
  return ` (${numerator.toLocaleString('en-GB')} of ${denominator.toLocaleString('en-GB')})`
}
