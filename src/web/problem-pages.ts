import type { Page } from './answer.ts'
import { html } from './html.ts'

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

export function problemPage(
  status: 403 | 404 | 500 | 503,
  words: string | null,
  at: string | null = null,
): Page {
  const { title, words: paragraphs } = PAGES[status]
  return {
    title,
    body: html`<h1 class="govuk-heading-l">${title}</h1>
${(words === null ? paragraphs : [words]).map((paragraph) => html`<p class="govuk-body">${paragraph}</p>`)}
${at === null ? null : html`<p class="govuk-body">The number of this problem is <strong>${at}</strong>.</p>`}
<p class="govuk-body"><a class="govuk-link" href="/">Go to your home page</a></p>`,
  }
}
