import { formatShortDay } from '../shared/days.ts'
import type { HistoryLine } from '../shared/history.ts'
import { button } from '../web/components/button.ts'
import { historyView } from '../web/history-view.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { quoteInContext } from './marked-text-view.ts'
import { aroundOf } from './marked-text.ts'
import { capital, decisionMark } from './marks-view.ts'
import type { KeptProvision } from './requirement.ts'
import { firstDates, unknownEvent } from './schedule.ts'
import { sayInWords } from './schedule-words.ts'

export type ProposalFacts = {
  readonly provision: KeptProvision
  readonly text: string
  /** The confirmed concerns it belongs to. */
  readonly concerns: readonly { readonly name: string; readonly path: string }[]
  readonly history: readonly HistoryLine[]
  readonly isCurrent: boolean
  readonly mayConfirm: boolean
  /** Where its acts go: `…/instruments/3/provisions/12`. */
  readonly path: string
  readonly confirmPath: string
  readonly previous: number | null
  readonly next: number | null
}

/** One proposal: its words, what was read from them and why, and what a person can say to it. */
export function proposalCard(facts: ProposalFacts): Html {
  const { provision, isCurrent } = facts
  const name = nameOf(provision)
  return html`<li class="sight-proposal sight-proposal--${provision.state}${isCurrent ? ' sight-proposal--current' : ''}" id="p${provision.id}" data-proposal="${provision.id}" tabindex="-1">
<h3 class="sight-proposal__head"><span>${name}</span> ${decisionMark(provision.state)}</h3>
${isCurrent ? quoteInContext(aroundOf(facts.text, { start: provision.startsAt, end: provision.endsAt })) : html`<blockquote class="sight-quote">${provision.words}</blockquote>`}
<p class="sight-proposal__place"><a class="govuk-link" href="#t${provision.id}" data-show-place>Show in the text<span class="govuk-visually-hidden">: ${name}</span></a></p>
${termsOfProposal(provision)}
${reasonsOf(provision)}
${facts.concerns.map(({ name: concern, path }) => html`<p class="sight-first">Concern: <a class="govuk-link" href="${path}">${concern}</a></p>`)}
${decidedBy(provision)}
${facts.history.length === 0 ? nothing : historyView(facts.history)}
${facts.mayConfirm ? actsOf(facts, name) : nothing}
${steps(facts)}
</li>`
}

export function nameOf(provision: Pick<KeptProvision, 'clause' | 'place' | 'kind'>): string {
  return `${provision.clause === null ? `¶${provision.place}` : provision.clause} ${capital(provision.kind)}`
}

function termsOfProposal(provision: KeptProvision): Html {
  const { bearer, recipient, modality, schedule, proposal } = provision
  const likely = proposal?.likelyBearer ?? null
  const dates = firstDates(schedule, 3)
  const event = unknownEvent(schedule)
  const who: Part =
    bearer ??
    (likely === null
      ? 'not said'
      : html`${likely} <span class="sight-first">likely: the print names nobody</span>`)
  const rows: readonly (readonly [string, Part])[] = [
    ['Who', who],
    ['To', recipient],
    ['Force', modality],
    ['Restates', proposal?.restates ?? null],
    [
      'Due',
      html`${sayInWords(schedule)}${event === null ? nothing : html` <span class="sight-first">you can give the day once it is confirmed</span>`}`,
    ],
    ['First dates', dates.length === 0 ? null : dates.map(formatShortDay).join(', ')],
  ]
  return html`<dl class="sight-terms">${rows.flatMap(([key, value]) => (value === null ? [] : [html`<div><dt>${key}</dt><dd>${value}</dd></div>`]))}</dl>`
}

function reasonsOf({ proposal }: KeptProvision): Part {
  const reasons = proposal?.reasons ?? []
  if (reasons.length === 0) return nothing
  return html`<details class="sight-why"><summary>Why it was read so</summary><ul>${reasons.map((reason) => html`<li>${reason.words === '' ? nothing : html`<q>${reason.words}</q> – `}${reason.why}</li>`)}</ul></details>`
}

function decidedBy({ state, decidedBy: who, reason }: KeptProvision): Part {
  if (state === 'proposed') return nothing
  return html`<p class="sight-first">${capital(state)}${who === null ? nothing : html` by ${who}`}${reason === null ? nothing : html`: <q>${reason}</q>`}</p>`
}

// The version travels as the button's value, so that one form and one token serve the whole list.
function actsOf({ provision, path }: ProposalFacts, name: string): Html {
  const about = html`<span class="govuk-visually-hidden"> ${name}</span>`
  const send = (to: string, text: string, act: string, classes: string): Html =>
    button({
      text: html`${text}${about}`,
      name: 'version',
      value: String(provision.version),
      classes: `sight-small ${classes}`,
      attributes: { formaction: `${path}/${to}`, 'data-act': act },
    })
  const isDecided = provision.state !== 'proposed'
  return html`<div class="sight-acts">
${isDecided ? nothing : send('acceptance', 'Accept', 'accept', '')}
<a class="govuk-button govuk-button--secondary sight-small" role="button" draggable="false" href="${path}/edit" data-act="edit">Edit${about}</a>
${provision.state === 'rejected' ? nothing : provision.requirementId === null ? send('rejection', 'Reject', 'reject', 'govuk-button--secondary') : html`<a class="govuk-button govuk-button--secondary sight-small" role="button" draggable="false" href="${path}/rejection" data-act="reject">Reject${about}</a>`}
${isDecided ? send('undoing', 'Undo', 'undo', 'govuk-button--secondary') : nothing}
</div>`
}

function steps({ previous, next, confirmPath }: ProposalFacts): Html {
  const link = (id: number | null, words: string): Part =>
    id === null
      ? html`<span></span>`
      : html`<a class="govuk-link" href="${confirmPath}?at=${id}#p${id}">${words}</a>`
  return html`<p class="sight-steps">${link(previous, '← Previous proposal')}${link(next, 'Next proposal →')}</p>`
}
