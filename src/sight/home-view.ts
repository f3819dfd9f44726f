import { shorten } from '../shared/shorten.ts'
import type { HistoryLine } from '../shared/history.ts'
import { type Day, formatDay, formatMoment, formatShortDay } from '../shared/days.ts'
import { mayDo, type Role } from '../shared/permissions.ts'
import type { Action, Attention } from '../plan/action.ts'
import { occurrenceMark } from '../instruments/marks-view.ts'
import type { MyWaiting, VersionTask, WaitingWish } from '../plan/waiting.ts'
import { attentionMark } from '../plan/action-marks-view.ts'
import type { Page } from '../web/answer.ts'
import { details } from '../web/components/details.ts'
import { button } from '../web/components/button.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { guardedLink, type Reader } from './guarded-view.ts'
import { inCouncilPath, withQuery } from '../web/paths.ts'
import type { Break } from './breaks.ts'
import { BREAK_KINDS, breaksOf, countLate } from './breaks.ts'
import type { MyAction, Upcoming } from './home.ts'
import type { MyDuty } from './home-duties.ts'
import type { LineFigures } from './line.ts'
import { BREAK_NAMES } from './break-names.ts'

export type HomeFacts = {
  readonly council: { readonly slug: string; readonly name: string; readonly role: Role }
  readonly person: { readonly name: string }
  readonly today: Day
  readonly intervention: { readonly name: string } | null
  readonly mine: readonly MyAction[]
  /** The dated duties that an instrument lays on them themselves. */
  readonly duties: readonly MyDuty[]
  /** What of the plan waits for their answer. */
  readonly waiting: MyWaiting
  readonly upcoming: readonly Upcoming[]
  readonly breaks: readonly Break[]
  readonly figures: LineFigures | null
  readonly changes: readonly HistoryLine[]
  readonly lookedAt: Temporal.Instant | null
}

const SHOWN = 6
const MOST = 40

