import { finishedOn } from '../plan/action.ts'
import type { Chain } from '../plan/dependency.ts'
import type { Forecast, ForecastRefusal, PastForecast } from '../plan/forecast.ts'
import type { Pace, PaceJudgement } from '../plan/pace.ts'
import { type Day, formatDay, formatShortDay } from '../shared/days.ts'
import type { Outcome } from '../shared/outcome.ts'
import { guardedLink, type Reader } from './guarded-view.ts'
import { mayDo, type Role } from '../shared/permissions.ts'
import type { Page } from '../web/answer.ts'
import { tag } from '../web/components/tag.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { sheetLinks } from '../web/sheet-links.ts'
import type { Commitments, Loss, MovedAction, MoveMade } from './commitment.ts'

export type PaceFacts = {
  readonly council: { readonly slug: string; readonly role: Role }
  readonly intervention: { readonly name: string }
  /** The case the address asks for; empty for the one at hand. */
  readonly asked: string
  readonly today: Day
  readonly pace: Pace
  /** Each objective's id by the name it is judged under. */
  readonly objectives: ReadonlyMap<string, number>
  readonly forecast: Outcome<Forecast, ForecastRefusal>
  /** What waits for what and ends last. */
  readonly chain: Chain | null
  readonly lastQuarter: Outcome<PastForecast, ForecastRefusal>
  readonly commitments: Commitments
}

