import type { Role } from '../shared/permissions.ts'
import { type Day, formatDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { summaryList } from '../web/components/summary-list.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { threadLink } from '../web/thread-link.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type Action, type Attention, attentionOf, daysLost, evidencedOn, stageOf } from './action.ts'
import { attentionMark, stageMark } from './action-marks-view.ts'
import { contributorsView } from './contributor-view.ts'
import { approversInWords } from './date-approval.ts'
import { dependenciesView } from './dependency-view.ts'
import { type StoryFacts, storyView } from './action-story-view.ts'

/** What this reader may do here; what they may not is not offered. */
export type ActionRights = {
  /** Say what happened; whoever contributes may. */
  readonly report: boolean
  readonly work: boolean
  readonly change: boolean
  readonly evidence: boolean
  readonly recheck: boolean
}

export type ActionFacts = StoryFacts & {
  readonly council: { readonly slug: string; readonly role: Role }
  readonly action: Action
  readonly objectives: readonly { readonly id: number; readonly place: number; readonly title: string }[]
  readonly answered: readonly {
    readonly id: number
    readonly reference: string
    readonly words: string
    readonly state: string
  }[]
  readonly today: Day
  readonly may: ActionRights
  /** What people say to each other of it. */
  readonly linked: Parameters<typeof dependenciesView>[0]['linked']
  readonly views: Html
  readonly talk: Html
  readonly watch: Html
  readonly history: Html
}

/** One action: where it stands, what it needs and how to mend it, what it answers, and everything said of it. */
export function actionPage(facts: ActionFacts): Page {
  const { action, council } = facts
  const stage = action.cancelledOn === null ? stageOf(action) : 'cancelled'
  return {
    title: `${action.reference} ${action.title}`,
    section: 'plan',
    back: { text: 'The plan', href: inCouncilPath(council, '/plan') },
    body: html`<span class="govuk-caption-l">Action ${action.reference}</span>
<h1 class="govuk-heading-l">${action.title}</h1>
<p class="govuk-body sight-action__stage">${stageMark(stage)} ${stageSentence(action)}</p>
${acts(facts)}${facts.watch}
${threadLink(council, `actions/${action.id}`)}
${needs(facts)}${facts.views}
<div class="sight-action"><div>${terms(facts)}${contributorsView({ ...facts, mayChange: facts.may.change })}${answers(facts)}${dependenciesView({ ...facts, mayChange: facts.may.change })}</div>
<div>${storyView(facts)}</div></div>
${facts.talk}
${facts.history}`,
  }
}

function stageSentence(action: Action): string {
  if (action.cancelledOn !== null)
    return `Cancelled on ${formatDay(action.cancelledOn)}: ${action.cancelledWhy ?? ''}`
  const stage = stageOf(action)
  const shown = evidencedOn(action)
  if (stage === 'done' && action.doneOn !== null)
    return `Finished on ${formatDay(action.doneOn)}; nothing shows it yet.`
  if (stage === 'evidenced' && shown !== null)
    return `Shown by evidence since ${formatDay(shown)}. A re-check by somebody else is due after ${formatDay(shown.add({ days: action.sustainDays }))}.`
  if (stage === 'sustained' && action.recheckedOn !== null)
    return `Still holding when looked at again on ${formatDay(action.recheckedOn)}.`
  if (action.recheck === 'relapsed' && action.recheckedOn !== null)
    return `It had been finished, and was found relapsed on ${formatDay(action.recheckedOn)}.`
  if (action.startedOn !== null) return `Under way since ${formatDay(action.startedOn)}.`
  return 'Nobody has begun.'
}

function acts(facts: ActionFacts): Html {
  const { action, council, may } = facts
  if (action.cancelledOn !== null) return nothing
  const at = (path: string) => inCouncilPath(council, `/actions/${action.id}${path}`)
  const stage = stageOf(action)
  const isOpen = stage === 'not started' || stage === 'started'
  const links = [
    may.work && isOpen && ['Mark it done', at('/completion')],
    may.work && isOpen && action.dueOn !== null && ['Move the date', at('/move')],
    may.evidence && ['Add evidence', inCouncilPath(council, `/evidence/new?action=${action.id}`)],
    may.recheck && !isOpen && ['Re-check it', at('/recheck')],
    may.change && ['Change the action', at('/edit')],
    may.change && isOpen && ['Cancel it', at('/cancellation')],
  ].filter((one) => one !== false)
  return html`<div class="govuk-button-group sight-no-print">${may.report ? button({ text: 'Write an update', href: at('/updates/new') }) : nothing}
${links.map(([text, href]) => html`<a class="govuk-link" href="${href}">${text}</a>`)}</div>`
}

type Cure = {
  readonly why: string
  readonly path: string
  readonly text: string
  readonly right: keyof ActionRights
}

