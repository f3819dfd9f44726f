import { formatShortDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { details } from '../web/components/details.ts'
import { table } from '../web/components/table.ts'
import { textarea } from '../web/components/textarea.ts'
import { errorOf, type FieldError } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { hidden } from '../plan/asking-view.ts'
import { mendingFields, ownerFields } from './import-mend-view.ts'
import { shortPlaceOf } from './import-place.ts'
import { type ImportPreview, movesOf } from './import-plan.ts'
import { finishedFields } from './import-done-view.ts'
import type { FinishedRow } from './import-done.ts'
import { startedFields } from './import-started-view.ts'
import type { StartedRow } from './import-started.ts'
import { takenFields } from './import-taken-view.ts'
import type { ImportAnswers } from './import-rows.ts'
import type { Owning } from './import-owners.ts'
import type { ImportedField } from './import-changes.ts'
import { answeredList } from './import-answered-view.ts'
import { objectivesIn } from './import-wanted.ts'

export type PreviewFacts = {
  readonly council: { readonly slug: string }
  readonly draft: { readonly id: number; readonly fileName: string; readonly version: number }
  readonly preview: ImportPreview
  readonly answers: ImportAnswers
  readonly people: readonly Owning[]
  /** How many problems the plan checks find, by the row's key and by the check. */
  readonly problems: {
    readonly byRow: ReadonlyMap<string, number>
    readonly byCheck: readonly (readonly [string, number])[]
  }
  readonly asides: readonly string[]
  /** What the file says is finished and is not done here. */
  readonly finished: readonly FinishedRow[]
  /** What the file says is under way and has not begun here. */
  readonly started: readonly StartedRow[]
  readonly errors: readonly FieldError[]
  readonly formToken: string
}

/** All an import would do, before it does it. */
export function previewPage(facts: PreviewFacts): Page {
  const { council, draft, preview, errors, formToken } = facts
  const at = (path: string) => inCouncilPath(council, `/plan/imports/${draft.id}${path}`)
  return {
    title: 'What it would bring',
    section: 'plan',
    back: { text: 'What each column is', href: at('/columns') },
    hasErrors: errors.length > 0,
    body: html`${mistakeSummary(errors)}<span class="govuk-caption-l">${draft.fileName}: step 2 of 2</span>
<h1 class="govuk-heading-l" id="file">What it would bring</h1>
<p class="govuk-body-l">${summary(preview)}</p>
${nothingNew(facts)}
${formStart(at('/completion'), formToken)}
${hidden('version', String(draft.version))}
${ownerFields(facts)}
${mendingFields(facts)}
${takenFields(facts)}
${startedFields(facts.started, facts.answers)}
${finishedFields(facts)}
${moves(facts)}
<div class="govuk-button-group">${button({ text: bringWords(preview), preventDoubleClick: true })}${button({ text: 'Save and look again', classes: 'govuk-button--secondary', attributes: { formaction: at('/answers') } })}<a class="govuk-link" href="${inCouncilPath(council, '/plan/import')}">Leave it for later</a></div>
<p class="govuk-body">All of it is brought in, or nothing. It can be undone as long as nobody has touched what it brought.</p>
</form>
${changes(preview)}
${objectives(preview)}
${answeredList(preview.answered)}
${added(facts)}
${checks(facts)}
${rest(facts)}`,
  }
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

function summary({ added: fresh, changed, same, missing, leftOut, objectives: all }: ImportPreview): string {
  const newObjectives = all.filter(({ held }) => held === null).length
  const parts = [
    `${counted(fresh.length, 'action')} to add`,
    ...(newObjectives > 0 ? [`${counted(newObjectives, 'objective')} to add`] : []),
    ...(changed.length > 0 ? [`${counted(changed.length, 'action')} to change`] : []),
    ...(same.length > 0 ? [`${same.length} as they are`] : []),
    ...(missing.length > 0 ? [`${missing.length} in the plan and not in the file, left alone`] : []),
    ...(leftOut.length > 0 ? [`${counted(leftOut.length, 'row')} left out`] : []),
  ]
  return `${parts.join(', ')}.`
}

function nothingNew({ preview, finished, started }: PreviewFacts): Html {
  const { added: fresh, changed } = preview
  if (fresh.length + changed.length + finished.length + started.length > 0) return nothing
  return html`<p class="govuk-body">The file says what the plan says: there is nothing to bring in.</p>`
}

function bringWords({ added: fresh, changed }: ImportPreview): string {
  if (changed.length + fresh.length === 0) return 'Bring it in'
  if (changed.length === 0) return `Bring in ${counted(fresh.length, 'action')}`
  return fresh.length === 0
    ? `Change ${counted(changed.length, 'action')}`
    : `Add ${fresh.length} and change ${counted(changed.length, 'action')}`
}

function moves({ preview, answers, errors }: PreviewFacts): Html {
  const moved = movesOf(preview).length
  if (moved === 0) return nothing
  return textarea({
    name: 'reason',
    label: {
      text: `Why ${moved === 1 ? 'a date moves' : `${moved} dates move`}`,
      classes: 'govuk-label--s',
    },
    hint: {
      text: 'The first promise stays beside each; the reason is kept with the move, and that you agreed to it',
    },
    value: answers.reason,
    rows: 2,
    errorMessage: errorOf(errors, 'reason'),
  })
}

const FIELD_NAMES: Readonly<Record<ImportedField, string>> = {
  title: 'Action',
  detail: 'In full',
  owner: 'Owner',
  partner: 'Partner',
  measure: 'Measure',
  evidence: 'Evidence wanted',
  priority: 'Priority',
  signOff: 'Signed off by',
  start: 'Start',
  due: 'Due',
  objective: 'Objective',
  requirement: 'Requirement',
}

function changes({ changed }: ImportPreview): Html {
  if (changed.length === 0) return nothing
  const rows = changed.flatMap(({ from, action, changes: all }) => all.map((one) => ({ from, action, one })))
  return table({
    caption: 'What would change',
    captionClasses: 'govuk-table__caption--m',
    classes: 'sight-table',
    firstCellIsHeader: true,
    head: ['Action', 'Row', 'Field', 'Now', 'From the file'].map((text) => ({ text })),
    rows: rows.map(({ from, action, one }) => [
      { text: `${action.reference} ${action.title}` },
      { text: shortPlaceOf(from), attributes: { 'data-label': 'Row' } },
      { text: FIELD_NAMES[one.field], attributes: { 'data-label': 'Field' } },
      {
        text: html`<span class="sight-kept-lines">${one.before === '' ? 'nothing' : one.before}</span>${one.isContested ? html` <span class="sight-need">changed here since the last import</span>` : nothing}`,
        attributes: { 'data-label': 'Now' },
      },
      {
        text: html`<span class="sight-kept-lines">${one.after}</span>`,
        attributes: { 'data-label': 'From the file' },
      },
    ]),
  })
}

function objectives({ objectives: all }: ImportPreview): Html {
  if (all.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">Objectives</h2>
<ul class="govuk-list govuk-list--bullet">${all.map(({ title, held, count }) => html`<li>${held === null ? title : held.title}: ${counted(count, 'action')}${held === null ? ' (new)' : ' (in the plan already)'}</li>`)}</ul>`
}

// One answers; the others of the cell do a part.
function ownerCell(
  { owner, contributors }: ImportPreview['added'][number]['wanted'],
  people: ReadonlyMap<number, string>,
): string {
  const name = owner === null ? 'nobody' : (people.get(owner) ?? '')
  return contributors.length === 0
    ? name
    : `${name}; contributing: ${contributors.map((one) => one.name).join(', ')}`
}

function added({ preview, problems }: PreviewFacts): Html {
  if (preview.added.length === 0) return nothing
  const people = new Map(
    preview.owners.flatMap(({ person }) => (person === null ? [] : [[person.id, person.name]])),
  )
  const titles = new Map(preview.objectives.map(({ key, title, held }) => [key, held?.title ?? title]))
  const labelled = (name: string) => ({ attributes: { 'data-label': name } })
  return table({
    caption: 'Actions to add',
    captionClasses: 'govuk-table__caption--m',
    classes: 'sight-table',
    firstCellIsHeader: true,
    head: ['Action', 'Row', 'Objective', 'Owner', 'Due', 'Notes kept', 'Checks'].map((text) => ({ text })),
    rows: preview.added.map(({ from, wanted }) => [
      { text: `${wanted.reference} ${wanted.title}` },
      { text: shortPlaceOf(from), ...labelled('Row') },
      {
        text:
          objectivesIn(wanted)
            .flatMap((key) => titles.get(key) ?? [])
            .join('; ') || 'none',
        ...labelled('Objective'),
      },
      { text: ownerCell(wanted, people), ...labelled('Owner') },
      {
        text: wanted.dueOn === null ? 'no date' : formatShortDay(wanted.dueOn),
        ...labelled('Due'),
      },
      {
        text: details({
          summaryText: html`${counted(wanted.detail === '' ? 0 : wanted.detail.split('\n').length, 'line')} <span class="govuk-visually-hidden">kept with ${wanted.reference}</span>`,
          text: html`<span class="sight-kept-lines">${wanted.detail}</span>`,
          classes: 'sight-import-notes',
        }),
        ...labelled('Notes'),
      },
      { text: counted(problems.byRow.get(from.key) ?? 0, 'problem'), ...labelled('Checks') },
    ]),
  })
}

function checks({ problems }: PreviewFacts): Html {
  if (problems.byCheck.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">What the plan checks find</h2>
<p class="govuk-body">None of it stops the import: each is shown with its cure once the plan is here.</p>
<ul class="govuk-list govuk-list--bullet">${problems.byCheck.map(([check, count]) => html`<li>${check}: ${count}</li>`)}</ul>`
}

function rest({ preview, asides }: PreviewFacts): Html {
  return html`${preview.missing.length === 0 ? nothing : details({ summaryText: `${preview.missing.length} actions of the plan that the file does not have`, text: html`<ul class="govuk-list">${preview.missing.map((one) => html`<li>${one.reference} ${one.title}</li>`)}</ul>` })}
${asides.length === 0 ? nothing : details({ summaryText: `${asides.length} cells outside the table, kept with the file`, text: html`<ul class="govuk-list">${asides.map((words) => html`<li>${words}</li>`)}</ul>` })}`
}
