import { formatDay, formatShortDay, type Day } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import type { ApiRoute } from '../web/api.ts'
import { button } from '../web/components/button.ts'
import { checkboxes } from '../web/components/checkboxes.ts'
import { details } from '../web/components/details.ts'
import { input } from '../web/components/input.ts'
import { radios } from '../web/components/radios.ts'
import { tag } from '../web/components/tag.ts'
import { warningText } from '../web/components/warning-text.ts'
import { errorOf, type FieldError } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { historyView } from '../web/history-view.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type ApiKey, KEY_ACTS, KEY_LIVES, stateOfKey, type TypedKey } from './api-key.ts'

type Place = { readonly slug: string; readonly name: string }

/** The keys there are, how to make one, and what other programs may ask for. */
export function apiKeysPage(facts: {
  readonly council: Place
  readonly keys: readonly ApiKey[]
  readonly calls: readonly ApiRoute[]
  readonly today: Day
  readonly typed: TypedKey
  readonly formKey: string
  readonly errors: readonly FieldError[]
  readonly formToken: string
}): Page {
  const { council, errors } = facts
  return {
    title: 'Keys for other programs',
    section: 'people',
    hasErrors: errors.length > 0,
    back: { text: 'Back to people', href: inCouncilPath(council, '/people') },
    body: html`${mistakeSummary(errors)}
<h1 class="govuk-heading-l">Keys for other programs</h1>
<p class="govuk-body">A key lets a program of ${council.name} read from here or bring figures, without anybody signing in. It may do only what you tick, always runs out, and everything it changes stands in the record under its name.</p>
${keyTable(facts)}
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h2 class="govuk-heading-m">Make a key</h2>
${keyForm(facts)}
</div></div>
<h2 class="govuk-heading-m">What a program can ask</h2>
<p class="govuk-body">Send the key with each request as <code>Authorization: Bearer</code> and the key. Answers are JSON; what is refused comes with its reasons in <code>problems</code>, and nothing is then changed.</p>
${facts.calls.map((call) => callWords(call, council))}`,
  }
}

function keyTable({ council, keys, today }: Parameters<typeof apiKeysPage>[0]): Html {
  if (keys.length === 0) return html`<p class="govuk-inset-text">There is no key yet. Make one below.</p>`
  return labelledTable({
    caption: 'Keys',
    isCaptionHidden: true,
    firstCellIsHeader: true,
    columns: ['What it is for', 'May', 'State', 'Holds until', 'Last used'].map((heading) => ({ heading })),
    rows: keys.map((key) => [
      html`<a class="govuk-link" href="${inCouncilPath(council, `/keys/${key.id}`)}">${key.name}</a>`,
      actsInWords(key),
      stateTag(key, today),
      formatShortDay(key.endsOn),
      key.usedOn === null ? 'never' : formatShortDay(key.usedOn),
    ]),
  })
}

const STATE_WORDS = { holds: 'Holds', ended: 'Ended', 'run out': 'Run out' } as const

function stateTag(key: ApiKey, today: Day): Part {
  const state = stateOfKey(key, today)
  return state === 'holds' ? STATE_WORDS.holds : tag({ text: STATE_WORDS[state], classes: 'govuk-tag--grey' })
}

function actsInWords({ acts }: Pick<ApiKey, 'acts'>): string {
  return Object.entries(KEY_ACTS)
    .filter(([act]) => acts.includes(act))
    .map(([, words]) => words)
    .join('; ')
}

function keyForm({ council, typed, errors, formKey, formToken }: Parameters<typeof apiKeysPage>[0]): Html {
  return html`${formStart(inCouncilPath(council, '/keys'), formToken)}
<input type="hidden" name="form-key" value="${formKey}">
${input({ name: 'name', label: { text: 'What it is for' }, hint: { text: 'Such as “Monthly figures from the case system”' }, value: typed.name, errorMessage: errorOf(errors, 'name') })}
${checkboxes({ name: 'acts', fieldset: { legend: { text: 'It may', classes: 'govuk-fieldset__legend--s' } }, values: typed.acts, items: Object.entries(KEY_ACTS).map(([value, text]) => ({ value, text })), classes: 'govuk-checkboxes--small', errorMessage: errorOf(errors, 'acts') })}
${radios({ name: 'days', fieldset: { legend: { text: 'It holds for', classes: 'govuk-fieldset__legend--s' } }, value: typed.days, items: KEY_LIVES.map(({ days, words }) => ({ value: days, text: words })), classes: 'govuk-radios--small', errorMessage: errorOf(errors, 'days') })}
${button({ text: 'Make the key', preventDoubleClick: true })}
</form>`
}

