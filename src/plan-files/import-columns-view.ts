import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { select } from '../web/components/select.ts'
import { table } from '../web/components/table.ts'
import { errorOf, type FieldError } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { html, type Html } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { FIELD_WORDS, letterOf, MAPPED_FIELDS, type ShownColumn } from './import-columns.ts'
import { hidden } from '../plan/asking-view.ts'

export type ColumnsFacts = {
  readonly council: { readonly slug: string }
  readonly draft: { readonly id: number; readonly fileName: string; readonly version: number }
  readonly columns: readonly ShownColumn[]
  /** The field chosen for each column; "" is a note. */
  readonly chosen: ReadonlyMap<number, string>
  readonly sheets: readonly { readonly name: string; readonly count: number }[]
  readonly errors: readonly FieldError[]
  readonly formToken: string
}

/** What each column of the file was taken for, why, and what stands in it. */
export function columnsPage(facts: ColumnsFacts): Page {
  const { council, draft, errors, formToken } = facts
  return {
    title: 'What each column is',
    section: 'plan',
    back: { text: 'Bring in the plan you have', href: inCouncilPath(council, '/plan/import') },
    hasErrors: errors.length > 0,
    body: html`${mistakeSummary(errors)}<span class="govuk-caption-l">${draft.fileName}: step 1 of 2</span>
<h1 class="govuk-heading-l">What each column is</h1>
<p class="govuk-body">${found(facts)} Change what was guessed wrong; a column that is none of these is kept as a note.</p>
${formStart(inCouncilPath(council, `/plan/imports/${draft.id}/columns`), formToken)}
${hidden('version', String(draft.version))}
${columnTable(facts)}
${button({ text: 'Go on: see what it would bring', preventDoubleClick: true })}
<p class="govuk-body">You can leave: the file is kept, and nothing has changed in the plan.</p>
</form>`,
  }
}

function found({ sheets }: ColumnsFacts): string {
  const count = sheets.reduce((sum, one) => sum + one.count, 0)
  const named = sheets.filter(({ name }) => name !== '').map(({ name, count: own }) => `“${name}” (${own})`)
  return `${count === 1 ? 'One row with an action was' : `${count} rows with an action were`} found${named.length === 0 ? '' : ` in ${named.join(', ')}`}.`
}

function columnTable({ columns, chosen, errors }: ColumnsFacts): Html {
  return table({
    classes: 'sight-table sight-import-columns',
    caption: 'Columns of the file',
    captionClasses: 'govuk-visually-hidden',
    firstCellIsHeader: true,
    head: ['Column', 'Is', 'Why it was taken for it', 'What stands in it'].map((text) => ({ text })),
    rows: columns.map((one) => [
      { text: `${letterOf(one.column)}: ${one.header === '' ? 'no heading' : one.header}` },
      {
        text: select({
          name: `column-${one.column}`,
          label: {
            text: html`What column ${letterOf(one.column)} is`,
            classes: 'govuk-visually-hidden',
          },
          items: [
            { value: '', text: one.why === null ? 'Keep as a note' : 'As it is' },
            ...MAPPED_FIELDS.map((field) => ({ value: field, text: FIELD_WORDS[field] })),
          ],
          value: chosen.get(one.column) ?? '',
          errorMessage: errorOf(errors, `column-${one.column}`),
        }),
        attributes: { 'data-label': 'Is' },
      },
      {
        text: one.guess === null ? (one.why ?? 'It fits no field') : one.guess.reasons.join('; '),
        attributes: { 'data-label': 'Why' },
      },
      {
        text:
          one.samples.length === 0
            ? 'nothing'
            : html`<ul class="govuk-list sight-import-samples">${one.samples.map((words) => html`<li>${words}</li>`)}</ul>`,
        attributes: { 'data-label': 'Cells' },
      },
    ]),
  })
}
