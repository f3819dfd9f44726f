import { formatShortDay } from '../shared/days.ts'
import { mayDo, type Role } from '../shared/permissions.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { details } from '../web/components/details.ts'
import { errorSummary } from '../web/components/error-summary.ts'
import { fileUpload } from '../web/components/file-upload.ts'
import { input } from '../web/components/input.ts'
import { summaryList } from '../web/components/summary-list.ts'
import { errorOf, type FieldError } from '../web/form.ts'
import { formStart } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import { inCouncilPath } from '../web/paths.ts'
import type { HeldRelease, ReleaseChange, RevisedFigure } from './national-file.ts'
import { KIND_WORDS } from './national-words.ts'

type Council = { readonly slug: string; readonly role: Role }

export type NationalFacts = {
  readonly council: Council
  readonly releases: readonly HeldRelease[]
  /** What the reading of each file under way said last. */
  readonly underWay: readonly { readonly file: string; readonly said: string }[]
  readonly megabytes: number
  readonly errors: readonly FieldError[]
  readonly formToken: string
}

/** Every published file that is held, and the way to bring in another. */
export function nationalPage(facts: NationalFacts): Page {
  const { council, errors, releases, underWay } = facts
  const waiting = releases.filter((one) => !one.isKept)
  const held = releases.filter((one) => one.isKept)
  return {
    title: 'Published files',
    section: mayDo(council.role, 'see measures') ? 'measures' : 'people',
    back: mayDo(council.role, 'see measures')
      ? { text: 'Beside other councils', href: inCouncilPath(council, '/measures/comparators') }
      : { text: 'People', href: inCouncilPath(council, '/people') },
    hasErrors: errors.length > 0,
    body: html`${errorsOf(errors)}<h1 class="govuk-heading-l">Published files</h1>
<p class="govuk-body">What the Department and the inspectorates publish of every council, to set this one’s figures beside. What is brought in here counts for this council alone; what whoever runs the installation brought in counts for all.</p>
${underWay.length === 0 ? nothing : html`<noscript><meta http-equiv="refresh" content="2"></noscript><div class="govuk-inset-text" role="status" data-come-back="2000">${underWay.map((one) => html`<p class="govuk-body"><strong>${one.file} is being read: ${one.said}.</strong></p>`)}<p class="govuk-body">You can leave this page.</p></div>`}
${uploadForm(facts)}
${waiting.length === 0 ? nothing : html`<h2 class="govuk-heading-m">Waiting for a decision</h2>${releaseTable(council, waiting, 'Read, and not yet compared with')}`}
<h2 class="govuk-heading-m">Held</h2>
${held.length === 0 ? html`<p class="govuk-inset-text">No published file is held yet. Begin with the comparison tool’s database and the model of statistical neighbours.</p>` : html`${releaseTable(council, held, 'Files that are held')}${attribution(held)}`}`,
  }
}

function errorsOf(errors: readonly FieldError[]): Html {
  if (errors.length === 0) return nothing
  const errorList = errors.map(({ field, message }) => ({ text: message, href: `#${field}` }))
  return errorSummary({ titleText: 'There is a problem', errorList })
}

function uploadForm({ council, formToken, errors, megabytes }: NationalFacts): Html {
  return html`<section class="sight-upload" aria-labelledby="bring-in"><h2 class="govuk-heading-m" id="bring-in">Bring in a file</h2>
${formStart(inCouncilPath(council, '/measures/national'), formToken, true)}
${fileUpload({ name: 'file', label: 'Published file', hint: { text: `As it was downloaded: CSV, CSV packed by gzip, workbook or Parquet, up to ${megabytes} MB. What it is, is told from its columns.` }, errorMessage: errorOf(errors, 'file') })}
${button({ text: 'Read it', preventDoubleClick: true })}</form></section>`
}

function releaseTable(council: Council, releases: readonly HeldRelease[], caption: string): Html {
  return labelledTable({
    caption,
    isCaptionHidden: true,
    firstCellIsHeader: true,
    columns: [
      { heading: 'File' },
      { heading: 'Holds' },
      { heading: 'Years' },
      { heading: 'Read on' },
      { heading: 'Brought in by' },
      { heading: 'Whose' },
    ],
    rows: releases.map((one) => [
      html`<a class="govuk-link sight-file-name" href="${inCouncilPath(council, `/measures/national/${one.id}`)}">${one.file}</a>`,
      holds(one),
      yearsOf(one),
      formatShortDay(one.readOn),
      one.broughtBy === '' ? 'not kept then' : one.broughtBy,
      one.isOwn ? 'this council’s' : 'every council’s',
    ]),
  })
}

function holds({ kind, figureCount, hiddenCount, rowCount }: HeldRelease): string {
  if (kind !== 'figures') return `${rowCount.toLocaleString('en-GB')} rows: ${KIND_WORDS[kind]}`
  const hidden = hiddenCount === 0 ? '' : `, ${hiddenCount.toLocaleString('en-GB')} of them hidden or missing`
  return `${figureCount.toLocaleString('en-GB')} figures${hidden}`
}

function yearsOf({ firstYear, lastYear }: HeldRelease): string {
  if (firstYear === null || lastYear === null) return '–'
  return firstYear === lastYear ? String(firstYear) : `${firstYear} to ${lastYear}`
}

