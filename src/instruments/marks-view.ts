import { html, type Html } from '../web/html.ts'
import { tag } from '../web/components/tag.ts'
import type { ConcernStanding } from './concern.ts'
import type { DocumentStatus } from './document-line.ts'
import type { OccurrenceState } from './occurrence.ts'
import type { ProvisionState } from './requirement.ts'

// A state is always a shape and a word, never a colour alone.

const STATUS_COLOURS: Readonly<Partial<Record<DocumentStatus, string>>> = {
  'in force': 'govuk-tag--green',
  reported: 'govuk-tag--blue',
  'being confirmed': 'govuk-tag--yellow',
  'not read yet': 'govuk-tag--yellow',
  'being read': 'govuk-tag--blue',
}

export function statusTag(status: DocumentStatus): Html {
  return tag({ text: capital(status), classes: STATUS_COLOURS[status] ?? 'govuk-tag--grey' })
}

const OCCURRENCE_SHAPES: Readonly<Record<OccurrenceState, string>> = {
  met: '●',
  'met late': '◕',
  waived: '–',
  late: '▲',
  missed: '✕',
  'due soon': '◔',
  due: '○',
}

export function occurrenceMark(state: OccurrenceState, daysLate = 0): Html {
  const grave = state === 'late' || state === 'missed'
  const warned = grave || state === 'due soon' || state === 'met late'
  const days = state === 'late' && daysLate > 0 ? html` by ${counted(daysLate, 'day')}` : null
  return html`<span class="${warned ? `sight-need${grave ? ' sight-need--grave' : ''}` : 'sight-stage'}"><span aria-hidden="true">${OCCURRENCE_SHAPES[state]}</span> ${state}${days}</span>`
}

const DECISION_SHAPES: Readonly<Record<ProvisionState, string>> = {
  proposed: '○',
  accepted: '●',
  edited: '✎',
  added: '＋',
  rejected: '✕',
}

export function decisionMark(state: ProvisionState): Html {
  return html`<span class="sight-decision sight-decision--${state}"><span aria-hidden="true">${DECISION_SHAPES[state]}</span> ${state === 'proposed' ? 'not decided' : state}</span>`
}

const CONCERN_SHAPES: Readonly<Record<ConcernStanding, string>> = {
  open: '○',
  'back again': '↻',
  closed: '●',
}

export function concernMark(standing: ConcernStanding): Html {
  return html`<span class="${standing === 'closed' ? 'sight-stage' : `sight-need${standing === 'back again' ? ' sight-need--grave' : ''}`}"><span aria-hidden="true">${CONCERN_SHAPES[standing]}</span> ${standing}</span>`
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
