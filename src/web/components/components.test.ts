// What the official fixtures do not ask: the short forms that are ours, and that no words of a person become markup.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { html, type Html } from '../html.ts'
import { button } from './button.ts'
import { dateInput } from './date-input.ts'
import { errorSummary } from './error-summary.ts'
import { input } from './input.ts'
import { normalisedMarkup } from './markup-for-tests.ts'
import { notificationBanner } from './notification-banner.ts'
import { radios } from './radios.ts'
import { select } from './select.ts'
import { summaryList } from './summary-list.ts'
import { table } from './table.ts'
import { tag } from './tag.ts'
import { taskList } from './task-list.ts'
import { textarea } from './textarea.ts'

function same(ours: Html, other: Html): void {
  assert.deepEqual(normalisedMarkup(ours.toString()), normalisedMarkup(other.toString()))
}

test('a label, a hint and an error may be only their words', () => {
  same(
    input({ name: 'due', label: 'Due', hint: 'As in 7', errorMessage: 'Enter a day' }),
    input({
      name: 'due',
      label: { text: 'Due' },
      hint: { text: 'As in 7' },
      errorMessage: { text: 'Enter a day' },
    }),
  )
})

test('a field without a fault has no error', () => {
  const fine = input({ name: 'due', label: 'Due', errorMessage: undefined }).toString()
  assert.doesNotMatch(fine, /error|aria-describedby/)
})

test('a cell may be only its words, a number or markup', () => {
  same(
    table({ rows: [['a', 2, tag({ text: 'Late' })]] }),
    table({ rows: [[{ text: 'a' }, { text: 2 }, { text: tag({ text: 'Late' }) }]] }),
  )
})

test('a row of a summary may be only words, and nought is a value', () => {
  const list = summaryList({ rows: [{ key: 'Days lost', value: 0 }, false] }).toString()
  assert.match(list, />Days lost<\/dt>/)
  assert.match(list, />0<\/dd>/)
})

test('a task may be done in words and to do in a tag', () => {
  const list = taskList({
    items: [
      { title: 'Plan', href: '/plan', status: 'Completed' },
      { title: 'Board', status: { tag: { text: 'Not yet' } } },
    ],
  }).toString()
  assert.match(list, />Completed<\/div>/)
  assert.match(list, /<strong class="govuk-tag">Not yet<\/strong>/)
})

test('a text that begins with an empty line keeps it', () => {
  const [, inside] = /<textarea[^>]*>([\s\S]*)<\/textarea>/.exec(
    textarea({ name: 'a', label: 'A', value: '\nTwo' }).toString(),
  ) ?? ['', '']
  assert.equal(inside, '\n\nTwo')
})

test('a date that the form gives back is written in its three parts', () => {
  const date = dateInput({
    id: 'due',
    namePrefix: 'due',
    fieldset: { legend: 'When is it due?' },
    values: { 'due-day': '31', 'due-month': 'Feb', 'due-year': '' },
    errorMessage: 'Enter a real date',
    month: { error: true },
  }).toString()
  assert.match(date, /id="due-due-day"|id="due-day"/)
  assert.match(date, /value="31"/)
  assert.match(date, /value="Feb"/)
  assert.equal(date.split('govuk-input--error').length - 1, 1)
})

const HOSTILE = `"><script>alert('&')</script>`

test('words of a person never become markup, wherever they stand', () => {
  const pages = [
    button({ text: HOSTILE, name: HOSTILE, value: HOSTILE, href: HOSTILE, id: HOSTILE, classes: HOSTILE }),
    button({ text: HOSTILE, isStartButton: true, attributes: { title: HOSTILE } }),
    errorSummary({ titleText: HOSTILE, errorList: [{ text: HOSTILE, href: HOSTILE }] }),
    input({
      name: HOSTILE,
      label: HOSTILE,
      value: HOSTILE,
      hint: HOSTILE,
      errorMessage: HOSTILE,
      prefix: HOSTILE,
    }),
    notificationBanner({ text: HOSTILE, titleText: HOSTILE, titleId: HOSTILE }),
    radios({
      name: HOSTILE,
      items: [{ value: HOSTILE, text: HOSTILE, hint: HOSTILE, conditional: HOSTILE }],
    }),
    select({ name: HOSTILE, label: HOSTILE, items: [{ text: HOSTILE, value: HOSTILE }] }),
    summaryList({
      rows: [{ key: HOSTILE, value: HOSTILE, actions: { items: [{ text: HOSTILE, href: HOSTILE }] } }],
    }),
    table({
      caption: HOSTILE,
      captionClasses: HOSTILE,
      head: [HOSTILE, { text: HOSTILE, classes: HOSTILE }],
      rows: [
        [HOSTILE, { text: HOSTILE, classes: HOSTILE, attributes: { title: HOSTILE } }, [HOSTILE] as never],
      ],
    }),
    taskList({ items: [{ title: HOSTILE, href: HOSTILE, hint: HOSTILE, status: HOSTILE }] }),
    textarea({ name: HOSTILE, label: HOSTILE, value: `</textarea>${HOSTILE}` }),
  ]
  for (const page of pages) {
    assert.doesNotMatch(page.toString(), /<script|<\/textarea>"/)
    normalisedMarkup(page.toString())
  }
})

test('markup that a caller made stands as it is', () => {
  assert.match(tag({ text: html`<b>7</b>` }).toString(), /<b>7<\/b>/)
})
