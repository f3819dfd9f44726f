import { dayInEngland, formatDay, formatMoment } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { dateInput } from '../web/components/date-input.ts'
import { fileUpload } from '../web/components/file-upload.ts'
import { input } from '../web/components/input.ts'
import { table, type TableRow } from '../web/components/table.ts'
import { errorOf, type FieldError, type Form } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import type { ChildNames } from './child-list.ts'
import { nameOfReturn, type ReturnLine } from './child-return.ts'
import { SMALLEST_SHOWN } from './suppression.ts'

export type ReturnListFacts = {
  readonly council: { readonly slug: string }
  readonly returns: readonly ReturnLine[]
  /** Those that are being read at this moment. */
  readonly underWay: ReadonlySet<number>
  readonly typed: Form
  /** What the last return was counted with. */
  readonly population: number | null
  readonly megabytes: number
  readonly mayBringIn: boolean
  readonly maySeeLists: boolean
  readonly seesSmall: boolean
  /** What lists of children call them, where the council has switched lists on. */
  readonly childNames: ChildNames | null
  readonly formKey: string
  readonly formToken: string
  readonly errors: readonly FieldError[]
}

/** Every return that came in, and the way to bring in another. */
export function returnListPage(facts: ReturnListFacts): Page {
  const { council, errors } = facts
  return {
    title: 'Child-level returns',
    section: 'measures',
    back: { text: 'Measures', href: inCouncilPath(council, '/measures') },
    hasErrors: errors.length > 0,
    body: html`${mistakeSummary(errors)}<h1 class="govuk-heading-l">Child-level returns</h1>
<p class="govuk-body">A return is read, checked row by row and counted into the measures. Its rows are dropped at once: what is kept is the counts, and where its problems are. ${facts.childNames === null ? 'No child’s name, identifier or date of birth is kept.' : `No child’s name or date of birth is kept. The council has switched on lists for its managers: until they end, children for whom something is overdue are kept under their ${facts.childNames}.`}</p>
${facts.maySeeLists ? html`<p class="govuk-body sight-no-print"><a class="govuk-link" href="${inCouncilPath(council, '/child-lists')}">Lists of children for whom something is overdue</a></p>` : nothing}
${facts.mayBringIn ? uploadForm(facts) : nothing}
<h2 class="govuk-heading-m">What has come in</h2>
${facts.returns.length === 0 ? empty(facts) : returnTable(facts)}`,
  }
}

function uploadForm(facts: ReturnListFacts): Html {
  const { council, formToken, errors, megabytes, typed } = facts
  const part = (name: string) => typed.get(`day-${name}`)
  return html`<section class="sight-upload" aria-labelledby="bring-in">
<h2 class="govuk-heading-m" id="bring-in">Bring in a return</h2>
${formStart(inCouncilPath(council, '/returns'), formToken, true)}<input type="hidden" name="form-key" value="${facts.formKey}">
${fileUpload({
  name: 'files',
  label: 'The files of one return',
  hint: `Annex A as its workbook or its CSVs; SSDA903 as its CSVs or its XML; the children in need census as its XML. Up to ${megabytes} MB each. Which it is, is told by what it holds.`,
  errorMessage: errorOf(errors, 'files'),
  multiple: true,
})}
${fileUpload({
  name: 'last-month',
  label: 'Last month’s files (optional)',
  hint: 'Brought beside it, they show who has gone, was reopened, or whose birth or start has changed. They are dropped with the rest: nothing of any child is kept from month to month.',
  multiple: true,
})}
${dateInput({
  id: 'day',
  namePrefix: 'day',
  fieldset: { legend: { text: 'The day it is for (optional)', classes: 'govuk-fieldset__legend--s' } },
  hint: 'Ages and open cases are judged as of this day. Left blank, it is found in the return. For example, 31 3 2026.',
  values: { day: part('day'), month: part('month'), year: part('year') },
  errorMessage: errorOf(errors, 'day-day'),
})}
${input({
  name: 'population',
  label: 'Children aged 0 to 17 in the area (optional)',
  hint: 'For rates per 10,000, which stand beside other councils’.',
  value: typed.has('population') ? typed.get('population') : String(facts.population ?? ''),
  inputmode: 'numeric',
  classes: 'govuk-input--width-10',
  errorMessage: errorOf(errors, 'population'),
})}
${button({ text: 'Bring it in and check it', preventDoubleClick: true })}
</form>
</section>`
}

function empty({ mayBringIn }: ReturnListFacts): Html {
  return html`<p class="govuk-inset-text">No return has come in yet. ${mayBringIn ? 'Begin with this month’s Annex A lists: the same file that an inspection would ask for.' : 'The council’s analysts bring them in.'}</p>`
}

function returnTable(facts: ReturnListFacts): Html {
  const heads = ['Return', 'Brought in', 'Rows', 'Problems', 'Warnings']
  return table({
    caption: 'Returns, newest first',
    captionClasses: 'govuk-visually-hidden',
    classes: 'sight-table',
    head: heads.map((text, i) => (i > 1 ? { text, format: 'numeric' } : { text })),
    rows: facts.returns.map((line) => row(facts, line)),
  })
}

function row({ council, underWay, seesSmall }: ReturnListFacts, line: ReturnLine): TableRow {
  const by = line.broughtBy === null ? '' : ` by ${line.broughtBy}`
  const counts = (of: (line: ReturnLine & { state: 'read' }) => number): string =>
    line.state === 'read' ? said(of(line), seesSmall) : '–'
  return [
    {
      text: html`<a class="govuk-link sight-file-name" href="${inCouncilPath(council, `/returns/${line.id}`)}">${nameOfReturn(line, formatDay)}</a>${stateOf(line, underWay.has(line.id))}`,
    },
    { text: `${formatMoment(line.broughtAt)}${by}`, attributes: { 'data-label': 'Brought in' } },
    labelled(
      'Rows',
      counts((one) => one.rows),
    ),
    labelled(
      'Problems',
      counts((one) => one.problems),
    ),
    labelled(
      'Warnings',
      counts((one) => one.warnings),
    ),
  ]
}

function said(count: number, seesSmall: boolean): string {
  return !seesSmall && count > 0 && count < SMALLEST_SHOWN
    ? `under ${SMALLEST_SHOWN}`
    : count.toLocaleString('en-GB')
}

function labelled(label: string, text: Part) {
  return { text, format: 'numeric', attributes: { 'data-label': label } } as const
}

function stateOf(line: ReturnLine, isUnderWay: boolean): Html {
  if (line.state === 'read') return nothing
  const words = line.state === 'unreadable' ? 'could not be read' : isUnderWay ? 'being read' : 'broken off'
  return html` <span class="sight-need">${words}</span>`
}

/** For a summary list. */
export function broughtIn(line: ReturnLine): string {
  return `${formatDay(dayInEngland(line.broughtAt))}${line.broughtBy === null ? '' : ` by ${line.broughtBy}`}`
}
