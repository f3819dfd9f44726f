// Every component is held to the fixtures that GOV.UK Frontend ships: the same options give the same markup.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { type Html, trusted } from '../html.ts'
import { backLink } from './back-link.ts'
import { breadcrumbs } from './breadcrumbs.ts'
import { button } from './button.ts'
import { characterCount } from './character-count.ts'
import { checkboxes } from './checkboxes.ts'
import { dateInput } from './date-input.ts'
import { details } from './details.ts'
import { errorMessage } from './error-message.ts'
import { errorSummary } from './error-summary.ts'
import { fieldset, type FieldsetAround } from './fieldset.ts'
import { fileUpload } from './file-upload.ts'
import { hint } from './hint.ts'
import { input } from './input.ts'
import { insetText } from './inset-text.ts'
import { label } from './label.ts'
import { normalisedMarkup } from './markup-for-tests.ts'
import { notificationBanner } from './notification-banner.ts'
import { pagination } from './pagination.ts'
import { panel } from './panel.ts'
import { passwordInput } from './password-input.ts'
import { phaseBanner } from './phase-banner.ts'
import { radios } from './radios.ts'
import { select, type SelectOptions } from './select.ts'
import { serviceNavigation } from './service-navigation.ts'
import { skipLink } from './skip-link.ts'
import { summaryList } from './summary-list.ts'
import { table } from './table.ts'
import { tabs, type TabsOptions } from './tabs.ts'
import { tag } from './tag.ts'
import { taskList } from './task-list.ts'
import { textarea } from './textarea.ts'
import { warningText } from './warning-text.ts'

const USED: Readonly<Record<string, (options: never) => Html>> = {
  'back-link': backLink,
  breadcrumbs,
  button,
  'character-count': characterCount,
  checkboxes,
  'date-input': dateInput,
  details,
  'error-message': errorMessage,
  'error-summary': errorSummary,
  fieldset: ({ text, ...rest }: FieldsetAround & { readonly text: Html }) =>
    fieldset({ ...rest, html: text }),
  'file-upload': fileUpload,
  hint,
  input,
  'inset-text': insetText,
  label,
  'notification-banner': notificationBanner,
  pagination,
  panel,
  'password-input': passwordInput,
  'phase-banner': phaseBanner,
  radios,
  select: (options: SelectOptions) => select({ ...options, items: options.items ?? [] }),
  'service-navigation': serviceNavigation,
  'skip-link': skipLink,
  'summary-list': summaryList,
  table,
  tabs: (options: TabsOptions) => tabs({ ...options, items: options.items ?? [] }),
  tag,
  'task-list': taskList,
  textarea,
  'warning-text': warningText,
}

const NOT_USED: Readonly<Record<string, string>> = {
  accordion: 'hides what people must be able to scan and print; headings, tabs and details do',
  'cookie-banner': 'the only cookie is the one that keeps a person signed in, which needs no consent',
  'exit-this-page': 'for people in danger at home; the users here are at work',
  feedback: 'asks the public about GOV.UK pages',
  footer:
    'its crown and Crown copyright cannot be left out, and both are for GOV.UK alone; ours is in the layout',
  'generic-header': 'the layout has a header of its own',
  header: 'its crown and logotype are for GOV.UK alone',
  'language-navigation': 'there is one language',
}

// Fixtures that our typed options cannot say, each with the reason.
const CANNOT_APPLY: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  pagination: {
    'with empty items': 'an item without a number or an ellipsis does not compile; null says nothing',
  },
}

const folder = path.join(import.meta.dirname, '../../../node_modules/govuk-frontend/dist/govuk/components')

type Fixture = { readonly name: string; readonly options: unknown; readonly html: string }

test('every component of GOV.UK Frontend is either here or has a reason not to be', () => {
  const shipped = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
  assert.deepEqual(shipped.sort(), [...Object.keys(USED), ...Object.keys(NOT_USED)].sort())
})

