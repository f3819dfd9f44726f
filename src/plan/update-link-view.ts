import { type Day, formatDay, formatMoment } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { checkboxes } from '../web/components/checkboxes.ts'
import { details } from '../web/components/details.ts'
import { panel } from '../web/components/panel.ts'
import { errorOf } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { type Asking, dayField, hidden, wordsField } from './asking-view.ts'
import type { UpdateWords } from './action.ts'
import { proofFields } from './update-proof-view.ts'
import { LINK_DAYS, type LinkState, type UpdateLink } from './update-link.ts'

export type LinkFacts = Asking & {
  readonly at: string
  readonly council: string
  readonly action: { readonly reference: string; readonly title: string; readonly dueOn: Day | null }
  readonly name: string
  readonly until: Day
  readonly formKey: string
}

/** One update of one action, for a thumb. Only what must be said stands open. */
export function updateByLinkPage(facts: LinkFacts): Page {
  const { errors, action } = facts
  return {
    title: `Your update on ${action.reference}`,
    hasErrors: errors.length > 0,
    body: html`<div class="sight-by-link">${mistakeSummary(facts.errors)}<h1 class="govuk-heading-l">Your update</h1>
<p class="govuk-body sight-by-link__about"><strong>${action.reference}</strong> ${action.title}${action.dueOn === null ? nothing : ` · due ${formatDay(action.dueOn)}`}</p>
<p class="govuk-body-s">${facts.council} asks you, ${facts.name}. This link works once, until ${formatDay(facts.until)}.</p>
${formStart(facts.at, facts.formToken, true)}
${hidden('form-key', facts.formKey)}
${wordsField(facts, { name: 'happened', label: 'What happened', hint: 'If nothing did, say so', rows: 3 })}
${wordsField(facts, { name: 'next', label: 'What happens next (optional)', rows: 2 })}
${wordsField(facts, { name: 'help', label: 'What help you need (optional)', rows: 2 })}
${more(facts)}
${checkboxes({ name: 'me', values: facts.typed.all('me'), errorMessage: errorOf(errors, 'me'), classes: 'govuk-checkboxes--small', items: [{ value: 'yes', text: html`I am ${facts.name}` }] })}
${button({ text: 'Send the update', preventDoubleClick: true })}
</form>
<p class="govuk-body-s">Not ${facts.name}? Please close this page and tell whoever sent you the link.</p></div>`,
  }
}

// Folded away until wanted, and open where something in it is wrong.
function more(facts: LinkFacts): Html {
  const { errors, typed } = facts
  const isWrong = ['forecastOn-day', 'proof', 'kind'].some((field) => errorOf(errors, field) !== undefined)
  const isTyped = ['day', 'month', 'year'].some((part) => typed.get(`forecastOn-${part}`) !== '')
  return details({
    summaryText: 'Forecast date, photograph or file (optional)',
    open: isWrong || isTyped || typed.get('kind') !== '',
    text: html`${dayField(facts, { name: 'forecastOn', label: 'Expected to be done', hint: 'A forecast: it does not move the date' })}
${proofFields(facts)}`,
  })
}

export type ClosedFacts = {
  readonly state: LinkState
  readonly council: string
  readonly link: Pick<UpdateLink, 'usedAt' | 'expiresAt'>
  readonly action: { readonly reference: string; readonly title: string }
  /** What was typed into a form whose link had ended meanwhile. */
  readonly unsaved?: UpdateWords
}

/** A link that no longer opens says so, and what to do; one that was used says thank you. */
export function closedLinkPage(facts: ClosedFacts): Page {
  const { unsaved } = facts
  if (facts.state === 'used' && unsaved === undefined) return thanks(facts)
  const { title, words } = CLOSED[facts.state === 'open' ? 'expired' : facts.state]
  return {
    title,
    body: html`<div class="sight-by-link"><h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${words}</p>
${unsaved === undefined ? nothing : notSaved(unsaved)}
<p class="govuk-body">You can <a class="govuk-link" href="/sign-in">sign in to Line of Sight</a> and write your update there, or ask the improvement lead of ${facts.council} for a new link.</p></div>`,
  }
}

function notSaved({ happened, next, help }: UpdateWords): Html {
  return html`<div class="govuk-inset-text" role="alert"><p class="govuk-body"><strong>What you just typed was not saved.</strong> Copy it from here:</p>
${[happened, next, help].filter(Boolean).map((words) => html`<p class="govuk-body sight-letter__words">${words}</p>`)}</div>`
}

const CLOSED: Readonly<Record<Exclude<LinkState, 'open'>, { title: string; words: string }>> = {
  used: {
    title: 'This link was used before',
    words: 'An update was sent with it already. A link works once.',
  },
  replaced: {
    title: 'A newer link has taken its place',
    words: 'You were sent a later letter about the same action. Use the link in the newest one.',
  },
  expired: {
    title: 'This link has run out',
    words: `A link works for ${LINK_DAYS} days.`,
  },
  'not theirs': {
    title: 'This link is no longer good',
    words: 'The action has another owner now.',
  },
  cancelled: {
    title: 'This action was cancelled',
    words: 'No update is needed any more.',
  },
}

function thanks({ link, action, council }: ClosedFacts): Page {
  return {
    title: 'Your update is saved',
    body: html`<div class="sight-by-link">${panel({ titleText: 'Your update is saved', text: html`Thank you` })}
<p class="govuk-body sight-by-link__about"><strong>${action.reference}</strong> ${action.title}</p>
${link.usedAt === null ? nothing : html`<p class="govuk-body">It was sent on ${formatMoment(link.usedAt)}. This link has done its work and cannot be used again.</p>`}
<h2 class="govuk-heading-m">What happens next</h2>
<p class="govuk-body">Your words stand with the action, where the improvement lead of ${council} and its board see them. You will be asked again in about five weeks.</p>
<p class="govuk-body">To add to it or put something right, <a class="govuk-link" href="/sign-in">sign in to Line of Sight</a>. If it was not you who sent it, tell the improvement lead.</p></div>`,
  }
}