function attribution(releases: readonly HeldRelease[]): Html {
  return html`${releases.some((one) => one.isMadeUp) ? html`<p class="govuk-body-s">The figures of this demonstration are made up: no such council exists, and none of them is anybody’s.</p>` : nothing}${releases.some((one) => !one.isMadeUp) ? html`<p class="govuk-body-s">Contains public sector information licensed under the <a class="govuk-link" href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/">Open Government Licence v3.0</a>: statistics of the Department for Education, Ofsted, HM Inspectorate of Probation and the Office for National Statistics.</p>` : nothing}`
}

/** The files that stand behind a comparison, in short. */
export function heldView(releases: readonly HeldRelease[]): Html {
  const held = releases.filter((one) => one.isKept)
  return details({
    summaryText: `Files held (${held.length})`,
    text: html`<ul class="govuk-list govuk-list--bullet">${held.map((one) => html`<li><span class="sight-file-name">${one.file}</span>, read on ${formatShortDay(one.readOn)}: ${holds(one)}</li>`)}</ul>${attribution(held)}`,
  })
}

export type ReleaseFacts = {
  readonly council: Council & { readonly demonstration: boolean }
  readonly release: HeldRelease
  /** What holding it would change; null where it is held, or tells no figures. */
  readonly change: ReleaseChange | null
  readonly errors: readonly FieldError[]
  readonly typed: string
  readonly formToken: string
  readonly history: Html
}

/** One file: what it is, what would change, and the two ways to go on. */
export function releasePage(facts: ReleaseFacts): Page {
  const { council, release, errors } = facts
  return {
    title: release.file,
    section: 'measures',
    back: { text: 'Published files', href: inCouncilPath(council, '/measures/national') },
    hasErrors: errors.length > 0,
    body: html`${errorsOf(errors)}<h1 class="govuk-heading-l sight-file-name">${release.file}</h1>
${summaryList({
  rows: [
    ['Holds', holds(release)],
    ['Kind', KIND_WORDS[release.kind]],
    ['Years', yearsOf(release)],
    ['Read on', formatShortDay(release.readOn)],
    ['Brought in by', release.broughtBy === '' ? 'not kept then' : release.broughtBy],
    ['Whose', release.isOwn ? 'this council’s alone' : 'every council’s of this installation'],
    ...(release.leftOut === '' ? [] : [['Left out', release.leftOut] as const]),
  ].map(([key, value]) => ({ key: { text: key }, value: { text: value } })),
})}
${council.demonstration && !release.isMadeUp ? html`<p class="govuk-inset-text">This demonstration is compared with councils that are made up, and with nothing else: what is brought in is read, shown and listed, and changes none of its comparisons.</p>` : nothing}
${release.isKept ? nothing : whatChanges(facts)}
${release.isOwn ? removal(facts) : release.isKept ? html`<p class="govuk-body">Only whoever runs the installation can take away what counts for every council.</p>` : nothing}
${attribution([release])}${facts.history}`,
  }
}

function whatChanges({ council, release, change, formToken }: ReleaseFacts): Html {
  return html`<h2 class="govuk-heading-m">What would change</h2>${change === null ? html`<p class="govuk-body">It tells no figures: what is held of this kind gives way to it where the two tell of the same.</p>` : changeView(change)}
${formStart(inCouncilPath(council, `/measures/national/${release.id}/keeping`), formToken)}${button({ text: 'Hold it', preventDoubleClick: true })}</form>`
}

function changeView(change: ReleaseChange): Html {
  const { newSeries, seriesAgain, compared, revised, examples } = change
  const told = (number: number) => number.toLocaleString('en-GB')
  return html`<ul class="govuk-list govuk-list--bullet"><li>${told(newSeries)} series are new, ${told(seriesAgain)} are held from an earlier file</li><li>${compared === 0 ? 'None of its figures are held already' : html`${told(compared)} figures are held already; ${revised === 0 ? 'all of them read the same' : html`<strong>${told(revised)}</strong> of them now read otherwise`}`}</li></ul>
${examples.length === 0 ? nothing : html`${revisedTable(examples)}<p class="govuk-body-s">The earlier figures stay under the file that told them.</p>`}`
}

function revisedTable(examples: readonly RevisedFigure[]): Html {
  const said = (value: number | null) => (value === null ? 'hidden or missing' : String(value))
  return labelledTable({
    caption: `Revised figures, the first ${examples.length}`,
    firstCellIsHeader: true,
    columns: [
      { heading: 'Series' },
      { heading: 'Area' },
      { heading: 'Period' },
      { heading: 'Held', isNumber: true },
      { heading: 'In this file', isNumber: true },
    ],
    rows: examples.map((one) => [one.title, one.area, one.period, said(one.before), said(one.after)]),
  })
}

function removal({ council, release, errors, typed, formToken }: ReleaseFacts): Html {
  const action = inCouncilPath(council, `/measures/national/${release.id}/removal`)
  if (!release.isKept)
    return html`${formStart(action, formToken)}${button({ text: 'Throw it away', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
  return html`<h2 class="govuk-heading-m">Take it away</h2><p class="govuk-body">What only this file tells is gone then; where an earlier one tells it too, that one counts again.</p>
${formStart(action, formToken)}${input({ name: 'why', label: 'Why it is taken away', value: typed, errorMessage: errorOf(errors, 'why') })}${button({ text: 'Take it away', classes: 'govuk-button--warning', preventDoubleClick: true })}</form>`
}