function callWords({ method, path, act, says }: ApiRoute, council: Place): Html {
  const example =
    says.example === undefined
      ? nothing
      : html`<p class="govuk-body">For example:</p><pre class="sight-code" tabindex="0">${JSON.stringify(says.example, null, 2)}</pre>`
  return details({
    summaryText: says.does,
    text: html`<p class="govuk-body"><code>${method} ${path.replace(':council', council.slug)}</code></p>
<p class="govuk-body">For keys that may: ${KEY_ACTS[act as keyof typeof KEY_ACTS].toLowerCase()}.</p>
${example}`,
  })
}

/** Shown once, straight after it was made. */
export function newKeyPage({
  council,
  name,
  token,
}: {
  readonly council: Place
  readonly name: string
  readonly token: string
}): Page {
  return {
    title: 'Your new key',
    section: 'people',
    body: html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">Your new key</h1>
${warningText({ text: 'Copy it now. It is shown this once; only a trace that cannot be turned back is kept.', iconFallbackText: 'Warning' })}
<h2 class="govuk-heading-s">${name}</h2>
<pre class="sight-code" tabindex="0">${token}</pre>
<p class="govuk-body">Keep it as you would a password. If it is lost or seen by others, end it and make another.</p>
${button({ text: 'I have copied it', href: inCouncilPath(council, '/keys') })}
</div></div>`,
  }
}

/** One key, its history, and its end. */
export function apiKeyPage(facts: {
  readonly council: Place
  readonly key: ApiKey
  readonly history: Parameters<typeof historyView>[0]
  readonly today: Day
  readonly why: string
  readonly errors: readonly FieldError[]
  readonly formToken: string
}): Page {
  const { council, key, today, errors } = facts
  return {
    title: `Key: ${key.name}`,
    section: 'people',
    hasErrors: errors.length > 0,
    back: { text: 'Back to keys', href: inCouncilPath(council, '/keys') },
    body: html`${mistakeSummary(errors)}<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h1 class="govuk-heading-l">${key.name}</h1>
<p class="govuk-body">${actsInWords(key)}. Made ${key.madeBy === null ? '' : `by ${key.madeBy} `}on ${formatDay(key.madeOn)}; ${lifeInWords(key, today)}</p>
${stateOfKey(key, today) === 'holds' ? endForm(facts) : nothing}
<h2 class="govuk-heading-m">History</h2>
${historyView(facts.history)}
</div></div>`,
  }
}

function lifeInWords(key: ApiKey, today: Day): string {
  const used = key.usedOn === null ? 'never used.' : `last used on ${formatDay(key.usedOn)}.`
  switch (stateOfKey(key, today)) {
    case 'holds':
      return `holds until ${formatDay(key.endsOn)}; ${used}`
    case 'run out':
      return `ran out on ${formatDay(key.endsOn)}; ${used}`
    case 'ended':
      return `ended (${key.endedWhy ?? ''}); ${used}`
  }
}

function endForm({ council, key, why, errors, formToken }: Parameters<typeof apiKeyPage>[0]): Html {
  return html`${formStart(inCouncilPath(council, `/keys/${key.id}/end`), formToken)}
${input({ name: 'why', label: { text: 'Why it ends', classes: 'govuk-label--s' }, hint: { text: 'Whatever uses it is refused from then on. It cannot be taken back; a new key can be made.' }, value: why, errorMessage: errorOf(errors, 'why') })}
${button({ text: 'End this key', classes: 'govuk-button--warning', preventDoubleClick: true })}
</form>`
}
