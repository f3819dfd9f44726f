import { type Day, formatDay, formatShortDay } from '../shared/days.ts'
import type { PersonId } from '../shared/ids.ts'
import type { Role } from '../shared/permissions.ts'
import { button } from '../web/components/button.ts'
import { input } from '../web/components/input.ts'
import { details } from '../web/components/details.ts'
import { radios } from '../web/components/radios.ts'
import { table } from '../web/components/table.ts'
import { emptyForm } from '../web/form.ts'
import { formStart } from '../web/form-view.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import type { Action, UpdateWords } from './action.ts'
import { labelled } from './action-table-view.ts'
import { dayField, wordsField } from './asking-view.ts'
import { approversInWords, type DateApproval, mayAnswerWish } from './date-approval.ts'
import type { Milestone } from './milestone.ts'
import type { MoveRequest } from './move-request.ts'
import { isStale, isWordsAlone, type Proof, sayTriangulation, sayWordsAlone } from './proof.ts'
import { wordsAloneMark } from './proof-view.ts'

/** Everything that was said and shown of one action. */
export type ActionStory = {
  readonly updates: readonly (UpdateWords & {
    readonly id: number
    readonly saidOn: Day
    readonly saidBy: string
  })[]
  readonly moves: readonly {
    readonly movedOn: Day
    readonly fromOn: Day
    readonly toOn: Day
    readonly reason: string
    readonly askedBy: string | null
    readonly agreedBy: string
    readonly takenBackOn: Day | null
    readonly takenBackBy: string | null
    readonly takenBackWhy: string | null
  }[]
  readonly requests: readonly MoveRequest[]
  readonly rechecks: readonly {
    readonly checkedOn: Day
    readonly checkedBy: string
    readonly finding: string
    readonly words: string
  }[]
  readonly milestones: readonly Milestone[]
  readonly proofs: readonly Proof[]
}

type Facts = ActionStory & {
  readonly council: { readonly slug: string }
  readonly action: Action
  readonly today: Day
  readonly may: {
    readonly report: boolean
    readonly work: boolean
    readonly evidence: boolean
  }
  /** Who agrees to dates of this plan. */
  readonly approval: DateApproval
  readonly role: Role
  readonly reader: PersonId
  readonly formToken: string
}

export type StoryFacts = Facts

export function storyView(facts: Facts): Html {
  return html`${evidence(facts)}${dates(facts)}${milestones(facts)}${rechecks(facts)}${updates(facts)}`
}

function evidence({ proofs, council, action, today, may }: Facts): Html {
  const add = html`<a class="govuk-link" href="${inCouncilPath(council, `/evidence/new?action=${action.id}`)}">Add evidence</a>`
  return html`<h2 class="govuk-heading-m">What shows it</h2>
<p class="govuk-body">${sayTriangulation(proofs, today)} ${sayWordsAlone(proofs)} ${may.evidence ? add : nothing}</p>
${
  proofs.length === 0
    ? nothing
    : table({
        classes: 'sight-table sight-labelled',
        caption: 'Evidence',
        captionClasses: 'govuk-visually-hidden',
        head: ['Evidence', 'Kind', 'The time it describes', 'Added'].map((text) => ({ text })),
        rows: proofs.map((proof) => [
          {
            text: html`<a class="govuk-link" href="${inCouncilPath(council, `/evidence/${proof.id}`)}">${proof.title}</a>${isWordsAlone(proof) ? html`<br>${wordsAloneMark()}` : nothing}`,
          },
          labelled('Kind', proof.kind),
          labelled(
            'Describes',
            html`${period(proof)}${isStale(proof, today) ? html` <span class="sight-need">more than six months ago</span>` : nothing}`,
          ),
          labelled('Added', formatShortDay(proof.addedOn)),
        ]),
      })
}`
}

function period({ periodFrom, periodTo }: Proof): string {
  if (periodFrom === null && periodTo === null) return 'not said'
  if (periodFrom !== null && periodTo !== null)
    return `${formatShortDay(periodFrom)} to ${formatShortDay(periodTo)}`
  return periodTo === null ? `from ${formatShortDay(periodFrom as Day)}` : `to ${formatShortDay(periodTo)}`
}