for (const [component, write] of Object.entries(USED)) {
  test(`the ${component} says what its fixtures say`, (t) => {
    const fixtures = fixturesOf(component)
    const set = Object.keys(CANNOT_APPLY[component] ?? {})
    assert.deepEqual(
      set.filter((name) => !fixtures.some((fixture) => fixture.name === name)),
      [],
    )
    const faults = fixtures
      .filter(({ name }) => !set.includes(name))
      .map((fixture) => faultOf(write, fixture))
      .filter((fault) => fault !== null)
    t.diagnostic(`${component}: ${fixtures.length - set.length - faults.length} of ${fixtures.length}`)
    assert.equal(faults.length, 0, faults.join('\n\n'))
  })
}

test('the fixtures can tell a wrong component from a right one', () => {
  const write = (): Html => trusted('<strong class="govuk-tag">Other</strong>')
  assert.equal(
    fixturesOf('tag').every((fixture) => faultOf(write, fixture) !== null),
    true,
  )
})

test('white space, order and spelling make no difference, and all else does', () => {
  const markup = normalisedMarkup('<p id="a" class="b  c">Tom &amp; <b>x</b> y</p>')
  assert.deepEqual(markup, normalisedMarkup('<p class="b c" id=\'a\'>\n Tom &#38;\n<b>x\n</b>y </p>'))
  for (const other of [
    '<p id="a" class="c b">Tom &amp; <b>x</b> y</p>',
    '<p id="a" class="b c">Tom &amp; <b>x</b>y</p>',
    '<p id="a" class="b c">Tom &amp;<b>x</b> y</p>',
    '<p id="a" class="b c">Tom &amp; <i>x</i> y</p>',
    '<p id="a" class="b c">Tom &amp;amp; <b>x</b> y</p>',
  ]) {
    assert.notDeepEqual(markup, normalisedMarkup(other), other)
  }
})

function fixturesOf(component: string): readonly Fixture[] {
  const text = readFileSync(path.join(folder, component, 'fixtures.json'), 'utf8')
  return (JSON.parse(text) as { readonly fixtures: readonly Fixture[] }).fixtures
}

function faultOf(write: (options: never) => Html, { name, options, html }: Fixture): string | null {
  const ours = normalisedMarkup(write(ourOptions(options) as never).toString()).join('\n')
  const theirs = normalisedMarkup(html).join('\n')
  return ours === theirs ? null : `${name}\n--- theirs\n${theirs}\n--- ours\n${ours}`
}

// The macros have a `text` and an `html` of one thing, where `html` wins; here Html under the name of the text says it.
function ourOptions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => ourOptions(one))
  if (!isRecord(value)) return value
  const ours: Record<string, unknown> = {}
  for (const [key, one] of Object.entries(value)) {
    if (/^attributes$|Attributes$/.test(key)) ours[key] = one
    else if (/^(before|after)Inputs?$|^conditional$/.test(key)) ours[key] = onlyText(one)
    else if (key === 'slots') ours[key] = ourSlots(one)
    else if (!/^html$|Html$/.test(key)) ours[key] = ourOptions(one)
  }
  for (const [key, one] of Object.entries(value)) {
    if (/^html$|Html$/.test(key) && typeof one === 'string' && one !== '') {
      ours[key.replace(/html$/, 'text').replace(/Html$/, 'Text')] = trusted(one)
    }
  }
  return ours
}

function onlyText(value: unknown): unknown {
  const ours = ourOptions(value)
  return isRecord(ours) ? ours['text'] : ours
}

function ourSlots(value: unknown): unknown {
  if (!isRecord(value)) return value
  const slots: Record<string, unknown> = {}
  for (const [key, one] of Object.entries(value)) {
    slots[key] = trusted(String(isRecord(one) ? one['html'] : one))
    if (isRecord(one)) slots[`${key}Align`] = one['align']
  }
  return slots
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
