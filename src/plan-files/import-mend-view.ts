import { checkboxes } from '../web/components/checkboxes.ts'
import { input } from '../web/components/input.ts'
import { select } from '../web/components/select.ts'
import { errorOf, type FieldError } from '../web/form.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { placeOf } from './import-place.ts'
import type { ImportPreview } from './import-plan.ts'
import { type MatchedOwner, ownerKey, type Owning } from './import-owners.ts'
import type { ImportAnswers } from './import-rows.ts'

// What a person says before the plan comes in: whom the owners' words mean, and rows put right.

type MendFacts = {
  readonly preview: ImportPreview
  readonly answers: ImportAnswers
  readonly people: readonly Owning[]
  readonly errors: readonly FieldError[]
}

/** Owners to choose from the colleagues: of cells that name several, and of words that fit nobody; the rest are told. */
export function ownerFields({ preview, people, answers }: MendFacts): Html {
  const { owners } = preview
  if (owners.length === 0) return nothing
  const several = owners.filter(({ others }) => others.length > 0)
  const single = owners.filter(({ others }) => others.length === 0)
  const asked = single.filter(({ how }) => how !== 'their name' && how !== 'their post')
  const matched = single.filter((one) => !asked.includes(one))
  return html`<h2 class="govuk-heading-m">Owners</h2>
${matched.length === 0 ? nothing : html`<p class="govuk-body">Known: ${matched.map(({ words, person, how }) => `${words} is ${person?.name ?? ''}, by ${how}`).join('; ')}.</p>`}
${
  several.length === 0
    ? nothing
    : html`<h3 class="govuk-heading-s">Cells that name several (${several.length})</h3>
<p class="govuk-body">One person owns an action. The first named becomes the owner and the others contribute; the whole cell stays with the action as a note. Choose another where the first is not the one.</p>
${several.map((one) => ownerField(one, people, answers))}`
}
${
  asked.length === 0
    ? nothing
    : html`<p class="govuk-body">These fit no one colleague. An action left without an owner keeps the words as a note.</p>
${asked.map((one) => ownerField(one, people, answers))}`
}`
}

function ownerField(one: MatchedOwner, people: readonly Owning[], { owners }: ImportAnswers): Html {
  const { words } = one
  return html`${hiddenWords(words)}${select({
    name: `owner-${ownerKey(words)}`,
    id: `owner-${ownerKey(words).replaceAll(' ', '-')}`,
    label: { text: words },
    hint: { text: hintOf(one) },
    value: owners[ownerKey(words)] ?? String(one.person?.id ?? 'none'),
    items: [
      { value: 'none', text: 'Leave without an owner' },
      ...people.map(({ id, name, jobTitle }) => ({
        value: String(id),
        text: jobTitle === '' ? name : `${name}, ${jobTitle}`,
      })),
    ],
  })}`
}

function hintOf({ rows, others, person, how }: MatchedOwner): string {
  const shown = rows.slice(0, 6).join(', ')
  const more = rows.length > 6 ? ` and ${rows.length - 6} more` : ''
  const places = `Row${rows.length === 1 ? '' : 's'} ${shown}${more}`
  if (others.length === 0) return places
  const isAsked = person === null && how !== 'left without'
  const part = `${others.join(', ')} would contribute`
  return `${places}. ${isAsked ? 'The first named fits no one colleague: choose who owns it. ' : ''}${part}`
}

function hiddenWords(words: string): Html {
  return html`<input type="hidden" name="owner" value="${ownerKey(words)}">`
}

/** Rows to look at, each with why and what can be put right here. */
export function mendingFields({ preview, answers, errors }: MendFacts): Html {
  const { doubted } = preview
  if (doubted.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">Rows to look at (${doubted.length})</h2>
<p class="govuk-body">What is left as it is comes in without that date; its words stay with the action as a note.</p>
${doubted.map(({ from, why }) => {
  const mended = answers.mended[from.key]
  const { printed, key } = from
  const about = placeOf(from)
  const needsDate = why.some((one) => one.startsWith('the date'))
  const needsWords = why.includes('the action has no words')
  return html`<div class="sight-import-doubt">
<h3 class="govuk-heading-s">${placeOf(from, 'Row')}: ${printed.reference ?? ''} ${printed.action === '' ? 'no words' : printed.action}</h3>
<p class="govuk-body">${why.join('; ')}${printed.dueWords === null ? nothing : html` (“${printed.dueWords}”)`}${printed.status !== null && why.includes('the status is not understood') ? html` (“${printed.status.words}”)` : nothing}</p>
<input type="hidden" name="row" value="${key}">
${needsWords ? input({ name: `action-${key}`, label: `What will be done, ${about}`, value: mended?.action ?? '', errorMessage: errorOf(errors, `action-${key}`) }) : nothing}
${needsDate ? input({ name: `due-${key}`, label: `Due, ${about}`, hint: { text: 'For example, 27 3 2026 or March 2026' }, classes: 'govuk-input--width-20', value: mended?.due ?? '', errorMessage: errorOf(errors, `due-${key}`) }) : nothing}
${checkboxes({ name: `out-${key}`, classes: 'govuk-checkboxes--small', items: [{ value: 'yes', text: `Leave ${about} out`, checked: mended?.isLeftOut === true }] })}
</div>`
})}`
}
