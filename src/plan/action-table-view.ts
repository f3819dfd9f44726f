import { formatShortDay, type Day } from '../shared/days.ts'
import { table } from '../web/components/table.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type Action, attentionOf, stageOf } from './action.ts'
import { attentionMark, stageMark } from './action-marks-view.ts'

type Where = { readonly council: { readonly slug: string }; readonly today: Day }

/** Actions as rows to scan; on a phone each row becomes a block whose cells say what they are. */
export function actionTable(where: Where, actions: readonly Action[], caption = 'Actions'): Html {
  return table({
    classes: 'sight-table sight-labelled',
    caption,
    captionClasses: 'govuk-visually-hidden',
    head: ['Action', 'Reference', 'Owner', 'Stage', 'Due', 'Last heard', 'Needs'].map((text) => ({ text })),
    rows: actions.map((action) => row(where, action)),
  })
}

function row(where: Where, action: Action): { readonly text: Part }[] {
  const needs = attentionOf(action, where.today)
  return [
    { text: actionLink(where, action) },
    labelled('Reference', action.reference),
    labelled('Owner', action.owner ?? 'No owner'),
    labelled('Stage', stageMark(action.cancelledOn === null ? stageOf(action) : 'cancelled')),
    labelled('Due', dueCell(action)),
    labelled('Last heard', action.lastUpdateOn === null ? 'never' : formatShortDay(action.lastUpdateOn)),
    labelled('Needs', needs.length === 0 ? 'nothing' : needs.map((need) => html`${attentionMark(need)} `)),
  ]
}

export function labelled(
  label: string,
  text: Part,
): { readonly text: Part; readonly attributes: { readonly 'data-label': string } } {
  return { text, attributes: { 'data-label': label } }
}

export function actionLink({ council }: Where, action: Pick<Action, 'id' | 'title'>): Html {
  return html`<a class="govuk-link" href="${inCouncilPath(council, `/actions/${action.id}`)}">${action.title}</a>`
}

/** The date as it stands, with the first promise beside it where it moved. */
export function dueCell(action: Action): Part {
  if (action.dueOn === null) return 'none'
  const moved = action.firstDueOn !== null && !action.firstDueOn.equals(action.dueOn)
  return html`${formatShortDay(action.dueOn)}${moved && action.firstDueOn !== null ? html`<br><span class="sight-first">first ${formatShortDay(action.firstDueOn)}</span>` : nothing}`
}
