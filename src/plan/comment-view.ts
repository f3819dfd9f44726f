import { formatMoment } from '../shared/days.ts'
import type { Page } from '../web/answer.ts'
import { button } from '../web/components/button.ts'
import { details } from '../web/components/details.ts'
import { radios } from '../web/components/radios.ts'
import { tag } from '../web/components/tag.ts'
import { errorOf } from '../web/form.ts'
import { formStart, mistakeSummary } from '../web/form-view.ts'
import { html, type Html, nothing, type Part } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type Asking, hidden, wordsField } from './asking-view.ts'
import { chooser } from './chooser-view.ts'
import { type Comment, COMMENT_FOLDERS, type CommentKind } from './comment.ts'

/** What is said of a thing, and the form to say more. */
export type TalkFacts = Asking & {
  readonly council: { readonly slug: string; readonly role: string }
  readonly on: { readonly kind: CommentKind; readonly id: number; readonly title: string }
  readonly comments: readonly Comment[]
  readonly reader: number
  readonly keepsPlan: boolean
  readonly formKey: string
  readonly people: readonly { readonly id: number; readonly name: string; readonly jobTitle: string }[]
  /** The agencies that could read it; none where no partner sees the thing. */
  readonly agencies: readonly string[]
}

/** The page of its own: where the form comes back with mistakes, and where pages that hold no comments lead. */
export function talkPage(facts: TalkFacts): Page {
  const { on, council, errors } = facts
  return {
    title: `Comments on ${on.title}`,
    section: SECTIONS[on.kind],
    back: { text: on.title, href: inCouncilPath(council, `/${COMMENT_FOLDERS[on.kind]}/${on.id}`) },
    hasErrors: errors.length > 0,
    body: html`${mistakeSummary(errors)}<span class="govuk-caption-l">${on.title}</span>
<h1 class="govuk-heading-l">Comments</h1>
${list(facts)}${form(facts)}`,
  }
}

export const SECTIONS = {
  action: 'plan',
  objective: 'plan',
  requirement: 'requirements',
  measure: 'measures',
} as const

/** The same as a part of the thing's own page. */
export function talkView(facts: TalkFacts): Html {
  return html`<section aria-labelledby="comments" class="sight-no-print"><h2 class="govuk-heading-m" id="comments">Comments</h2>
${list(facts)}${details({ summaryText: facts.comments.length === 0 ? 'Write the first comment' : 'Write a comment', text: form(facts) })}</section>`
}

function list(facts: TalkFacts): Html {
  if (facts.comments.length === 0)
    return html`<p class="govuk-body">Nobody has commented yet. Comments are for questions and answers between people; what happened belongs in an update.</p>`
  return html`<ol class="govuk-list sight-comments">${facts.comments.map((comment) => html`<li id="comment-${comment.id}">${commentView(facts, comment)}</li>`)}</ol>`
}

function commentView({ council, reader, keepsPlan }: TalkFacts, comment: Comment): Html {
  const [first] = comment.wordings
  const at = inCouncilPath(council, `/comments/${comment.id}`)
  const isMine = comment.personId === reader
  const acts = [
    isMine &&
      html`<a class="govuk-link" href="${at}#correct">Correct<span class="govuk-visually-hidden"> your comment</span></a>`,
    (isMine || keepsPlan) &&
      html`<a class="govuk-link" href="${at}#withdraw">Withdraw<span class="govuk-visually-hidden"> the comment of ${comment.who}</span></a>`,
  ]
  return html`<p class="govuk-body-s sight-comments__head"><strong>${comment.who}</strong> ${first === undefined ? nothing : html`<a class="govuk-link govuk-link--no-visited-state" href="${at}">${formatMoment(first.saidAt)}</a>`}${readersMark(council, comment)}</p>
${standing(comment)}
${comment.withdrawal === null ? html`<p class="govuk-body-s sight-comments__acts sight-no-print">${acts}</p>` : nothing}`
}