function dates(facts: Facts): Html {
  const { moves, requests } = facts
  const waiting = requests.filter((one) => one.decidedOn === null)
  const refused = requests.filter((one) => one.agreed === false)
  if (moves.length === 0 && waiting.length === 0 && refused.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">How its date moved</h2>
${waiting.map((one) => waitingWish(facts, one))}
<ol class="govuk-list sight-story">
${moves.map((move) => html`<li><strong>${formatDay(move.fromOn)} → ${formatDay(move.toOn)}</strong> on ${formatDay(move.movedOn)}: <q>${move.reason}</q> ${move.askedBy === null || move.askedBy === move.agreedBy ? nothing : html`Asked by ${move.askedBy}. `}Agreed by ${move.agreedBy}.${takenBack(move)}</li>`)}
${refused.map((one) => html`<li>${one.askedBy} asked for ${formatDay(one.toOn)} on ${formatDay(one.askedOn)}: <q>${one.reason}</q> ${one.decidedBy} did not agree${one.decidedOn === null ? nothing : ` on ${formatDay(one.decidedOn)}`}: <q>${one.words}</q></li>`)}
</ol>`
}

function takenBack({ takenBackOn, takenBackBy, takenBackWhy }: ActionStory['moves'][number]): Part {
  if (takenBackOn === null) return nothing
  return html` <strong>Taken back</strong> on ${formatDay(takenBackOn)} by ${takenBackBy}: <q>${takenBackWhy}</q> It counts as no move.`
}

function waitingWish({ council, action, formToken, approval, reader, role }: Facts, wish: MoveRequest): Html {
  const asking = { typed: emptyForm, errors: [], formToken }
  const mine = wish.askedById === reader
  return html`<div class="govuk-inset-text" id="wish-${wish.id}">
<p class="govuk-body"><strong>${wish.askedBy} asks for ${formatDay(wish.toOn)}</strong> instead of ${formatDay(wish.fromOn)}: <q>${wish.reason}</q> Asked on ${formatDay(wish.askedOn)}.</p>
${
  mayAnswerWish(approval, { id: reader, role }, wish.askedById)
    ? html`${formStart(inCouncilPath(council, `/actions/${action.id}/move-requests/${wish.id}/answer`), formToken)}
${radios({
  name: 'answer',
  classes: 'govuk-radios--small govuk-radios--inline',
  fieldset: { legend: { text: 'Do you agree to the new date?', classes: 'govuk-fieldset__legend--s' } },
  items: [
    { value: 'yes', text: 'Yes, move it' },
    { value: 'no', text: 'No' },
  ],
})}
${wordsField(asking, { name: 'words', label: 'Why not, if you do not agree', rows: 2 })}
${button({ text: 'Answer' })}</form>`
    : html`<p class="govuk-body">It waits for ${approversInWords(approval) ?? 'somebody who may agree to dates'}${mine ? '; that cannot be you, who asked' : ''}.</p>`
}</div>`
}

function milestones(facts: Facts): Html {
  const { council, action, formToken, may, today } = facts
  if (facts.milestones.length === 0 && !may.work) return nothing
  const asking = { typed: emptyForm, errors: [], formToken }
  return html`<h2 class="govuk-heading-m">Milestones</h2>
${facts.milestones.length === 0 ? html`<p class="govuk-body">None yet.</p>` : html`<ul class="govuk-list sight-story">${facts.milestones.map((one) => html`<li>${milestoneState(one, today)} ${one.title}${one.dueOn === null ? nothing : ` (due ${formatDay(one.dueOn)})`} ${one.reachedOn === null && may.work ? reach(one) : nothing}</li>`)}</ul>`}
${may.work ? details({ summaryText: 'Add a milestone', text: html`${formStart(inCouncilPath(council, `/actions/${action.id}/milestones`), formToken)}${input({ name: 'milestone', label: { text: 'What will have been reached', classes: 'govuk-label--s' } })}${dayField(asking, { name: 'milestone-due', label: 'By when' })}${button({ text: 'Add milestone', classes: 'govuk-button--secondary' })}</form>` }) : nothing}`

  function reach(one: Milestone): Part {
    return html`${formStart(inCouncilPath(council, `/actions/${action.id}/milestones/${one.id}/reached`), formToken)}<button class="sight-act">Reached<span class="govuk-visually-hidden">: ${one.title}</span></button></form>`
  }
}

function milestoneState({ reachedOn, dueOn }: Milestone, today: Day): Html {
  if (reachedOn !== null)
    return html`<strong><span aria-hidden="true">●</span> reached ${formatShortDay(reachedOn)}</strong>`
  const late = dueOn !== null && Temporal.PlainDate.compare(dueOn, today) < 0
  return late
    ? html`<span class="sight-need sight-need--grave"><span aria-hidden="true">▲</span> late</span>`
    : html`<span class="sight-stage"><span aria-hidden="true">○</span> to come</span>`
}

function rechecks({ rechecks: found }: Facts): Html {
  if (found.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">Looked at again</h2>
<ol class="govuk-list sight-story">${found.map((one) => html`<li><strong>${one.finding}</strong> on ${formatDay(one.checkedOn)}, by ${one.checkedBy}${one.words === '' ? nothing : html`: <q>${one.words}</q>`}</li>`)}</ol>`
}

function updates({ updates: found, council, action, may }: Facts): Html {
  const write = html`<a class="govuk-link" href="${inCouncilPath(council, `/actions/${action.id}/updates/new`)}">Write the first</a>`
  return html`<h2 class="govuk-heading-m">Updates</h2>
${found.length === 0 ? html`<p class="govuk-body">Nobody has said anything of it yet. ${may.report && action.cancelledOn === null ? write : nothing}</p>` : html`<ol class="govuk-list sight-story">${found.map(update)}</ol>`}`
}

function update(one: ActionStory['updates'][number]): Html {
  return html`<li><h3 class="govuk-heading-s">${formatDay(one.saidOn)}, ${one.saidBy}</h3>
<p class="govuk-body sight-kept-lines">${one.happened}</p>
${one.next === '' ? nothing : html`<p class="govuk-body sight-kept-lines"><strong>Next:</strong> ${one.next}</p>`}
${one.forecastOn === null ? nothing : html`<p class="govuk-body"><strong>Expected to be done:</strong> ${formatDay(one.forecastOn)}</p>`}
${one.help === '' ? nothing : html`<p class="govuk-body sight-kept-lines"><strong>Needs help:</strong> ${one.help}</p>`}</li>`
}
