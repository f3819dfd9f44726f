import { type Asking, askingPage, hidden } from '../plan/asking-view.ts'
import { formatShortDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { input } from '../web/components/input.ts'
import { select } from '../web/components/select.ts'
import { errorOf } from '../web/form.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import { inCouncilPath } from '../web/paths.ts'
import { sheetLinks } from '../web/sheet-links.ts'
import { GROUP_KIND_WORDS, type MeasureGroup, type ToldGroup } from './group.ts'
import { describeGroup, describeWeight, type GroupRow } from './group-scorecard.ts'
import { drawSmallChart, shapesInUse, smallVerdict } from './small-chart-view.ts'
import { describeFalseAlarms, expectFalseAlarms } from './spc-false-alarms.ts'
import { namePeriod } from './spc-period.ts'
import { formatValue, unitNamed } from './spc-unit.ts'

type Council = { readonly slug: string }

/** Every team and group of children that measures are told for; one's own first. */
export function groupsPage(facts: {
  readonly council: Council
  readonly groups: readonly ToldGroup[]
  readonly ownId: number | null
}): Page {
  const { council, groups } = facts
  const own = groups.filter((one) => one.managerId !== null && one.managerId === facts.ownId)
  return {
    title: 'Teams and groups',
    section: 'measures',
    back: { text: 'Measures', href: inCouncilPath(council, '/measures') },
    body: html`<h1 class="govuk-heading-l">Teams and groups</h1>
${own.length === 0 ? nothing : html`<p class="govuk-body-l">Yours: ${own.map((one, i) => html`${i === 0 ? '' : ', '}${groupLink(council, one)}`)}</p>`}
${
  groups.length === 0
    ? html`<p class="govuk-inset-text">Nothing is told by team yet. <a class="govuk-link" href="${inCouncilPath(council, '/returns')}">A child-level return</a> counts its measures for every team it names, and other programs can tell them too.</p>`
    : [...Map.groupBy(groups, (one) => one.kind)].map(([kind, all]) =>
        kindTable(council, GROUP_KIND_WORDS[kind], all),
      )
}`,
  }
}

function kindTable(council: Council, kind: string, groups: readonly ToldGroup[]): Html {
  return labelledTable({
    caption: kind,
    firstCellIsHeader: true,
    columns: [
      { heading: kind },
      { heading: 'Manager' },
      { heading: 'Measures', isNumber: true },
      { heading: 'Last told' },
    ],
    rows: groups.map((one) => [
      groupLink(council, one),
      one.manager ?? 'nobody',
      one.measures,
      one.latestOn === null ? 'never' : formatShortDay(one.latestOn),
    ]),
  })
}

function groupLink(council: Council, { id, name }: Pick<MeasureGroup, 'id' | 'name'>): Html {
  return html`<a class="govuk-link" href="${inCouncilPath(council, `/groups/${id}`)}">${name}</a>`
}

export type GroupPageFacts = {
  readonly council: Council
  readonly group: MeasureGroup
  readonly rows: readonly GroupRow[]
  readonly isOwn: boolean
  readonly mayKeep: boolean
}

/** One team's scorecard: the same measures, the whole council beside them, what changed first. */
export function groupPage(facts: GroupPageFacts): Page {
  const { council, group, rows } = facts
  const analyses = rows.flatMap(({ analysis }) => (analysis === null ? [] : [analysis]))
  return {
    title: group.name,
    section: 'measures',
    back: { text: 'Teams and groups', href: inCouncilPath(council, '/groups') },
    body: html`<span class="govuk-caption-l">${GROUP_KIND_WORDS[group.kind]}${facts.isOwn ? ', yours' : ''}</span><h1 class="govuk-heading-l">${group.name}</h1>
${group.kind === 'team' ? html`<p class="govuk-body">Manager: ${group.manager ?? 'nobody named'}.${facts.mayKeep ? html` <a class="govuk-link sight-no-print" href="${inCouncilPath(council, `/groups/${group.id}/edit`)}">Change the team</a>` : nothing}</p>` : nothing}
${
  rows.length === 0
    ? html`<p class="govuk-inset-text">No measure that is on is told for ${group.name} yet.</p>`
    : html`<p class="govuk-body-l sight-sentence">${describeGroup(group.name, rows)}</p>
<p class="govuk-body">Fewer stand behind a team’s figure than behind the council’s, so it moves more by chance. What is marked has moved further than that; everything else is noise, and no team is ranked. <strong>For use inside the council</strong>: small numbers are shown.</p>
<p class="govuk-body sight-no-print">${sheetLinks(inCouncilPath(council, `/groups/${group.id}/scorecard.csv`))}</p>
${groupTable(facts)}<p class="govuk-body-s sight-measures__chance">${describeFalseAlarms(expectFalseAlarms(analyses))}</p>`
}`,
  }
}

const COLUMNS = ['Measure', 'Latest', 'Whole council', 'How it went', 'Change', 'Beside the whole']

function groupTable(facts: GroupPageFacts): Html {
  const rows = facts.rows.map((row) => html`<tr>${cellsOf(facts, row)}</tr>`)
  return html`${shapesInUse()}<table class="govuk-table sight-table sight-scorecard sight-scorecard--group"><caption class="govuk-visually-hidden">Every measure of ${facts.group.name}</caption><thead><tr>${COLUMNS.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`
}

function cellsOf({ council, group }: GroupPageFacts, row: GroupRow): Html {
  const { measure, latest, whole, analysis, variation, standing } = row
  const unit = unitNamed(measure.unit)
  const href = inCouncilPath(council, `/groups/${group.id}/measures/${measure.id}`)
  const told =
    latest === null
      ? 'none'
      : html`${formatValue(latest.value, unit)}<span>${namePeriod(latest.period.toString(), measure.rhythm)}</span>${weightOf(row)}`
  return html`<th scope="row"><a class="govuk-link" href="${href}">${measure.name}</a></th><td>${told}</td><td>${whole === null ? 'not told' : formatValue(whole.value, unit)}</td><td>${analysis === null ? 'no value yet' : drawSmallChart(analysis, { unit, sentence: row.sentence })}</td><td>${variation === null ? 'cannot tell' : smallVerdict(variation)}</td><td>${standing ?? 'not compared'}</td>`
}

function weightOf({ measure, latest }: GroupRow): Part {
  const words = latest === null ? '' : describeWeight(measure, latest)
  return words === '' ? nothing : html`<span>${words}</span>`
}

export type GroupFormFacts = Asking & {
  readonly council: Council
  readonly group: MeasureGroup
  readonly seen: string
  readonly people: readonly { readonly id: number; readonly name: string; readonly jobTitle: string }[]
}

/** What a team is called, and who answers for it. */
export function groupFormPage(facts: GroupFormFacts): Page {
  const { council, group, typed, errors, people } = facts
  const home = inCouncilPath(council, `/groups/${group.id}`)
  return askingPage({
    ...facts,
    title: `Change ${group.name}`,
    section: 'measures',
    back: { text: group.name, href: home },
    action: `${home}/edit`,
    submit: 'Save the team',
    fields: html`${hidden('seen', facts.seen)}${input({ name: 'name', label: { text: 'Name', classes: 'govuk-label--s' }, hint: { text: 'As returns and sheets call it, or its values will be taken for another team’s' }, value: typed.get('name'), errorMessage: errorOf(errors, 'name') })}
${
  group.kind === 'team'
    ? select({
        name: 'manager',
        label: { text: 'Manager', classes: 'govuk-label--s' },
        hint: { text: 'Their team is the first they see' },
        value: typed.get('manager'),
        errorMessage: errorOf(errors, 'manager'),
        items: [
          { value: '', text: 'Nobody' },
          ...people.map((one) => ({
            value: String(one.id),
            text: one.jobTitle === '' ? one.name : `${one.name}, ${one.jobTitle}`,
          })),
        ],
      })
    : nothing
}`,
  })
}
