import { formatMoment } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type Asking, hidden, wordsField } from './asking-view.ts'
import { type Comment, homeOfComment, standingWords } from './comment.ts'
import { mentionPicker, SECTIONS, type TalkFacts } from './comment-view.ts'

export type CommentFacts = Asking & {
  readonly council: { readonly slug: string }
  readonly title: string
  readonly comment: Comment
  readonly people: TalkFacts['people']
  readonly mayCorrect: boolean
  readonly mayWithdraw: boolean
}

/** One comment with every wording it had; its writer puts it right or takes it back here. */
export function commentPage(facts: CommentFacts): Page {
  const { comment, council, title, errors } = facts
  const { kind } = comment.on
  const { withdrawal } = comment
  return {
    title: `A comment on ${title}`,
    section: SECTIONS[kind],
    back: {
      text: title,
      href: inCouncilPath(council, homeOfComment(comment)),
    },
    hasErrors: errors.length > 0,
    body: html`${mistakeSummary(errors)}<span class="govuk-caption-l">${title}</span>
<h1 class="govuk-heading-l">A comment of ${comment.who}</h1>
${withdrawal === null ? wordings(comment) : html`<p class="govuk-inset-text">Withdrawn by ${withdrawal.by} on ${formatMoment(withdrawal.saidAt)}: <q>${withdrawal.why}</q></p>`}
${facts.mayCorrect ? correction(facts) : nothing}
${facts.mayWithdraw ? takingBack(facts) : nothing}`,
  }
}

function wordings({ wordings: all }: Comment): Html {
  return html`<ol class="govuk-list sight-story" reversed>${all.toReversed().map((one, place) => html`<li><p class="govuk-body-s"><strong>${place === 0 ? 'As it stands' : 'Before'}</strong>, written on ${formatMoment(one.saidAt)}</p><p class="govuk-body sight-kept-lines">${one.words}</p></li>`)}</ol>`
}

function correction(facts: CommentFacts): Html {
  const { council, comment, typed, formToken } = facts
  return html`<h2 class="govuk-heading-m" id="correct">Correct it</h2>
<p class="govuk-body">It will be shown as edited. The words it has now are kept.</p>
${formStart(inCouncilPath(council, `/comments/${comment.id}/corrections`), formToken)}${hidden('seen', typed.get('seen') || String(comment.wordings.length))}
<div data-mentions>${wordsField({ ...facts, typed }, { name: 'words', label: 'Your comment' })}${mentionPicker(facts)}</div>
${button({ text: 'Save the correction', preventDoubleClick: true })}</form>`
}

function takingBack(facts: CommentFacts): Html {
  const { council, comment, formToken } = facts
  return html`<h2 class="govuk-heading-m" id="withdraw">Withdraw it</h2>
<p class="govuk-body">Its words will no longer be shown. That it was withdrawn, by whom and why, stays.</p>
${formStart(inCouncilPath(council, `/comments/${comment.id}/withdrawal`), formToken)}
${wordsField(facts, { name: 'why', label: 'Why it is withdrawn', rows: 2 })}
${button({ text: 'Withdraw the comment', classes: 'govuk-button--warning', preventDoubleClick: true })}</form>`
}

/** What the form begins with: the words as they stand. */
export function fieldsOf(comment: Comment): readonly (readonly [string, string])[] {
  return [
    ['words', standingWords(comment) ?? ''],
    ['seen', String(comment.wordings.length)],
  ]
}
