import { mistakeSummary } from '../web/form-view.ts'
import { type Day, formatDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { summaryList } from '../web/components/summary-list.ts'
import type { FieldError } from '../web/form.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type ContradictionFacts, contradictionsView } from './contradiction-view.ts'
import { type Instrument, statusOf } from './instrument.ts'
import { inForceForm, type InForceFields } from './in-force-view.ts'
import { capital, counted, statusTag } from './marks-view.ts'
import type { Fact, Reason } from './reading.ts'
import { earlierReaderNote, readToNote } from './rereading-view.ts'
import type { Succession } from './succession.ts'

export type InstrumentFacts = {
  readonly council: { readonly slug: string }
  readonly instrument: Instrument
  /** The version of the reader of today. */
  readonly readerVersion: string
  readonly endedBy: Instrument | null
  readonly successions: readonly Succession[]
  readonly contradictions: ContradictionFacts['contradictions']
  readonly answering: ContradictionFacts['answering']
  readonly decisions: {
    readonly accepted: number
    readonly edited: number
    readonly rejected: number
    readonly added: number
    readonly waiting: number
  }
  readonly fields: InForceFields
  readonly errors: readonly FieldError[]
  /** Somebody else changed it while this was typed. */
  readonly isOverwriting: boolean
  readonly mayConfirm: boolean
  readonly today: Day
  readonly formToken: string
  readonly history: Html
}

/** What an instrument is and why it was read so, where it stands in its life, and what comes next. */
export function instrumentPage(facts: InstrumentFacts): Page {
  const { council, instrument, errors, today } = facts
  return {
    title: instrument.title,
    section: 'documents',
    hasErrors: errors.length > 0 || facts.isOverwriting,
    back: { text: 'Documents', href: inCouncilPath(council, '/documents') },
    body: html`${mistakeSummary(errors)}<h1 class="govuk-heading-l">${instrument.title}</h1>
<p class="govuk-body">${statusTag(statusOf(instrument, today))} ${lifeInWords(facts)}</p>
${nextStep(facts)}
${readToNote(instrument.reading.readTo ?? null)}
${earlierReaderNote(council, { instrument: instrument.id, reader: instrument.reader, version: facts.readerVersion })}
<h2 class="govuk-heading-m">What it is</h2>
${whatItIs(facts)}
${judgements(instrument)}
${contradictionsView(facts)}
${successions(facts)}
${facts.mayConfirm ? inForceForm(facts) : nothing}
${facts.history}`,
  }
}

function lifeInWords({ instrument, endedBy, council, today }: InstrumentFacts): Part {
  const { inForceOn, endedOn, endedHow, endedSource } = instrument
  const begun =
    inForceOn === null ? 'Not yet confirmed to be in force.' : `In force from ${formatDay(inForceOn)}.`
  if (endedOn === null || endedHow === null) return begun
  const by =
    endedBy === null
      ? nothing
      : html` by <a class="govuk-link" href="${inCouncilPath(council, `/instruments/${endedBy.id}`)}">${endedBy.title}</a>`
  const when = Temporal.PlainDate.compare(endedOn, today) > 0 ? 'To be' : capital('ended:')
  return html`${begun} ${when} ${endedHow} on ${formatDay(endedOn)}${by}. ${endedSource === null ? nothing : html`<q>${endedSource}</q>`}`
}

function nextStep({ council, instrument, decisions, mayConfirm }: InstrumentFacts): Html {
  const path = inCouncilPath(council, `/instruments/${instrument.id}/confirm`)
  const all = decisions.waiting + decisions.accepted + decisions.edited + decisions.rejected + decisions.added
  const said =
    decisions.waiting === 0
      ? `All ${counted(all, 'proposal')} decided: ${decisions.accepted} accepted as read, ${decisions.edited} edited, ${decisions.rejected} rejected, ${decisions.added} added by people.`
      : `${counted(decisions.waiting, 'proposal')} of ${all} to decide.`
  return html`<p class="govuk-body">${said}</p>
<div class="govuk-button-group sight-no-print">${mayConfirm && decisions.waiting > 0 ? button({ text: 'Confirm what it asks', href: path }) : html`<a class="govuk-link" href="${path}">See what was read, beside its text</a>`}
<a class="govuk-link" href="${inCouncilPath(council, `/documents/${instrument.documentId}`)}">The document</a>
<a class="govuk-link" href="${inCouncilPath(council, `/requirements?instrument=${instrument.id}`)}">Its requirements</a>
${mayConfirm && instrument.inForceOn !== null && instrument.endedOn === null ? html`<a class="govuk-link" href="${inCouncilPath(council, `/instruments/${instrument.id}/ending`)}">Say how it ended</a>` : nothing}</div>`
}

function whatItIs({ instrument }: InstrumentFacts): Html {
  const { reading } = instrument
  const fact = (key: string, found: Fact | null, shown: Part): { key: string; value: { text: Part } } => ({
    key,
    value: { text: html`${shown}${found === null ? nothing : html`<br>${because([found.reason])}`}` },
  })
  return summaryList({
    rows: [
      {
        key: 'Kind',
        value: {
          text: html`${capital(instrument.kind)}${instrument.kind === reading.kind ? nothing : ` (a person says so; the reader took it for: ${reading.kind})`}<br>${because(reading.kindReasons)}`,
        },
      },
      fact('Dated', reading.dated, instrument.dated === null ? 'not said' : formatDay(instrument.dated)),
      fact('Issued by', reading.issuer, instrument.issuer ?? 'not said'),
      fact('Signed by', reading.signatory, instrument.signatory ?? 'not said'),
      fact('Addressed to', reading.council, reading.council?.value ?? 'not said'),
    ],
  })
}

function because(reasons: readonly Reason[]): Html {
  return html`${reasons.slice(0, 4).map(({ words, why }) => html`<span class="sight-reason">${words === '' ? nothing : html`<q>${words}</q> – `}${why}</span>`)}`
}

function judgements({ reading }: Instrument): Html {
  if (reading.judgements.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">Judgements it gives</h2>
${summaryList({ rows: reading.judgements.map(({ area, grade }) => ({ key: area, value: grade })) })}`
}

function successions({ instrument, successions: found, council, mayConfirm }: InstrumentFacts): Html {
  if (found.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">What it ends</h2>
<ul class="govuk-list govuk-list--bullet">${found.map(({ revoked, held }) => html`<li>${revoked.what}${revoked.dated === null ? nothing : html`, dated ${formatDay(Temporal.PlainDate.from(revoked.dated))}`}: ${heldInWords(held)}</li>`)}</ul>`

  function heldInWords(held: Instrument | null): Part {
    if (held === null) return 'no such document has been brought in, so there is nothing to end here'
    const title = html`<a class="govuk-link" href="${inCouncilPath(council, `/instruments/${held.id}`)}">${held.title}</a>`
    if (held.endedOn !== null) return html`${title} ended on ${formatDay(held.endedOn)}`
    if (!mayConfirm) return title
    return html`<a class="govuk-link" href="${inCouncilPath(council, `/instruments/${held.id}/ending?by=${instrument.id}`)}">End ${held.title} and carry over what stays open</a>`
  }
}
