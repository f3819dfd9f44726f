import type { Page } from './answer.ts'
import { button } from './components/button.ts'
import { html, type Html } from './html.ts'

// What people see when a page cannot be shown, in plain words.

const PAGES: Readonly<
  Record<403 | 404 | 500 | 503, { readonly title: string; readonly words: readonly string[] }>
> = {
  403: {
    title: 'You do not have access to this page',
    words: [
      'Your role does not include this. Nothing was changed.',
      'If you need it for your work, ask your improvement lead or administrator.',
    ],
  },
  404: {
    title: 'Page not found',
    words: [
      'If you typed the web address, check it is correct. If you pasted it, check you copied the whole of it.',
      'If a link here led you to this page, please tell your improvement lead.',
    ],
  },
  500: {
    title: 'Sorry, there is a problem',
    words: [
      'Nothing was half saved. Go back, where your words should still be, and try again in a moment.',
      'If it happens again, tell your administrator the time and what you were doing.',
    ],
  },
  503: {
    title: 'Sorry, Line of Sight is busy or cannot reach its records',
    words: [
      'Nothing was half saved. Wait a moment, then go back and send it again.',
      'What was saved before is safe.',
    ],
  },
}

export type Problem = {
  readonly status: 403 | 404 | 500 | 503
  readonly words: string | null
  /** The number under which the log has it. */
  readonly number: string | null
  /** What was being sent, so that it can be sent again and nothing typed is lost. */
  readonly again: Again | null
}

export type Again = {
  readonly action: string
  readonly formToken: string
  readonly fields: readonly (readonly [string, string])[]
  readonly hadFiles: boolean
}

export function problemPage({ status, words, number, again }: Problem): Page {
  const { title, words: paragraphs } = PAGES[status]
  return {
    title,
    body: html`<h1 class="govuk-heading-l">${title}</h1>
${(words === null ? paragraphs : [words]).map((paragraph) => html`<p class="govuk-body">${paragraph}</p>`)}
${number === null ? null : html`<p class="govuk-body">The number of this problem is <strong>${number}</strong>.</p>`}
${again === null ? null : sendAgain(again)}
<p class="govuk-body"><a class="govuk-link" href="/">Go to your home page</a></p>`,
  }
}

const OWN_FIELDS = ['form-token', 'password', 'code']

function sendAgain({ action, formToken, fields, hadFiles }: Again): Html {
  const kept = fields.filter(([name]) => !OWN_FIELDS.includes(name))
  const typed = kept.filter(([, value]) => /\s/.test(value))
  return html`<h2 class="govuk-heading-m">What you sent is still here</h2>
${typed.map(([, value]) => html`<blockquote class="govuk-inset-text">${value}</blockquote>`)}
${hadFiles ? html`<p class="govuk-body">Files have to be chosen again: go back to do so.</p>` : null}
<form method="post" action="${action}"><input type="hidden" name="form-token" value="${formToken}">
${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${hadFiles ? null : button({ text: 'Send it again', preventDoubleClick: true })}
</form>`
}
