import { formatDay, formatShortDay } from '../shared/days.ts'
import { sayInWords } from '../instruments/schedule-words.ts'
import { stageMark } from '../plan/action-marks-view.ts'
import { daysLost, stageOf } from '../plan/action.ts'
import { triangulate } from '../evidence/evidence.ts'
import { analyseMeasure, wordsOf } from '../measures/measure-analysis.ts'
import { describeSeries } from '../measures/spc-sentence.ts'
import { drawSpark } from '../measures/spark-chart-view.ts'
import type { Observation } from '../measures/measure.ts'
import type { Page } from '../web/answer.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { guardedLink, type Reader } from './guarded-view.ts'
import { inCouncilPath } from '../web/paths.ts'
import type { Gap, Thread } from './thread.ts'

export type ThreadFacts = {
  readonly council: Reader
  readonly title: string
  readonly startPath: string
  readonly thread: Thread
  readonly instruments: ReadonlyMap<number, { readonly title: string; readonly shortTitle: string }>
  readonly observations: ReadonlyMap<number, readonly Observation[]>
  readonly today: Temporal.PlainDate
}

/** A vertical line with stations that can be printed and taken into a meeting. */
export function threadPage(facts: ThreadFacts): Page {
  const { council, thread, title } = facts
  return {
    title: `One thread: ${title}`,
    section: 'line',
    back: { text: 'Back to it', href: inCouncilPath(council, facts.startPath) },
    body: html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">One thread of the line, on ${formatDay(facts.today)}</span>${title}</h1>
<ol class="sight-thread">
${station(
  'The clause',
  thread.requirements.map((one) => requirementStop(facts, one)),
  'No requirement in force stands at this end.',
)}
${gaps(council, thread.gaps.requirements)}
${station(
  'The objective',
  thread.objectives.map(
    (one) =>
      html`<p>${guardedLink(council, `/objectives/${one.id}`, html`${one.place}. ${one.title}`)}</p><p>${one.outcome}</p>`,
  ),
  null,
)}
${gaps(council, thread.gaps.objectives)}
${station(
  'The work',
  thread.actions.map((action) => actionStop(facts, action)),
  null,
)}
${gaps(council, thread.gaps.actions)}
${station(
  'The evidence',
  thread.evidence.map(
    (piece) =>
      html`<p>${guardedLink(council, `/evidence/${piece.id}`, html`${piece.title}`)} <span class="sight-thread__facts">${piece.kind}${piece.periodTo === null ? nothing : html`, of ${piece.periodFrom === null ? nothing : html`${formatShortDay(piece.periodFrom)} to `}${formatShortDay(piece.periodTo)}`}, added ${formatShortDay(piece.addedOn)}</span></p>${piece.shows === '' ? nothing : html`<p>${piece.shows}</p>`}`,
  ),
  'Nothing shows it yet.',
  thread.evidence.length === 0
    ? nothing
    : html`<p class="sight-thread__facts">${triangulate(thread.evidence)}</p>`,
)}
${gaps(council, thread.gaps.evidence)}
${station(
  'What changed for children',
  thread.measures.map((measure) => measureStop(facts, measure)),
  'No measure tells.',
)}
${gaps(council, thread.gaps.measures)}
</ol>`,
  }
}

function station(title: string, stops: readonly Html[], none: string | null, after: Part = nothing): Html {
  if (stops.length === 0 && none === null) return nothing
  const empty = stops.length === 0
  return html`<li class="sight-thread__station${empty ? ' sight-thread__station--empty' : ''}"><h2 class="govuk-heading-m">${title}</h2>${empty ? html`<p>${none}</p>` : stops.map((stop) => html`<div class="sight-thread__stop">${stop}</div>`)}${after}</li>`
}

function gaps(council: Reader, all: readonly Gap[]): readonly Html[] {
  return all.map(
    (one) =>
      html`<li class="sight-thread__gap"><p><span aria-hidden="true">○</span> <strong>The line is broken here.</strong> ${one.says} ${guardedLink(council, one.cure.path, html`${one.cure.text}`)}</p></li>`,
  )
}

function requirementStop({ council, instruments }: ThreadFacts, one: Thread['requirements'][number]): Html {
  const { next } = one
  return html`<blockquote>“${one.words}”</blockquote>
<p>${guardedLink(council, `/requirements/${one.id}`, html`${one.reference}`)} <span class="sight-thread__facts">${instruments.get(one.instrumentId)?.title ?? ''}; ${one.bearer ?? 'nobody named'}${one.modality === null ? nothing : html`, “${one.modality}”`}; ${sayInWords(one.schedule)}${next === null ? nothing : html`; next ${formatShortDay(next.dueOn)} (${next.state})`}</span></p>`
}

function actionStop({ council, today }: ThreadFacts, action: Thread['actions'][number]): Html {
  const lost = daysLost(action, today)
  return html`<p>${guardedLink(council, `/actions/${action.id}`, html`${action.reference} ${action.title}`)}</p>
<p>${stageMark(action.cancelledOn === null ? stageOf(action) : 'cancelled')} <span class="sight-thread__facts">${action.owner ?? 'nobody yet'}; ${action.firstDueOn === null || action.dueOn === null ? 'no date' : html`first promised ${formatShortDay(action.firstDueOn)}${action.firstDueOn.equals(action.dueOn) ? nothing : html`, now ${formatShortDay(action.dueOn)}`}`}${lost === 0 ? nothing : html`; ${lost} days lost`}${action.doneOn === null ? nothing : html`; done ${formatShortDay(action.doneOn)}`}</span></p>`
}

function measureStop({ council, observations }: ThreadFacts, measure: Thread['measures'][number]): Html {
  const analysis = analyseMeasure(measure, observations.get(measure.id) ?? [])
  return html`<p>${guardedLink(council, `/measures/${measure.id}`, html`${measure.name}`)}</p>
${analysis === null ? html`<p>Nobody has told its value yet.</p>` : html`<div class="sight-scroll">${drawSpark(analysis, { ...wordsOf(measure), key: `thread-${measure.id}`, width: 420, height: 72 })}</div><p>${describeSeries(analysis, wordsOf(measure))}</p>`}`
}