export function homePage(facts: HomeFacts): Page {
  const { council, person, today, intervention } = facts
  return {
    title: 'Home',
    section: 'home',
    body: html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${formatDay(today)}${intervention === null ? nothing : html` · ${intervention.name}`}</span>${greeting(person.name)}</h1>
${
  intervention === null
    ? begin(facts)
    : html`${wholeSentence(facts)}
<div class="sight-home">
<section aria-labelledby="mine"><h2 class="govuk-heading-m" id="mine">What hangs on you</h2>${mine(facts)}</section>
<section aria-labelledby="soon"><h2 class="govuk-heading-m" id="soon">About to fall due</h2>${soon(facts)}</section>
${mayDo(council.role, 'see the line') ? html`<section aria-labelledby="needs"><h2 class="govuk-heading-m" id="needs">What needs somebody</h2>${needs(facts)}</section>` : nothing}
${mayDo(council.role, 'see the history') ? html`<section aria-labelledby="changed"><h2 class="govuk-heading-m" id="changed">Changed since you last looked</h2>${changed(facts)}</section>` : nothing}
</div>
${mayDo(council.role, 'comment and watch') ? html`<p class="govuk-body sight-no-print"><a class="govuk-link" href="${inCouncilPath(council, '/watching')}">What changed in what you watch</a></p>` : nothing}`
}`,
  }
}

function greeting(name: string): string {
  return `${name.replace(/^(Dr|Councillor|Cllr|Mr|Mrs|Ms|Miss|Professor) /, '').split(' ')[0] ?? name}’s line of sight`
}

function begin({ council }: HomeFacts): Html {
  return html`<div class="govuk-inset-text">${council.name} has no intervention here yet.</div>
${mayDo(council.role, 'bring in documents') ? button({ text: 'Bring in the first document', href: inCouncilPath(council, '/documents') }) : html`<p class="govuk-body">The improvement lead begins it by bringing in the notice or direction.</p>`}`
}

function wholeSentence({ council, figures, breaks }: HomeFacts): Html {
  if (figures === null || !mayDo(council.role, 'see the line')) return nothing
  const late = countLate(breaks)
  return html`<p class="govuk-body-l sight-sentence">Of ${figures.inForce} requirements in force, ${figures.answered} are answered, ${figures.done} by something done and ${figures.evidenced} with evidence; ${late} things are late. <a class="govuk-link" href="${inCouncilPath(council, '/line')}">See the line</a></p>`
}

function mine({ council, person, mine: all, duties, waiting }: HomeFacts): Html {
  const answers = waitingRows(council, waiting)
  if (all.length === 0 && duties.length === 0 && answers.length === 0)
    return html`<p class="govuk-body">Nothing is yours to do now.</p>`
  const row = ({ action, needs: own, daysLeft }: MyAction) => {
    const act = actOf(action, own)
    return html`<li>${guardedLink(council, `/actions/${action.id}`, html`${action.reference} ${action.title}`)}
<span class="sight-home__facts">${action.doneOn !== null && own.includes('done without evidence') ? `done ${formatShortDay(action.doneOn)}` : dueWords(daysLeft)} ${own.map((need) => html`${attentionMark(need)} `)}</span>
${guardedLink(council, act.path, html`${act.text}<span class="govuk-visually-hidden"> on ${action.reference}</span>`, 'sight-home__act')}</li>`
  }
  const who = council.role === 'partner' ? '' : person.name
  return listOf(
    [...answers, ...duties.map((duty) => () => dutyRow(council, duty)), ...all.map((one) => () => row(one))],
    {
      council,
      path: withQuery('/plan', { view: 'table', who }),
      text: `See all ${all.length} actions in the plan`,
    },
  )
}

// First of all, because somebody else stands still until it is answered.
function waitingRows(council: Reader, { wishes, version }: MyWaiting): readonly Row[] {
  const asked = wishes.map((one) => () => wishRow(council, one))
  return version === null ? asked : [...asked, () => versionRow(council, version)]
}

function wishRow(council: Reader, one: WaitingWish): Html {
  const path = `/actions/${one.actionId}#wish-${one.id}`
  const act = html`Answer<span class="govuk-visually-hidden"> ${one.askedBy} on ${one.reference}</span>`
  return html`<li>${one.askedBy} asks for <strong>${formatDay(one.toOn)}</strong> instead of ${formatDay(one.fromOn)} for ${guardedLink(council, `/actions/${one.actionId}`, html`${one.reference}`)}
${guardedLink(council, path, act, 'sight-home__act')}</li>`
}

const VERSION_ACTS: Readonly<Record<VersionTask, string>> = {
  'record the board’s answer': 'Record the board’s answer',
  'give your own answer': 'Give your own answer',
  'it goes to the board': 'Read what is asked',
}

function versionRow(council: Reader, { version, task }: NonNullable<MyWaiting['version']>): Html {
  const path = `/plan/versions/${version.id}`
  const isToCome = task === 'it goes to the board'
  return html`<li>Version ${version.number} of the plan ${isToCome ? 'goes to' : 'waits for'} the board of <strong>${formatDay(version.meetingOn)}</strong>
${guardedLink(council, isToCome ? path : `${path}#answering`, html`${VERSION_ACTS[task]}<span class="govuk-visually-hidden"> on version ${version.number}</span>`, 'sight-home__act')}</li>`
}

function dutyRow(council: Reader, { requirement, owed, daysLeft }: MyDuty): Html {
  const { id, reference, words } = requirement
  const path = `/requirements/${id}/occurrences/${owed.dueOn.toString()}`
  const act = html`Mark met or waive<span class="govuk-visually-hidden"> ${reference}</span>`
  return html`<li>${guardedLink(council, `/requirements/${id}`, html`${reference}`)} <q>${shorten(words, 110)}</q>
<span class="sight-home__facts">${dueWords(daysLeft)} ${occurrenceMark(owed.state, owed.daysLate)}</span>
${mayDo(council.role, 'mark what is owed') ? guardedLink(council, path, act, 'sight-home__act') : nothing}</li>`
}

function actOf({ id }: Action, own: readonly Attention[]): { readonly text: string; readonly path: string } {
  if (own.includes('done without evidence'))
    return { text: 'Add evidence', path: `/evidence/new?action=${id}` }
  return { text: 'Say what happened', path: `/actions/${id}/updates/new` }
}

function dueWords(days: number | null): string {
  if (days === null) return 'no date'
  if (days < 0) return `${-days} ${days === -1 ? 'day' : 'days'} past its date`
  if (days === 0) return 'due today'
  return `due in ${days} ${days === 1 ? 'day' : 'days'}`
}

function soon({ council, upcoming }: HomeFacts): Html {
  if (upcoming.length === 0) return html`<p class="govuk-body">Nothing falls due in the next four weeks.</p>`
  return listOf(
    upcoming.map(
      (one) => () =>
        html`<li><strong>${formatShortDay(one.on)}</strong> ${guardedLink(council, one.path, html`${one.reference}`)} ${one.what === 'duty' ? html`<q>${shorten(one.words, 110)}</q>` : shorten(one.words, 110)} <span class="sight-home__facts">${one.who ?? 'nobody named'}</span></li>`,
    ),
    {
      council,
      path: withQuery('/plan', { view: 'table', within: '30' }),
      text: 'See every action of the next 30 days in the plan',
    },
  )
}

function needs({ council, breaks }: HomeFacts): Html {
  const counted = BREAK_KINDS.map((kind) => ({
    kind,
    count: breaksOf(breaks, kind).length,
  })).filter((one) => one.count > 0)
  if (counted.length === 0) return html`<p class="govuk-body">The line is whole.</p>`
  return html`<ul class="sight-home__list">${counted.map(({ kind, count }) => html`<li>${guardedLink(council, `/line#${kind.replaceAll(' ', '-')}`, html`${BREAK_NAMES[kind].title(count)}`)}</li>`)}</ul>`
}

function changed({ council, changes, lookedAt }: HomeFacts): Html {
  const since =
    lookedAt === null ? 'This is your first visit; here is the latest.' : `Since ${formatMoment(lookedAt)}.`
  if (changes.length === 0) return html`<p class="govuk-body">Nothing. ${since}</p>`
  return html`<p class="govuk-body-s">${since}</p>${listOf(
    changes.map(
      (line) => () =>
        html`<li>${line.who} ${line.act} ${thingLink(council, line)} <span class="sight-home__facts">${formatMoment(line.at)}</span></li>`,
    ),
  )}`
}

const THING_PATHS: Readonly<Record<string, string>> = {
  action: 'actions',
  requirement: 'requirements',
  objective: 'objectives',
  evidence: 'evidence',
  measure: 'measures',
  instrument: 'instruments',
  document: 'documents',
  concern: 'concerns',
  actor: 'actors',
  pack: 'packs',
}

export function thingLink(council: Reader, { thing }: HistoryLine): Html {
  const folder = THING_PATHS[thing.kind]
  const words = shorten(thing.title ?? thing.kind, 90)
  if (folder === undefined || thing.id === null) return html`${thing.kind} ${words}`
  return html`${thing.kind} ${guardedLink(council, `/${folder}/${thing.id}`, html`${words}`)}`
}

/** Where a list stands whole, which here ends after its fortieth. */
type Whole = { readonly council: Reader; readonly path: string; readonly text: string }

type Row = () => Html

function listOf(rows: readonly Row[], whole: Whole | null = null): Html {
  const told = (from: number, until: number) =>
    html`<ul class="sight-home__list">${rows.slice(from, until).map((row) => row())}</ul>`
  const first = told(0, SHOWN)
  if (rows.length <= SHOWN) return first
  const isCut = whole !== null && rows.length > MOST
  const rest = told(SHOWN, isCut ? MOST : rows.length)
  const all = isCut
    ? html`<p class="govuk-body">${guardedLink(whole.council, whole.path, whole.text)}</p>`
    : nothing
  return html`${first}${details({ summaryText: `Everything else (${rows.length - SHOWN})`, text: html`${rest}${all}` })}`
}
