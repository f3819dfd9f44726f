import { type Day, formatDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { input } from '../web/components/input.ts'
import { tag } from '../web/components/tag.ts'
import { errorOf } from '../web/form.ts'
import { formStart } from '../web/form-view.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type Asking, askingPage, bothVersions, dayField, hidden, wordsField } from './asking-view.ts'
import type { Difference } from './differences.ts'
import { type Phase, type PhaseCounts, timeOfPhase, type Vision } from './phase.ts'

type Council = { readonly slug: string }

export type JourneyFacts = {
  readonly council: Council
  readonly vision: Vision | null
  readonly phases: readonly (Phase & { readonly counts: PhaseCounts })[]
  readonly today: Day
  readonly mayChange: boolean
  readonly formToken: string
  readonly intervention: number
}

/** What the plan is for, and how far the journey has come. */
export function journeyPage(facts: JourneyFacts): Page {
  const { council, vision, phases, mayChange, intervention } = facts
  const at = (path: string) => inCouncilPath(council, `/plan/journey${path}?intervention=${intervention}`)
  return {
    title: 'The journey',
    section: 'plan',
    back: { text: 'The plan', href: inCouncilPath(council, '/plan') },
    body: html`<h1 class="govuk-heading-l">The journey</h1>
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<h2 class="govuk-heading-m">What it is for</h2>
${vision === null ? html`<p class="govuk-inset-text">Nobody has said yet what will be different for children when the journey is over.</p>` : html`<p class="govuk-body-l sight-kept-lines">${vision.words}</p>`}
${mayChange ? html`<p class="govuk-body sight-no-print"><a class="govuk-link" href="${at('/vision')}">${vision === null ? 'Say it' : 'Say it anew'}</a></p>` : nothing}
<h2 class="govuk-heading-m">Its phases</h2>
${phases.length === 0 ? html`<p class="govuk-inset-text">There are none yet. Phases say what will be true by when, so that a board can tell if the journey is where it should be.</p>` : html`<ol class="govuk-list sight-phases">${phases.map((phase) => phaseItem(facts, phase))}</ol>`}
${mayChange ? button({ text: 'Add a phase', href: at('/phases/new'), classes: 'govuk-button--secondary' }) : nothing}
</div></div>`,
  }
}

function phaseItem(facts: JourneyFacts, phase: Phase & { readonly counts: PhaseCounts }): Html {
  const time = timeOfPhase(phase, facts.today)
  return html`<li class="sight-phase sight-phase--${time.replace(' ', '-')}"${time === 'now' ? html` aria-current="step"` : nothing}>
<h3 class="govuk-heading-s">${phase.title} ${time === 'now' ? tag({ text: 'now', classes: 'govuk-tag--blue' }) : nothing}</h3>
<p class="govuk-body-s">${formatDay(phase.fromOn)} to ${formatDay(phase.toOn)}${time === 'past' ? ' (over)' : ''}</p>
${phase.byThen === '' ? nothing : html`<p class="govuk-body sight-kept-lines">By then: ${phase.byThen}</p>`}
<p class="govuk-body">${countsInWords(phase.counts)}</p>
${facts.mayChange ? phaseActs(facts, phase) : nothing}
</li>`
}

function countsInWords({ due, done, late }: PhaseCounts): string {
  if (due === 0) return 'No action is due in it.'
  const number = due === 1 ? '1 action is due in it' : `${due} actions are due in it`
  return `${number}: ${done} done${late === 0 ? '' : `, ${late} late`}.`
}

function phaseActs({ council, formToken }: JourneyFacts, phase: Phase): Html {
  const whose = html`<span class="govuk-visually-hidden"> the phase “${phase.title}”</span>`
  const at = inCouncilPath(council, `/plan/journey/phases/${phase.id}`)
  return html`<div class="sight-phase__acts sight-no-print"><a class="govuk-link" href="${at}/edit">Change${whose}</a>
${formStart(`${at}/removal`, formToken)}${hidden('seen', String(phase.version))}<button class="sight-link-button">Take out${whose}</button></form></div>`
}

export function visionPage(
  facts: Asking & {
    readonly council: Council
    readonly intervention: number
    readonly seen: number
    readonly now: string | null
    readonly differences: readonly Difference[]
  },
): Page {
  const journey = inCouncilPath(facts.council, '/plan/journey')
  return askingPage({
    ...facts,
    title: 'What the plan is for',
    section: 'plan',
    back: { text: 'The journey', href: journey },
    action: `${journey}/vision?intervention=${facts.intervention}`,
    lead: changed(facts.differences, journey),
    fields: html`${hidden('seen', String(facts.seen))}${wordsField(facts, { name: 'vision', label: 'What will be different for children when the journey is over', hint: 'In words a child in the borough would know', rows: 6 })}`,
    submit: 'Save',
  })
}

export function phasePage(
  facts: Asking & {
    readonly council: Council
    readonly phase: Phase | null
    readonly intervention: number
    readonly formKey: string
    readonly seen: number
    readonly differences: readonly Difference[]
  },
): Page {
  const { phase, typed, errors } = facts
  const journey = inCouncilPath(facts.council, '/plan/journey')
  return askingPage({
    ...facts,
    title: phase === null ? 'Add a phase' : `Change “${phase.title}”`,
    section: 'plan',
    back: { text: 'The journey', href: journey },
    action:
      phase === null
        ? `${journey}/phases?intervention=${facts.intervention}`
        : `${journey}/phases/${phase.id}/edit`,
    lead: changed(facts.differences, journey),
    fields: html`${hidden('seen', String(facts.seen))}${hidden('form-key', facts.formKey)}
${input({ name: 'title', label: { text: 'Name', classes: 'govuk-label--s' }, hint: { text: 'Such as “Make safe”, “Build”, “Embed”' }, value: typed.get('title'), errorMessage: errorOf(errors, 'title') })}
${dayField(facts, { name: 'from', label: 'First day' })}
${dayField(facts, { name: 'to', label: 'Last day' })}
${wordsField(facts, { name: 'by-then', label: 'What will be true by then', hint: 'For children, so that anyone could see whether it is', rows: 3 })}`,
    submit: 'Save',
  })
}

function changed(differences: readonly Difference[], journey: string): Part {
  return differences.length === 0 ? nothing : bothVersions(differences, journey)
}
