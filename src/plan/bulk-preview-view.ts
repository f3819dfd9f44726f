import { formatDay, formatMoment } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { warningText } from '../web/components/warning-text.ts'
import type { Form } from '../web/form.ts'
import { formStart } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import { inCouncilPath } from '../web/paths.ts'
import type { Action } from './action.ts'
import { type BulkMade, type BulkPlan, type LaterEvent, seenWords } from './bulk.ts'
import { type BulkNames, sayBulkRefusals, sayLeftOut, sayStep } from './bulk-words.ts'

type Council = { readonly slug: string }

export type PreviewFacts = {
  readonly council: Council
  readonly said: string
  readonly why: string
  readonly plan: BulkPlan
  readonly names: BulkNames
  /** Changed by somebody else since the preview that this one replaces. */
  readonly meanwhile: readonly Action[]
  readonly events: readonly LaterEvent[]
  readonly typed: Form
  readonly formKey: string
  readonly formToken: string
  /** How far the record had come when this was shown. */
  readonly recordNumber: number
}

/** Each action before and after, those left as they are with the reason, and the one button that saves. */
export function bulkPreviewPage(facts: PreviewFacts): Page {
  const { council, plan, said, why } = facts
  const { changed, refused } = plan
  return {
    title: 'What would change',
    section: 'plan',
    hasErrors: facts.meanwhile.length > 0,
    body: html`${meanwhile(facts)}<h1 class="govuk-heading-l">What would change</h1>
<p class="govuk-body-l">${said}</p>
${why === '' ? nothing : html`<p class="govuk-body">Because: <q>${why}</q></p>`}
<p class="govuk-body" role="status"><strong>${counted(changed.length)} would change</strong>${inPart(changed)}${refused.length === 0 ? '.' : `; ${counted(refused.length)} would stay as ${refused.length === 1 ? 'it is' : 'they are'}.`} Nothing is saved yet.</p>
${sendForm(facts)}
${changed.length === 0 ? nothing : changes(facts)}
${refused.length === 0 ? nothing : leftAlone(council, plan)}`,
  }
}

function inPart(changed: BulkPlan['changed']): string {
  const some = changed.filter(({ step }) => step.left.length > 0).length
  return some === 0
    ? ''
    : `, ${some === changed.length && some === 1 ? 'only' : `${some} of them only`} in part`
}

// The same button above and below a long list would be two forms; the one above is reached first by keyboard as well.
function sendForm({ council, plan, typed, formKey, formToken, recordNumber }: PreviewFacts): Html {
  const kept = typed.entries().filter(([name]) => !DROPPED.has(name))
  const carried = html`${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`
  return html`<div class="sight-no-print">${
    plan.changed.length === 0
      ? nothing
      : html`${formStart(inCouncilPath(council, '/plan/bulk'), formToken)}${carried}${seenWords(plan).map((word) => html`<input type="hidden" name="seen" value="${word}">`)}<input type="hidden" name="record" value="${recordNumber}"><input type="hidden" name="form-key" value="${formKey}">
${button({ text: `Change ${counted(plan.changed.length)}`, preventDoubleClick: true })}</form>`
  }
${formStart(inCouncilPath(council, '/plan/bulk/preview'), formToken)}${carried}${button({ text: 'Choose again', name: 'again', value: 'yes', classes: 'govuk-button--secondary' })}</form></div>`
}

// Each page gives these anew.
const DROPPED = new Set(['form-token', 'seen', 'record', 'form-key', 'again'])

function changes({ council, plan, names }: PreviewFacts): Html {
  return labelledTable({
    caption: 'Would change',
    columns: ['Action', 'Before', 'After'].map((heading) => ({ heading })),
    rows: plan.changed.map(({ action, step }) => {
      const parts = sayStep(action, step, names)
      return [
        named(council, action),
        parts.map(
          ({ what, now }) => html`<span class="sight-bulk-part">${what}: ${now === '' ? 'none' : now}</span>`,
        ),
        parts
          .map(
            ({ what, typed }) =>
              html`<span class="sight-bulk-part">${what}: <strong>${typed}</strong></span>`,
          )
          .concat(
            step.left.map(
              (one) => html`<span class="sight-bulk-part sight-first">${sayLeftOut(one)}.</span>`,
            ),
          ),
      ]
    }),
  })
}

function leftAlone(council: Council, { refused }: BulkPlan): Html {
  return labelledTable({
    caption: 'Would stay as they are',
    columns: ['Action', 'Why'].map((heading) => ({ heading })),
    rows: refused.map(({ action, why }) => [named(council, action), sayBulkRefusals(why)]),
  })
}

function meanwhile({ meanwhile: changed, events }: PreviewFacts): Html {
  if (changed.length === 0) return nothing
  return html`<div role="alert">${warningText({ iconFallbackText: 'Warning', text: `Nothing was saved: ${counted(changed.length)} changed since you looked. Look again at what would change now.` })}
${eventList(events)}</div>`
}

/** Who did what, for a person who has to know it before they go on. */
export function eventList(events: readonly LaterEvent[]): Html {
  return html`<ul class="govuk-list govuk-list--bullet">${events.map((one) => html`<li>${one.title}: ${one.who} ${one.act}, ${formatMoment(one.at)}</li>`)}</ul>`
}

/** A change that was made: what it was, and its undoing while nothing was built on it. */
export function bulkMadePage(facts: {
  readonly council: Council
  readonly made: BulkMade
  readonly actions: readonly Pick<Action, 'id' | 'reference' | 'title'>[]
  /** What happened to its actions since, which keeps it from being undone. */
  readonly later: readonly LaterEvent[]
  readonly mayUndo: boolean
  readonly formToken: string
}): Page {
  const { council, made, actions, later } = facts
  return {
    title: `Several actions changed: ${made.said}`,
    section: 'plan',
    back: { text: 'The plan', href: inCouncilPath(council, '/plan?view=table') },
    body: html`<h1 class="govuk-heading-l">${made.said}</h1>
<p class="govuk-body">${counted(made.count)} changed by ${made.madeBy} on ${formatDay(made.madeOn)}.${made.why === '' ? nothing : html` Because: <q>${made.why}</q>`}</p>
${made.undoneOn === null ? undoing(facts) : html`<p class="govuk-inset-text">Undone by ${made.undoneBy} on ${formatDay(made.undoneOn)}. Every action is as it was before.</p>`}
${made.undoneOn === null && later.length > 0 ? html`<p class="govuk-body">It can no longer be undone in one step, because this happened since:</p>${eventList(later)}` : nothing}
<h2 class="govuk-heading-m">The actions</h2>
<ul class="govuk-list">${actions.map((action) => html`<li>${named(council, action)}</li>`)}</ul>`,
  }
}

function undoing({ council, made, later, mayUndo, formToken }: Parameters<typeof bulkMadePage>[0]): Html {
  if (!mayUndo || later.length > 0) return nothing
  return html`${formStart(inCouncilPath(council, `/plan/bulk/${made.id}/undoing`), formToken)}${button({ text: `Undo: put ${made.count === 1 ? 'it' : `all ${made.count}`} back`, classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
}

function named(council: Council, { id, reference, title }: Pick<Action, 'id' | 'reference' | 'title'>): Html {
  return html`<a class="govuk-link" href="${inCouncilPath(council, `/actions/${id}`)}">${reference} ${title}</a>`
}

function counted(actions: number): string {
  return actions === 1 ? '1 action' : `${actions} actions`
}
