import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { formStart } from '../web/form-view.ts'
import { html, type Html } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'

export type FeedFacts = {
  readonly council: { readonly slug: string }
  readonly hasFeed: boolean
  /** Its address, shown this once: only its hash is kept. */
  readonly address: string | null
  readonly formToken: string
}

/** A person's own feed: made, replaced or stopped. */
export function feedPage(facts: FeedFacts): Page {
  const { council, address, hasFeed } = facts
  return {
    title: 'Have it in your own calendar',
    section: 'calendar',
    back: { text: 'Calendar', href: inCouncilPath(council, '/calendar') },
    body: html`<h1 class="govuk-heading-l">Have it in your own calendar</h1>
<p class="govuk-body">Outlook, Google and Apple calendars can follow an address and show what is owed, with a reminder a week before. It shows what your role may see, and stays up to date.</p>
${address === null ? nothingMade(facts) : made(address)}
${hasFeed || address !== null ? stopForm(facts) : html``}`,
  }
}

function nothingMade(facts: FeedFacts): Html {
  return html`${facts.hasFeed ? html`<p class="govuk-inset-text">You have an address already. It cannot be shown again, because only its fingerprint is kept. Make a new one if you have lost it; the old one then stops.</p>` : html``}
${formStart(inCouncilPath(facts.council, '/calendar/feed'), facts.formToken)}
${button({ text: facts.hasFeed ? 'Make a new address' : 'Make my address', preventDoubleClick: true })}
</form>`
}

function made(address: string): Html {
  return html`<div class="govuk-inset-text"><p class="govuk-body"><strong>This is your address. Copy it now: it is shown this once.</strong></p>
<p class="govuk-body"><a class="govuk-link sight-address" href="${address}" data-whole-address>${address}</a></p>
<p class="govuk-body">Whoever has it can see these dates without signing in. Do not pass it on; if you did, stop it here.</p></div>
<p class="govuk-body">In Outlook: Add calendar, Subscribe from web. In Google Calendar: Other calendars, From URL. On an iPhone: Calendars, Add subscription calendar.</p>`
}

function stopForm({ council, formToken }: FeedFacts): Html {
  return html`${formStart(inCouncilPath(council, '/calendar/feed-end'), formToken)}${button({ text: 'Stop my feed', classes: 'govuk-button--warning' })}</form>`
}