/** What is slow, when it will really end, and which promises moved. */
export function pacePage(facts: PaceFacts): Page {
  const { council, intervention, pace, today } = facts
  return {
    title: 'Slow to progress',
    section: 'line',
    back: { text: 'The line', href: inCouncilPath(council, '/line') },
    body: html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${intervention.name}, ${formatDay(today)}</span>Slow to progress, and where contributions need strengthening</h1>
<p class="govuk-body">Worked out from what is late, what moved, what is silent and what has nothing to show. An action counts under every objective it serves, and every agency that owes it. ${sheetLinks(at(facts, '/pace.csv'))}</p>
<h2 class="govuk-heading-m" id="objectives">By objective</h2>
${judgements(facts, 'Objective', pace.objectives)}
<h2 class="govuk-heading-m" id="partners">By partner agency</h2>
${judgements(facts, 'Partner', pace.partners)}
<h2 class="govuk-heading-m" id="end">When the plan will really end</h2>
${forecastPart(facts)}
<h2 class="govuk-heading-m" id="dates">Dates that moved</h2>
${commitmentPart(facts)}`,
  }
}

function at({ council, asked }: PaceFacts, path: string): string {
  return withQuery(inCouncilPath(council, path), { intervention: asked })
}

const COLOURS: Readonly<Record<PaceJudgement['verdict'], string>> = {
  'slow to progress': 'govuk-tag--red',
  watch: 'govuk-tag--yellow',
  'keeping pace': 'govuk-tag--green',
  'nothing due yet': 'govuk-tag--grey',
}

function judgements(facts: PaceFacts, what: string, all: readonly PaceJudgement[]): Html {
  if (all.length === 0)
    return html`<p class="govuk-inset-text">${what === 'Partner' ? 'No action is a partner agency’s, or owned by somebody of one. Name the agency on what it owes, and its pace is judged here.' : 'No action serves an objective yet. Tie actions to objectives, and their pace is judged here.'}</p>`
  return labelledTable({
    caption: `${what}s, the slowest first`,
    isCaptionHidden: true,
    firstCellIsHeader: true,
    columns: [
      { heading: what },
      { heading: 'Pace' },
      { heading: 'Why' },
      { heading: 'Done of those due', isNumber: true },
      { heading: 'Days lost', isNumber: true },
    ],
    rows: all.map((one) => [
      nameOf(facts, one.name),
      tag({ text: one.verdict, classes: COLOURS[one.verdict] }),
      one.sentence,
      one.dueByNow === 0 ? 'none due' : `${one.doneOfThose} of ${one.dueByNow}`,
      one.daysLost.toLocaleString('en-GB'),
    ]),
  })
}

function nameOf({ council, objectives }: PaceFacts, name: string): Part {
  const id = objectives.get(name)
  return id === undefined || !mayDo(council.role, 'see the plan')
    ? name
    : html`<a class="govuk-link" href="${inCouncilPath(council, `/objectives/${id}`)}">${name}</a>`
}

const REFUSALS: Readonly<Record<ForecastRefusal, string>> = {
  'nothing left to do': 'Nothing is left to do.',
  'too little history':
    'The plan, or the greater part of it, is too new to tell: its pace can be judged after six weeks.',
  'nothing finished yet': 'Nothing has been finished yet, so there is no pace to go by.',
}

function forecastPart({ council, forecast, lastQuarter, chain }: PaceFacts): Html {
  const past = lastQuarter.ok
    ? lastQuarter.value.sentence
    : `How well last quarter’s forecast did cannot be said: ${pastRefusal(lastQuarter.refusal)}`
  if (!forecast.ok)
    return html`<p class="govuk-inset-text">${REFUSALS[forecast.refusal]}</p>${chainPart(council, chain)}<p class="govuk-body">${past}</p>`
  const { ends, promised, keepsPromise } = forecast.value
  const rows: readonly (readonly Part[])[] = [
    ['As likely as not (50 in 100)', endDay(ends.in50)],
    ['Likely (85 in 100)', endDay(ends.in85)],
    ['Almost surely (95 in 100)', endDay(ends.in95)],
    ...(promised === null || keepsPromise === null
      ? []
      : [[`As promised (${Math.round(keepsPromise * 100)} in 100)`, formatDay(promised)]]),
  ]
  return html`<p class="govuk-body sight-pace__sentence">${forecast.value.sentence}</p>
${labelledTable({ caption: 'The plan ends by', firstCellIsHeader: true, columns: [{ heading: 'How sure' }, { heading: 'Ends by' }], rows })}
${chainPart(council, chain)}
<p class="govuk-body sight-pace__sentence"><strong>Last quarter:</strong> ${past}</p>`
}

// No run of the forecast ends before it.
function chainPart(council: Reader, chain: Chain | null): Html {
  if (chain === null) return nothing
  const steps = chain.actions.map(
    ({ id, reference }, place) =>
      html`${place === 0 ? '' : ', then '}${guardedLink(council, `/actions/${id}`, reference)}`,
  )
  return html`<p class="govuk-body sight-pace__sentence"><strong>What waits for what</strong> ends on ${formatDay(chain.endsOn)} at the soonest: ${steps}. No forecast ends before it.</p>`
}

function pastRefusal(refusal: ForecastRefusal): string {
  if (refusal === 'too little history') return 'there was too little history to make one.'
  return refusal === 'nothing left to do' ? 'nothing was left to do then.' : 'nothing had been finished then.'
}

function endDay(day: Day | null): string {
  return day === null ? 'not within ten years' : formatDay(day)
}

function commitmentPart(facts: PaceFacts): Html {
  const { commitments } = facts
  const { moved, promised, unmoved, days } = commitments
  if (promised === 0)
    return html`<p class="govuk-inset-text">No action has a date yet. Give each one a date, and the first promise is kept from then on.</p>`
  return html`<p class="govuk-body">${unmoved} of ${promised} actions stand where they were first promised; ${days.toLocaleString('en-GB')} ${days === 1 ? 'day is' : 'days are'} lost in all, to dates that moved and dates that passed. ${sheetLinks(at(facts, '/pace/dates.csv'), 'Download the moves')}</p>
${moved.length === 0 ? html`<p class="govuk-inset-text">No date has moved.</p>` : movedTable(facts, moved)}
<h2 class="govuk-heading-m" id="lost">Days lost</h2>
${sharedPart(commitments)}
${lossTable('Objective', commitments.byObjective, (name) => nameOf(facts, name))}
${lossTable('Owner', commitments.byOwner)}
${lossTable('Partner agency', commitments.byPartner)}`
}

// Else whoever adds the objectives up finds more days lost than the plan says.
function sharedPart({ shared, days }: Commitments): Html {
  if (shared === 0) return nothing
  const subject = shared === 1 ? '1 action serves' : `${shared} actions serve`
  return html`<p class="govuk-body">${subject} more than one objective, or ${shared === 1 ? 'is' : 'are'} owed by more than one agency, and ${shared === 1 ? 'counts' : 'count'} under each: the days below can come to more than the ${days.toLocaleString('en-GB')} lost in all.</p>`
}

function movedTable({ council }: PaceFacts, moved: readonly MovedAction[]): Html {
  return labelledTable({
    caption: 'Every date that moved, the most days lost first',
    isCaptionHidden: true,
    firstCellIsHeader: true,
    columns: [
      { heading: 'Action' },
      { heading: 'Owner' },
      { heading: 'First promised' },
      { heading: 'Now' },
      { heading: 'Moves, why, and who agreed' },
      { heading: 'Days lost', isNumber: true },
    ],
    rows: moved.map((one) => [
      actionLink(council, one.action),
      html`${one.action.owner ?? 'Nobody yet'}${one.agencies.length === 0 ? nothing : html`<br><span class="sight-first">${one.agencies.join(', ')}</span>`}`,
      one.firstPromise === null ? 'none' : formatShortDay(one.firstPromise),
      html`${one.now === null ? 'none' : formatShortDay(one.now)}${doneCell(finishedOn(one.action))}`,
      moveList(one.moves),
      one.daysLost.toLocaleString('en-GB'),
    ]),
  })
}

function doneCell(done: Day | null): Part {
  return done === null ? nothing : html`<br><span class="sight-first">done ${formatShortDay(done)}</span>`
}

function actionLink(council: PaceFacts['council'], { id, reference, title }: MovedAction['action']): Html {
  if (!mayDo(council.role, 'see the plan')) return html`${reference} ${title}`
  return html`<a class="govuk-link" href="${inCouncilPath(council, `/actions/${id}`)}">${reference}</a> ${title}`
}

function moveList(moves: readonly MoveMade[]): Html {
  const said = moves.map(
    (move) =>
      html`${formatShortDay(move.fromOn)} to ${formatShortDay(move.toOn)}: ${move.reason} <span class="sight-first">agreed by ${move.agreedBy}, ${formatShortDay(move.movedOn)}</span>`,
  )
  return html`<ol class="sight-pace__moves">${said.map((one) => html`<li>${one}</li>`)}</ol>`
}

function lossTable(
  what: string,
  losses: readonly Loss[],
  link: (name: string) => Part = (name) => name,
): Html {
  if (losses.length === 0) return nothing
  return labelledTable({
    caption: `By ${what.toLowerCase()}`,
    firstCellIsHeader: true,
    columns: [
      { heading: what },
      { heading: 'Actions', isNumber: true },
      { heading: 'With a moved date', isNumber: true },
      { heading: 'Days lost', isNumber: true },
    ],
    rows: losses.map((one) => [link(one.name), one.actions, one.moved, one.days.toLocaleString('en-GB')]),
  })
}