const CURES: Readonly<Record<Attention, Cure>> = {
  late: {
    why: 'Its date has passed and it is not done.',
    path: 'completion',
    text: 'Say it is done',
    right: 'work',
  },
  silent: {
    why: 'Nothing has been heard of it for more than five weeks.',
    path: 'updates/new',
    text: 'Write an update',
    right: 'report',
  },
  relapsed: {
    why: 'It was finished and has slipped back.',
    path: 'updates/new',
    text: 'Say what will be done about it',
    right: 'report',
  },
  'done without evidence': {
    why: 'It is said to be done, and nothing shows it.',
    path: 'evidence',
    text: 'Add evidence',
    right: 'evidence',
  },
  'one kind of evidence': {
    why: 'A claim of impact needs two kinds of evidence; it has one.',
    path: 'evidence',
    text: 'Add evidence of another kind',
    right: 'evidence',
  },
  're-check due': {
    why: 'Its demonstration period is over and nobody has looked again.',
    path: 'recheck',
    text: 'Re-check it',
    right: 'recheck',
  },
  'no owner': { why: 'Nobody answers for it.', path: 'edit', text: 'Give it an owner', right: 'change' },
  'no date': { why: 'It has no date to be done by.', path: 'edit', text: 'Give it a date', right: 'change' },
}

function needs({ action, council, today, may }: ActionFacts): Html {
  const found = attentionOf(action, today)
  if (found.length === 0) return nothing
  return html`<section aria-labelledby="needs"><h2 class="govuk-heading-m" id="needs">What it needs</h2>
<ul class="govuk-list sight-needs">${found.map((need) => html`<li>${attentionMark(need)} ${CURES[need].why} ${cure(need)}</li>`)}</ul></section>`

  function cure(need: Attention): Part {
    const { path, text, right } = CURES[need]
    if (!may[right]) return nothing
    const own = `/actions/${action.id}/`
    const href = path === 'evidence' ? `/evidence/new?action=${action.id}` : `${own}${path}`
    const first = html`<a class="govuk-link" href="${inCouncilPath(council, href)}">${text}</a>`
    return need === 'late'
      ? html`${first} or <a class="govuk-link" href="${inCouncilPath(council, `${own}move`)}">move the date</a>`
      : first
  }
}

function terms({ action, today, approval }: ActionFacts): Html {
  const lost = daysLost(action, today)
  const rows: readonly (readonly [string, Part])[] = [
    ['Owner', action.owner ?? 'No owner'],
    ['Partner', action.partner],
    ['In full', action.detail],
    ['Begins', action.startOn === null ? null : formatDay(action.startOn)],
    ['First promised for', action.firstDueOn === null ? 'no date' : formatDay(action.firstDueOn)],
    ['Due now', action.dueOn === null ? 'no date' : dueNow(action)],
    ['Agrees to another date', approversInWords(approval) ?? BY_ROLE],
    ['Days lost', lost === 0 ? 'none' : `${lost}`],
    ['How success is measured', action.successMeasure || 'not said'],
    ['What will count as evidence', action.evidenceWanted || 'not said'],
    ['Signed off by', action.signOff || 'not said'],
    ['Priority', action.priority],
    ['Demonstration period', `${action.sustainDays} days after it is shown`],
  ]
  return html`<h2 class="govuk-heading-m">What was promised</h2>
${summaryList({ rows: rows.map(([key, text]) => (text === null || text === '' ? null : { key, value: { text, classes: 'sight-kept-lines' } })) })}`
}

const BY_ROLE = 'a senior leader, the improvement lead or the independent chair'

function dueNow({ dueOn, firstDueOn, moves }: Action): string {
  if (dueOn === null) return 'no date'
  const moved = firstDueOn !== null && !firstDueOn.equals(dueOn)
  return `${formatDay(dueOn)}${moved ? `, after ${moves === 1 ? 'one move' : `${moves} moves`}` : ', as first promised'}`
}

function answers({ answered, objectives, council, action, may }: ActionFacts): Html {
  const edit = html`<a class="govuk-link" href="${inCouncilPath(council, `/actions/${action.id}/edit`)}">Say what it answers</a>`
  return html`<h2 class="govuk-heading-m">What it answers</h2>
${answered.length === 0 ? html`<p class="govuk-body">It answers no requirement. ${may.change ? edit : nothing}</p>` : answered.map((one) => html`<blockquote class="sight-answered"><p>${one.words}</p><footer><a class="govuk-link" href="${inCouncilPath(council, `/requirements/${one.id}`)}">${one.reference}</a>${one.state === 'in force' ? nothing : ` (${one.state})`}</footer></blockquote>`)}
<h3 class="govuk-heading-s">Objectives it serves</h3>
${objectives.length === 0 ? html`<p class="govuk-body">None. ${may.change ? edit : nothing}</p>` : html`<ul class="govuk-list govuk-list--bullet">${objectives.map((one) => html`<li><a class="govuk-link" href="${inCouncilPath(council, `/objectives/${one.id}`)}">${one.place}. ${one.title}</a></li>`)}</ul>`}`
}
