import { formatShortDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { details } from '../web/components/details.ts'
import { input } from '../web/components/input.ts'
import { select } from '../web/components/select.ts'
import { errorOf, type FieldError } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import { sheetLinks } from '../web/sheet-links.ts'
import { counted, occurrenceMark } from './marks-view.ts'
import type { ActorFilter, ActorLine } from './named-actors.ts'
import type { RegisterLine } from './register.ts'

export type ActorListFacts = {
  readonly council: { readonly slug: string }
  readonly lines: readonly ActorLine[]
  readonly shown: readonly ActorLine[]
  readonly filter: ActorFilter
  readonly intervention: string
  readonly mayConfirm: boolean
  readonly chosen: readonly string[]
  readonly name: string
  readonly errors: readonly FieldError[]
  /** What somebody else said meanwhile. */
  readonly overtaken: string | null
  readonly formToken: string
}

/** Everyone the documents name, and who of them is one on a person's word. */
export function actorListPage(facts: ActorListFacts): Page {
  const { council, lines, shown, errors, overtaken, intervention, filter } = facts
  return {
    title: 'Who is who',
    section: 'requirements',
    hasErrors: errors.length > 0 || overtaken !== null,
    back: { text: 'Requirements', href: inCouncilPath(council, '/requirements') },
    body: html`${mistakeSummary(errors)}${overtaken === null ? nothing : html`<div class="sight-theirs" role="alert"><p class="govuk-body">${overtaken} Nothing of yours was saved; what you chose is still chosen below.</p></div>`}
<h1 class="govuk-heading-l">Who is who</h1>
<p class="govuk-body">Everyone the documents give something to do or to receive. Within one document the reader brings the names of one body together; across documents a person says so.</p>
${
  lines.length === 0
    ? html`<p class="govuk-inset-text">No document names anybody yet. <a class="govuk-link" href="${inCouncilPath(council, '/documents')}">Bring in the instrument</a>, and those it names stand here.</p>`
    : html`${filters(facts)}
<p class="govuk-body" role="status">${shown.length === lines.length ? `All ${lines.length}` : `${shown.length} of ${lines.length}`} ${sheetLinks(withQuery(inCouncilPath(council, '/actors.csv'), { ...filter, intervention }))}</p>
${facts.mayConfirm ? html`${formStart(inCouncilPath(council, '/actors'), facts.formToken)}${intervention === '' ? nothing : html`<input type="hidden" name="intervention" value="${intervention}">`}${actorTable(facts)}${togetherFields(facts)}</form>` : actorTable(facts)}`
}`,
  }
}

function filters({ council, lines, filter, intervention }: ActorListFacts): Html {
  const documents = new Map(
    lines.flatMap(({ mentions }) => mentions.map((one) => [String(one.instrumentId), one.document] as const)),
  )
  const all = { value: '', text: 'All' }
  return html`<form class="sight-filters sight-filters--pairs" method="get" action="${inCouncilPath(council, '/actors')}" role="search" aria-label="Filter who is named">${intervention === '' ? nothing : html`<input type="hidden" name="intervention" value="${intervention}">`}
${select({ name: 'instrument', label: 'Named in', value: filter.instrument, items: [all, ...[...documents].map(([value, text]) => ({ value, text }))] })}
${input({ name: 'words', label: 'Name', value: filter.words, type: 'search' })}
${button({ text: 'Filter', classes: 'govuk-button--secondary' })}
</form>`
}

function actorTable(facts: ActorListFacts): Html {
  const { council, shown, intervention } = facts
  return labelledTable({
    caption: 'Who the documents name',
    isCaptionHidden: true,
    columns: [
      { heading: 'Name' },
      { heading: 'As printed' },
      { heading: 'Where' },
      { heading: 'In the system' },
      { heading: 'Owes', isNumber: true },
    ],
    rows: shown.map((line) => [
      nameCell(facts, line),
      line.actor === null && line.names.length < 2 ? '–' : line.names.join(', '),
      whereOf(council, line),
      line.actor?.person ?? line.actor?.partner ?? '–',
      line.owes === 0
        ? 0
        : html`<a class="govuk-link" href="${withQuery(inCouncilPath(council, '/requirements'), { bearer: line.name, intervention })}">${line.owes}<span class="govuk-visually-hidden"> open requirements of ${line.name}</span></a>`,
    ]),
  })
}

function nameCell({ council, mayConfirm, chosen }: ActorListFacts, { key, name, actor }: ActorLine): Part {
  const words = actor === null ? name : html`<strong>${name}</strong>`
  const link =
    actor === null
      ? nothing
      : html` <a class="govuk-link" href="${inCouncilPath(council, `/actors/${actor.id}`)}">Change<span class="govuk-visually-hidden">: ${name}</span></a>`
  if (!mayConfirm) return html`${words}${link}`
  const id = `who-${key.replaceAll(/[^a-z0-9]+/gi, '-')}`
  return html`<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" name="who" id="${id}" value="${key}"${chosen.includes(key) ? html` checked` : nothing}><label class="govuk-label govuk-checkboxes__label" for="${id}">${words}</label></div></div>${link}`
}

function whereOf(council: { readonly slug: string }, { mentions }: ActorLine): Part {
  const passages = new Map<number, { readonly document: string; readonly count: number }>()
  for (const { instrumentId, document, passages: count } of mentions)
    passages.set(instrumentId, { document, count: count + (passages.get(instrumentId)?.count ?? 0) })
  if (passages.size === 0) return 'nowhere any more'
  return [...passages].map(
    ([id, { document, count }], index) =>
      html`${index === 0 ? nothing : ', '}<a class="govuk-link" href="${inCouncilPath(council, `/instruments/${id}/confirm`)}">${document}</a> (${count})`,
  )
}

function togetherFields({ errors, name }: ActorListFacts): Html {
  return html`<section class="sight-upload sight-no-print" aria-labelledby="together"><h2 class="govuk-heading-m" id="together">These are one</h2>
<p class="govuk-body">Tick the names above that mean one person or body. Their requirements are then found, filtered and counted together; the documents’ own words stay.</p>
${input({ name: 'name', label: 'What to call them', hint: 'Leave empty to use the first that is ticked.', value: name, classes: 'govuk-input--width-20', errorMessage: errorOf(errors, 'name') })}
${button({ text: 'They are one' })}
</section>`
}

export type ActorFacts = {
  readonly council: { readonly slug: string }
  readonly line: ActorLine
  readonly owed: readonly RegisterLine[]
  readonly people: readonly { readonly id: number; readonly name: string; readonly role: string }[]
  readonly partners: readonly string[]
  readonly fields: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly isOverwriting: boolean
  readonly mayConfirm: boolean
  readonly formToken: string
  readonly history: Html
}

/** One actor: its names, who it is in the system, and what it owes. */
export function actorPage(facts: ActorFacts): Page {
  const { council, line, errors, isOverwriting } = facts
  return {
    title: line.name,
    section: 'requirements',
    hasErrors: errors.length > 0 || isOverwriting,
    back: { text: 'Who is who', href: inCouncilPath(council, '/actors') },
    body: html`${mistakeSummary(errors)}${isOverwriting ? html`<div class="sight-theirs" role="alert"><p class="govuk-body">Somebody else changed this while you were typing. It is now “${line.name}”, with ${counted(line.names.length, 'name')}. Nothing of yours was saved; what you typed is below.</p></div>` : nothing}
<h1 class="govuk-heading-l">${line.name}</h1>
<p class="govuk-body">${line.actor?.person ?? line.actor?.partner ?? 'Nobody in the system yet'}. Named in ${whereOf(council, line)}.</p>
<h2 class="govuk-heading-m">Its names</h2>
<ul class="govuk-list">${(line.actor?.names ?? []).map((one) => html`<li>${one.name} ${actOn(facts, `names/${one.id}/removal`, 'Take it out', one.name)}</li>`)}</ul>
<h2 class="govuk-heading-m">What it owes</h2>
${owedTable(facts)}
${facts.mayConfirm ? changes(facts) : nothing}
${facts.history}`,
  }
}

function owedTable({ council, owed }: ActorFacts): Html {
  if (owed.length === 0)
    return html`<p class="govuk-body">No open requirement names it as who has to do it.</p>`
  return labelledTable({
    caption: 'What it owes',
    isCaptionHidden: true,
    columns: [
      { heading: 'Requirement' },
      { heading: 'What it asks' },
      { heading: 'Who, as printed' },
      { heading: 'Next date' },
    ],
    rows: owed.map(({ entry, next }) => [
      html`<a class="govuk-link" href="${inCouncilPath(council, `/requirements/${entry.id}`)}">${entry.reference}</a>`,
      entry.words.replaceAll(/\s+/g, ' ').slice(0, 160),
      entry.bearer ?? 'not said',
      next === null ? '–' : html`${formatShortDay(next.dueOn)} ${occurrenceMark(next.state, next.daysLate)}`,
    ]),
  })
}

function changes(facts: ActorFacts): Html {
  const { line, fields, errors, people, partners } = facts
  const is = line.actor?.personId
    ? `p${line.actor.personId}`
    : line.actor?.partner
      ? `=${line.actor.partner}`
      : ''
  return html`<section class="sight-no-print" aria-labelledby="who-it-is"><h2 class="govuk-heading-m" id="who-it-is">Who it is</h2>
${start(facts, 'identity')}
${input({ name: 'name', label: 'What to call it', value: fields['name'] ?? line.name, classes: 'govuk-input--width-20', errorMessage: errorOf(errors, 'name') })}
${select({ name: 'is', label: 'In the system it is', hint: 'What it owes then stands under what hangs on that person, and a partner agency sees it.', value: fields['is'] ?? is, errorMessage: errorOf(errors, 'is'), items: [{ value: '', text: 'Nobody yet' }, ...people.map(({ id, name, role }) => ({ value: `p${id}`, text: `${name} (${role})` })), ...partners.map((one) => ({ value: `=${one}`, text: `${one} (partner agency)` }))] })}
${button({ text: 'Save' })}
</form>
${details({ summaryText: 'Undo: they are not one', text: html`${start(facts, 'parting')}<p class="govuk-body">Each name stands for itself again.</p>${button({ text: 'Part them', classes: 'govuk-button--warning' })}</form>` })}</section>`
}

function actOn(facts: ActorFacts, act: string, text: string, about: string): Html {
  if (!facts.mayConfirm) return nothing
  return html`${start(facts, act)}${button({ text: html`${text}<span class="govuk-visually-hidden">: ${about}</span>`, classes: 'govuk-button--secondary sight-small sight-no-print' })}</form>`
}

function start({ council, line, formToken }: ActorFacts, act: string): Html {
  const { actor } = line
  return html`${formStart(inCouncilPath(council, `/actors/${actor?.id ?? 0}/${act}`), formToken)}<input type="hidden" name="version" value="${actor?.version ?? 0}">`
}
