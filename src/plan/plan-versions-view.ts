import { formatShortDay } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { tag } from '../web/components/tag.ts'
import type { FieldError, Form } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { labelledTable } from '../web/labelled-table.ts'
import { inCouncilPath } from '../web/paths.ts'
import { dayField, hidden, wordsField } from './asking-view.ts'
import { agreedInWords, type SinceAgreed } from './plan-change.ts'
import {
  BOARD_ANSWERS,
  latestAgreed,
  type PlanVersion,
  type Standing,
  standingOfVersion,
  type VersionAnswer,
} from './plan-version.ts'

export type PlanVersionsFacts = {
  readonly council: { readonly slug: string }
  readonly versions: readonly PlanVersion[]
  /** Since the version the board last agreed to; null where it agreed to none. */
  readonly since: SinceAgreed | null
  readonly mayPut: boolean
  readonly typed: Form
  readonly errors: readonly FieldError[]
  readonly formKey: string
  readonly formToken: string
  readonly intervention: number
}

/** What was put to the board and what it said, and how far the plan has moved since it agreed. */
export function planVersionsPage(facts: PlanVersionsFacts): Page {
  const { council, versions, errors, mayPut } = facts
  return {
    title: 'What the board agreed',
    section: 'plan',
    hasErrors: errors.length > 0,
    back: { text: 'The plan', href: inCouncilPath(council, '/plan') },
    body: html`${mistakeSummary(errors)}<h1 class="govuk-heading-l">What the board agreed</h1>
<p class="govuk-body-l">${sinceSentence(facts)}</p>
${versions.length === 0 ? html`<p class="govuk-inset-text">The plan has not been put to the board here yet. A version keeps it as it stood, so that everybody can see later what was agreed and what has moved.</p>` : versionTable(facts)}
${mayPut ? putForm(facts) : nothing}`,
  }
}

function sinceSentence({ council, versions, since }: PlanVersionsFacts): Html {
  const words = agreedInWords(versions[0] ?? null, since) ?? 'No version of the plan has been agreed.'
  const agreed = latestAgreed(versions)
  if (agreed === null || since === null || since.changes.length === 0) return html`${words}`
  return html`${words} <a class="govuk-link" href="${inCouncilPath(council, `/plan/versions/${agreed.id}#changes`)}">See what changed</a>`
}

function versionTable({ council, versions }: PlanVersionsFacts): Html {
  return labelledTable({
    caption: 'Versions put to the board',
    isCaptionHidden: true,
    firstCellIsHeader: true,
    columns: ['Version', 'Put for', 'Meeting', 'The board', 'Members'].map((heading) => ({ heading })),
    rows: versions.map((one) => [
      html`<a class="govuk-link" href="${inCouncilPath(council, `/plan/versions/${one.id}`)}">Version ${one.number}</a>`,
      one.why,
      formatShortDay(one.meetingOn),
      standingTag(standingOfVersion(one)),
      memberCounts(one.answers),
    ]),
  })
}

const TAGS: Readonly<Record<Standing, string>> = {
  'waits for the board': 'govuk-tag--yellow',
  agreed: 'govuk-tag--green',
  'not agreed': 'govuk-tag--red',
  'could not be answered': 'govuk-tag--orange',
}

export function standingTag(standing: Standing): Html {
  return tag({ text: standing, classes: TAGS[standing] })
}

function memberCounts(answers: readonly VersionAnswer[]): string {
  const latest = new Map(
    answers.filter(({ party }) => party === 'a member').map((one) => [one.answererId, one]),
  )
  const counts = BOARD_ANSWERS.flatMap((answer) => {
    const count = [...latest.values()].filter((one) => one.answer === answer).length
    return count === 0 ? [] : [`${count} ${MEMBERS_SAY[answer]}`]
  })
  return counts.length === 0 ? 'none has answered' : counts.join(', ')
}

const MEMBERS_SAY = {
  agrees: 'agree',
  'does not agree': 'do not agree',
  'could not answer': 'could not answer',
}

function putForm(facts: PlanVersionsFacts): Html {
  const { council, formToken, formKey } = facts
  return html`<section class="sight-no-print"><h2 class="govuk-heading-m">Put the plan to the board</h2>
<p class="govuk-body">Keeps the plan exactly as it stands now. It goes on being worked on; what changes afterwards shows against this version.</p>
${formStart(inCouncilPath(council, `/plan/versions?intervention=${facts.intervention}`), formToken)}
${hidden('form-key', formKey)}
${wordsField(facts, { name: 'why', label: 'What the board is asked, and why now', rows: 3 })}
${dayField(facts, { name: 'meeting', label: 'Date of the meeting' })}
${button({ text: 'Put the plan to the board', preventDoubleClick: true })}
</form></section>`
}