// Everyone but a partner is told whether partners read along.
function readersMark(council: { readonly role: string }, { councilOnly, on }: Comment): Part {
  if (council.role === 'partner' || on.kind !== 'action') return nothing
  return html` ${tag(councilOnly ? { text: 'Not for partners', classes: 'govuk-tag--grey' } : { text: 'Partners read it', classes: 'govuk-tag--blue' })}`
}

/** The words as they stand, that they were edited, or that they were withdrawn. */
function standing(comment: Comment): Html {
  const { withdrawal, wordings, mentions } = comment
  if (withdrawal !== null)
    return html`<p class="govuk-body sight-comments__withdrawn">Withdrawn by ${withdrawal.by} on ${formatMoment(withdrawal.saidAt)}: <q>${withdrawal.why}</q></p>`
  const last = wordings.at(-1)
  if (last === undefined) return nothing
  const beside = mentions.filter((name) => !last.words.toLowerCase().includes(`@${name.toLowerCase()}`))
  return html`<p class="govuk-body sight-kept-lines">${called(last.words, mentions)}</p>
${beside.length === 0 ? nothing : html`<p class="govuk-body-s">For ${beside.join(', ')}</p>`}
${wordings.length === 1 ? nothing : details({ summaryText: `Edited on ${formatMoment(last.saidAt)}`, text: earlier(comment) })}`
}

function earlier({ wordings }: Comment): Html {
  return html`<ol class="govuk-list sight-story">${wordings.slice(0, -1).map((one) => html`<li><p class="govuk-body-s">Written on ${formatMoment(one.saidAt)}:</p><p class="govuk-body sight-kept-lines">${one.words}</p></li>`)}</ol>`
}

// Each "@Ada Owner" that calls somebody stands out.
function called(words: string, names: readonly string[]): readonly Part[] {
  if (names.length === 0) return [words]
  const longestFirst = names.toSorted((a, b) => b.length - a.length).map((name) => RegExp.escape(name))
  return words
    .split(new RegExp(`(@(?:${longestFirst.join('|')}))(?![\\p{L}\\p{N}])`, 'iu'))
    .map((part, index) => (index % 2 === 1 ? html`<strong>${part}</strong>` : part))
}

function form(facts: TalkFacts): Html {
  const { council, on, errors, typed, agencies } = facts
  const isPartner = council.role === 'partner'
  return html`${formStart(inCouncilPath(council, `/${COMMENT_FOLDERS[on.kind]}/${on.id}/comments`), facts.formToken)}${hidden('form-key', facts.formKey)}
<div data-mentions>${wordsField(facts, { name: 'words', label: 'Your comment', hint: 'Name nobody’s child. To call somebody to it, write @ and their name, or choose them below.' })}
${mentionPicker(facts)}</div>
${
  isPartner || agencies.length === 0
    ? nothing
    : radios({
        name: 'readers',
        classes: 'govuk-radios--small',
        fieldset: { legend: { text: 'Who may read it', classes: 'govuk-fieldset__legend--s' } },
        hint: { text: 'Unless you choose otherwise, partner agencies do not see it.' },
        value: typed.get('readers') || 'council',
        errorMessage: errorOf(errors, 'readers'),
        items: [
          { value: 'council', text: 'The council, the board, the commissioner and the department' },
          { value: 'partners', text: `They and ${agencies.join(', ')}` },
        ],
      })
}
${button({ text: 'Comment', classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`
}

/** People to tick; with script they are offered as well while somebody types "@". */
export function mentionPicker({ people, typed }: Pick<TalkFacts, 'people' | 'typed'>): Html {
  return details({
    summaryText: 'Mention people',
    open: typed.all('mention').length > 0,
    text: chooser({
      name: 'mention',
      legend: 'Who is called to it',
      hint: 'They will watch it from now on. Only people who may see it are listed.',
      all: people.map((one) => ({ id: one.id, name: one.name, words: one.jobTitle })),
      chosen: typed.all('mention'),
      none: html`Nobody else sees it.`,
    }),
  })
}
