import type { Page } from '../web/answer.ts'
import { html, nothing } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import { inCouncilPath } from '../web/paths.ts'
import type { Reach } from './line.ts'
import type { ReachName } from './reach.ts'

const TITLES: Readonly<Record<ReachName, string>> = {
  'in-force': 'Requirements in force',
  answered: 'Requirements answered by the plan',
  done: 'Requirements answered by something done',
  evidenced: 'Requirements with evidence',
  showing: 'Requirements that show in a measure',
}

/** Exactly those that a number of the line's sentence counts. */
export function reachPage(facts: {
  readonly council: { readonly slug: string }
  readonly name: ReachName
  readonly reach: readonly Reach[]
}): Page {
  const { council, name, reach } = facts
  return {
    title: TITLES[name],
    section: 'line',
    back: { text: 'The line', href: inCouncilPath(council, '/line') },
    body: html`<h1 class="govuk-heading-l">${TITLES[name]}: ${reach.length}</h1>
${
  reach.length === 0
    ? html`<p class="govuk-inset-text">None yet. The line shows where it stops.</p>`
    : labelledTable({
        caption: TITLES[name],
        isCaptionHidden: true,
        columns: ['Requirement', 'Its words', 'Who', 'Actions', 'Reaches'].map((heading) => ({ heading })),
        rows: reach.map((one) => [
          html`<a class="govuk-link" href="${inCouncilPath(council, `/thread/requirements/${one.requirement.id}`)}">${one.requirement.reference}</a>`,
          one.requirement.words,
          one.requirement.bearer ?? 'nobody named',
          one.actions.length === 0 ? 'none' : one.actions.map((action) => action.reference).join(', '),
          html`${one.isDone ? 'done' : one.actions.length > 0 ? 'an action' : 'nothing'}${one.hasEvidence ? ', evidence' : nothing}${one.showsInMeasure && one.hasEvidence ? ', a measure' : nothing}`,
        ]),
      })
}`,
  }
}
