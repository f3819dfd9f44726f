import { shorten } from '../shared/shorten.ts'
import { formatDay, formatShortDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { details } from '../web/components/details.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type Break, BREAK_KINDS, type BreakKind, breakPath, breaksOf, countLate } from './breaks.ts'
import { BREAK_NAMES } from './break-names.ts'
import { mayFollow } from './cures.ts'
import { guardedLink, type Reader } from './guarded-view.ts'
import type { LineFigures } from './line.ts'
import { type ColumnName, COLUMNS, type LinePicture } from './line-picture.ts'
import { earlierTable, pictureTable } from './line-table-view.ts'
import { drawLine, type PictureLinks } from './line-picture-view.ts'

export type LinePageFacts = {
  readonly council: Reader
  readonly intervention: { readonly name: string }
  /** Concerns that were closed and are raised again. */
  readonly returned: readonly { readonly id: number; readonly name: string; readonly on: string }[]
  readonly figures: LineFigures
  readonly earlier: readonly {
    readonly when: string
    readonly figures: LineFigures
    readonly breaks: number
  }[]
  readonly picture: LinePicture
  readonly breaks: readonly Break[]
}

/** The page people remember: one sentence, one picture, and the breaks by their cure. */
export function linePage(facts: LinePageFacts): Page {
  const { council, breaks } = facts
  return {
    title: 'The line',
    section: 'line',
    body: html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${facts.intervention.name}</span>The line of sight</h1>
<p class="govuk-body-l sight-sentence">${sentence(facts)}</p>
${cameBack(facts)}
<div class="sight-line__wide">${drawLine(facts.picture, linksWithin(council))}</div>
${phoneLine(facts)}
${legend()}
<div class="sight-line__beside">${earlierTable(facts)}${details({ summaryText: 'The picture as a table', text: pictureTable(facts.picture) })}</div>
<h2 class="govuk-heading-m" id="breaks">Where it is broken</h2>
${
  breaks.length === 0
    ? html`<p class="govuk-inset-text">Nowhere: every requirement is answered, and what is done is shown.</p>`
    : BREAK_KINDS.map((kind) => breakGroup(council, kind, breaksOf(breaks, kind)))
}
${furtherPages(council)}`,
  }
}

function cameBack({ council, returned }: LinePageFacts): Html {
  if (returned.length === 0) return nothing
  const each = returned.map(
    ({ id, name, on }, index) =>
      html`${index === 0 ? nothing : '; '}${guardedLink(council, `/concerns/${id}`, html`${name}`)}, ${formatDay(Temporal.PlainDate.from(on))}`,
  )
  return html`<p class="govuk-body"><span class="sight-need sight-need--grave"><span aria-hidden="true">↻</span> came back</span> after being closed: ${each}.</p>`
}

function furtherPages(council: Reader): Html {
  const link = (path: string, text: string) =>
    html`<li><a class="govuk-link" href="${inCouncilPath(council, path)}">${text}</a></li>`
  return html`<nav class="sight-no-print" aria-labelledby="further"><h2 class="govuk-heading-m" id="further">Look further</h2>
<ul class="govuk-list">${link('/sums', 'What does not add up')}${link('/pace', 'Slow to progress, when it will really end, and dates that moved')}${link('/search', 'Search everything in this council')}</ul></nav>`
}

/** Each number leads to exactly those. */
function sentence({ council, figures, breaks }: LinePageFacts): Html {
  const link = (count: number, path: string) =>
    html`<a class="govuk-link" href="${path.startsWith('#') ? path : inCouncilPath(council, path)}">${count}</a>`
  const late = countLate(breaks)
  return html`Of ${link(figures.inForce, '/line/reach/in-force')} requirements in force, ${link(figures.answered, '/line/reach/answered')} are answered by the plan, ${link(figures.done, '/line/reach/done')} by something done, ${link(figures.evidenced, '/line/reach/evidenced')} with evidence; ${link(figures.showing, '/line/reach/showing')} show in a measure. The line is broken in ${link(breaks.length - late, '#breaks')} places; ${link(late, breaks[0]?.kind === 'duty late' ? '#duty-late' : '#action-late')} are late.`
}

export function linksWithin(council: Reader): PictureLinks {
  return {
    block: ({ column, key }) => {
      const path = pathOfBlock(column, key.slice(column.length + 1))
      return mayFollow(council.role, path) ? inCouncilPath(council, path) : null
    },
    stub: (column, side) => {
      if (column === 'requirements') return '#requirement-without-action'
      if (column === 'objectives') return '#objective-without-action'
      if (column === 'actions')
        return side === 'after' ? '#done-without-evidence' : '#action-answering-nothing'
      return column === 'measures' ? '#measure-without-objective' : null
    },
  }
}

function pathOfBlock(column: ColumnName, what: string): string {
  switch (column) {
    case 'requirements':
      return `/requirements?instrument=${what}`
    case 'objectives':
      return `/objectives/${what}`
    case 'actions':
      return `/plan?stage=${encodeURIComponent(what)}`
    case 'evidence':
      return `/evidence?kind=${encodeURIComponent(what)}`
    case 'measures':
      return `/measures?verdict=${encodeURIComponent(what)}`
  }
}

function legend(): Html {
  return html`<p class="sight-line__key">A thread is as wide as the links it carries. <span class="sight-line__broken"><span aria-hidden="true">- -○</span> an open end is a break</span>, with how many stop there.</p>`
}

// On a phone: five rows of counts with their breaks between.
function phoneLine({ picture }: LinePageFacts): Html {
  return html`<ol class="sight-line__narrow">
${COLUMNS.map((column) => {
  const own = picture.blocks.filter((block) => block.column === column)
  const total = own.reduce((sum, block) => sum + block.count, 0)
  const broken = own.reduce((sum, block) => sum + block.stopsAfter + block.stopsBefore, 0)
  return html`<li><strong>${total} ${column}</strong>${column === 'objectives' ? nothing : html`<span>${own.map((block) => `${block.count} ${block.label}`).join(' · ')}</span>`}${broken === 0 ? nothing : html`<a class="sight-line__broken" href="#breaks"><span aria-hidden="true">- -○</span> ${broken} ${broken === 1 ? 'stops' : 'stop'} here</a>`}</li>`
})}
</ol>`
}

const SHOWN = 5

function breakGroup(council: Reader, kind: BreakKind, group: readonly Break[]): Html {
  if (group.length === 0) return nothing
  const words = BREAK_NAMES[kind]
  const anchor = kind.replaceAll(' ', '-')
  const all = html`<p class="govuk-body-s"><a class="govuk-link" href="${inCouncilPath(council, breakPath(kind))}">All ${group.length}<span class="govuk-visually-hidden"> ${words.none.toLowerCase()}</span></a></p>`
  return html`<section class="sight-breaks" id="${anchor}" aria-labelledby="${anchor}-title">
<h3 class="govuk-heading-s" id="${anchor}-title">${words.title(group.length)}</h3>
<p class="govuk-body-s">${words.means}</p>
<ul class="sight-breaks__list">${group.slice(0, SHOWN).map((one) => breakRow(council, one))}</ul>
${group.length > SHOWN ? all : nothing}
</section>`
}

function breakRow(council: Reader, one: Break): Html {
  const cure = html`${one.cure.text}<span class="govuk-visually-hidden"> (${one.reference})</span>`
  return html`<li><span class="sight-breaks__what">${guardedLink(council, one.path, one.reference)} <q>${shorten(one.words, 150)}</q> ${guardedLink(council, `/thread${one.path}`, html`follow the line<span class="govuk-visually-hidden"> through ${one.reference}</span>`, 'sight-breaks__thread')}</span><span class="sight-breaks__who">${one.owner ?? 'nobody’s yet'}${one.since === null ? nothing : html`, since ${formatShortDay(one.since)}`}</span>${guardedLink(council, one.cure.path, cure, 'sight-breaks__cure')}</li>`
}
