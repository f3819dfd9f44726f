import { formatMoment, formatShortDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { fileUpload } from '../web/components/file-upload.ts'
import { table } from '../web/components/table.ts'
import { errorOf, type FieldError } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import type { MadeByImport } from './import-kept.ts'

// Bringing in the plan a council already has: the way in, and what came of it.

export type ShownImport = {
  readonly id: number
  readonly fileName: string
  readonly state: 'draft' | 'imported' | 'undone'
  readonly begunBy: string | null
  readonly begunAt: Temporal.Instant
  readonly importedOn: Temporal.PlainDate | null
  readonly made: MadeByImport | null
  readonly isPutAway: boolean
}

export type ImportStartFacts = {
  readonly council: { readonly slug: string }
  readonly imports: readonly ShownImport[]
  readonly intervention: number
  readonly errors: readonly FieldError[]
  readonly formToken: string
}

export function importStartPage(facts: ImportStartFacts): Page {
  const { council, errors, formToken, intervention } = facts
  return {
    title: 'Bring in the plan you have',
    section: 'plan',
    back: { text: 'The plan', href: inCouncilPath(council, '/plan') },
    hasErrors: errors.length > 0,
    body: html`${mistakeSummary(errors)}<h1 class="govuk-heading-l">Bring in the plan you have</h1>
<p class="govuk-body">An Excel workbook, a CSV file or a Word document with the plan in tables, as it is: titles, merged cells and colours may stay. You see what each column was taken for and what would change before anything is saved. Every cell that fits no field is kept as a note with its action.</p>
${formStart(withQuery(inCouncilPath(council, '/plan/imports'), { intervention }), formToken, true)}
${fileUpload({ name: 'file', label: { text: 'The file of the plan', classes: 'govuk-label--s' }, hint: { text: '.xlsx, .csv or .docx, up to 25 MB. If it is a newer edition of a plan brought in before, its actions are known again by their references.' }, attributes: { accept: '.xlsx,.csv,.docx' }, errorMessage: errorOf(errors, 'file') })}
${button({ text: 'Read the file', preventDoubleClick: true })}
</form>
${ownShape(facts)}
${earlier(facts)}`,
  }
}

// Once a plan has come in, the plan of today can go out in the same columns.
function ownShape({ imports, council }: ImportStartFacts): Html {
  if (!imports.some(({ state }) => state === 'imported')) return nothing
  const at = (kind: string) => inCouncilPath(council, `/plan/own-shape.${kind}`)
  return html`<h2 class="govuk-heading-m">Take the plan out again in the shape you use</h2>
<p class="govuk-body">The plan of today in the columns and order of the file of yours brought in last, with the stage each action stands at and the latest update: <a class="govuk-link" href="${at('xlsx')}">for Excel</a> or <a class="govuk-link" href="${at('docx')}">for Word</a>.</p>`
}

function earlier({ imports, council, formToken }: ImportStartFacts): Html {
  if (imports.length === 0) return nothing
  const told = { draft: 'not brought in yet', imported: 'brought in', undone: 'undone' }
  // What was put away stands last: it can be taken up again, and is in nobody's way.
  const sorted = imports.toSorted((a, b) => Number(a.isPutAway) - Number(b.isPutAway))
  const putAway = (one: ShownImport): Html =>
    one.state === 'draft' && !one.isPutAway
      ? html`${formStart(inCouncilPath(council, `/plan/imports/${one.id}/putting-away`), formToken)}<button class="sight-act" type="submit">Put it away<span class="govuk-visually-hidden">: ${one.fileName}</span></button></form>`
      : nothing
  return html`${table({
    caption: 'Files brought before',
    captionClasses: 'govuk-table__caption--m',
    classes: 'sight-table',
    firstCellIsHeader: true,
    head: ['File', 'By', 'When', 'State', 'To do'].map((text) => ({ text })),
    rows: sorted.map((one) => [
      {
        text: html`<a class="govuk-link" href="${inCouncilPath(council, `/plan/imports/${one.id}`)}">${one.fileName}</a>`,
      },
      { text: one.begunBy ?? '', attributes: { 'data-label': 'By' } },
      { text: formatMoment(one.begunAt), attributes: { 'data-label': 'When' } },
      {
        text: one.isPutAway
          ? 'a draft, put away'
          : `${told[one.state]}${one.state === 'imported' && one.importedOn !== null ? ` on ${formatShortDay(one.importedOn)}` : ''}`,
        attributes: { 'data-label': 'State' },
      },
      { text: putAway(one), attributes: { 'data-label': 'To do' } },
    ]),
  })}`
}

export type ImportDoneFacts = {
  readonly council: { readonly slug: string }
  readonly brought: ShownImport
  readonly made: MadeByImport
  readonly obstacles: readonly {
    readonly kind: 'action' | 'objective' | 'import'
    readonly id: number
    readonly title: string
    readonly why: string
  }[]
  readonly history: Html
  readonly formToken: string
}

/** What an import brought, the same plan to take away again, and the way to undo it. */
export function importDonePage(facts: ImportDoneFacts): Page {
  const { council, brought, made, obstacles, history } = facts
  const at = (path: string) => inCouncilPath(council, path)
  const when = brought.importedOn === null ? '' : ` on ${formatShortDay(brought.importedOn)}`
  return {
    title: brought.fileName,
    section: 'plan',
    back: { text: 'Bring in the plan you have', href: at('/plan/import') },
    body: html`<span class="govuk-caption-l">${brought.state === 'undone' ? 'Undone' : `Brought in${when}`}</span>
<h1 class="govuk-heading-l">${brought.fileName}</h1>
<p class="govuk-body">${madeWords(made)}</p>
<ul class="govuk-list">
<li><a class="govuk-link" href="${at('/plan')}">See the plan</a></li>
<li><a class="govuk-link" href="${at('/plan/checks')}">Check how the plan is written</a></li>
<li><a class="govuk-link" href="${at(`/plan/imports/${brought.id}/file`)}">The file as it came</a></li>
${
  brought.state === 'imported'
    ? html`<li><a class="govuk-link" href="${at(`/plan/own-shape.xlsx?import=${brought.id}`)}">The plan of today in this shape, for Excel</a></li>
<li><a class="govuk-link" href="${at(`/plan/own-shape.docx?import=${brought.id}`)}">The plan of today in this shape, for Word</a></li>`
    : nothing
}
</ul>
${brought.state === 'imported' ? undoing(facts, obstacles) : nothing}
${history}`,
  }
}

function madeWords({
  added,
  changed,
  same,
  objectives,
  missing,
  done = [],
  startedCount = 0,
}: MadeByImport): string {
  return [
    `${counted(added.length, 'action')} added, ${changed.length} changed, ${same} as ${same === 1 ? 'it was' : 'they were'}; ${counted(objectives.length, 'objective')} added.`,
    ...(startedCount === 0 ? [] : [`${startedCount} came in as started, as the file said.`]),
    ...(done.length === 0 ? [] : [`${done.length} marked done, as the file said: they want evidence.`]),
    missing === 1
      ? 'One action of the plan was not in the file and stayed as it was.'
      : `${missing} actions of the plan were not in the file and stayed as they were.`,
  ].join(' ')
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

const MOST_OBSTACLES = 20

function undoing(
  { council, brought, formToken }: ImportDoneFacts,
  obstacles: ImportDoneFacts['obstacles'],
): Html {
  const at = (path: string) => inCouncilPath(council, path)
  const places = { action: '/actions/', objective: '/objectives/', import: '/plan/imports/' }
  if (obstacles.length > 0)
    return html`<h2 class="govuk-heading-m">Undo</h2>
<p class="govuk-body">This import cannot be undone until what came after it is undone or taken away:</p>
<ul class="govuk-list govuk-list--bullet">${obstacles.slice(0, MOST_OBSTACLES).map((one) => html`<li><a class="govuk-link" href="${at(`${places[one.kind]}${one.id}`)}">${one.title}</a> ${one.why}</li>`)}${obstacles.length > MOST_OBSTACLES ? html`<li>and ${obstacles.length - MOST_OBSTACLES} more</li>` : nothing}</ul>`
  return html`<h2 class="govuk-heading-m">Undo</h2>
<p class="govuk-body">Nobody has touched what it brought, so all of it can still be taken out again.</p>
${formStart(at(`/plan/imports/${brought.id}/undoing`), formToken)}
${button({ text: 'Undo this import', classes: 'govuk-button--warning', preventDoubleClick: true })}
</form>`
}
