import { type Asking, askingPage, bothVersions, hidden, wordsField } from '../plan/asking-view.ts'
import { chooser } from '../plan/chooser-view.ts'
import type { Difference } from '../plan/differences.ts'
import type { Page } from '../web/answer.ts'
import { input } from '../web/components/input.ts'
import { radios } from '../web/components/radios.ts'
import { select } from '../web/components/select.ts'
import { errorOf } from '../web/form.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { INDICATORS } from './indicator-list.ts'
import { type Measure, POLARITIES } from './measure.ts'
import type { MeasureChoices } from './measure-fields.ts'
import { RHYTHM_WORDS, RHYTHMS } from './period.ts'

export type MeasureFormFacts = Asking &
  MeasureChoices & {
    readonly council: { readonly slug: string }
    /** Null for a new one. */
    readonly measure: Measure | null
    /** Whether values are told already, which its rhythm must still fit. */
    readonly hasValues: boolean
    readonly seen: string
    readonly formKey: string
    readonly differences: readonly Difference[]
  }

export function measureFormPage(facts: MeasureFormFacts): Page {
  const { measure, council, differences } = facts
  const home = inCouncilPath(council, measure === null ? '/measures' : `/measures/${measure.id}`)
  return askingPage({
    ...facts,
    title: measure === null ? 'Add a measure' : `Change ${measure.name}`,
    section: 'measures',
    back: { text: measure === null ? 'Measures' : measure.name, href: home },
    action: measure === null ? home : `${home}/edit`,
    submit: measure === null ? 'Add the measure' : 'Save the measure',
    lead: differences.length === 0 ? nothing : bothVersions(differences, home),
    fields: html`${hidden('seen', facts.seen)}${hidden('form-key', facts.formKey)}${fields(facts)}`,
  })
}

function fields(facts: MeasureFormFacts): Html {
  const { typed } = facts
  return html`${line(facts, { name: 'name', label: 'Name', hint: 'What it is called on the scorecard, such as Assessments within 45 working days' })}
${wordsField(facts, { name: 'definition', label: 'Definition', hint: 'Exactly what is counted, so that two people would count the same', rows: 3 })}
${line(facts, { name: 'numerator', label: 'Numerator', hint: 'What is counted: the top of the fraction' })}
${line(facts, { name: 'denominator', label: 'Denominator', hint: 'Out of what: the bottom of the fraction' })}
${line(facts, { name: 'source', label: 'Source', hint: 'Where the figures come from and when they are taken' })}
${line(facts, { name: 'unit', label: 'Unit', hint: '% for a percentage; per 10,000 for a rate; otherwise a word such as days', classes: 'govuk-input--width-10' })}
${radios({ name: 'polarity', fieldset: { legend: { text: 'Which way is better', classes: 'govuk-fieldset__legend--s' } }, classes: 'govuk-radios--small', value: typed.get('polarity'), errorMessage: errorOf(facts.errors, 'polarity'), items: POLARITIES.map((one) => ({ value: one, text: one })) })}
${facts.measure === null ? line(facts, { name: 'target', label: 'Target (optional)', hint: 'The figure alone, in the unit of the measure; by when, and the way to it, can be said afterwards', classes: 'govuk-input--width-5' }) : nothing}
${rhythm(facts)}
${line(facts, { name: 'staleAfterDays', label: 'Out of date after (optional)', hint: 'Days from the end of the latest period told; where it is empty, what is usual for how often it is told', classes: 'govuk-input--width-4', suffix: 'days' })}
${owner(facts)}
${wordsField(facts, { name: 'caveats', label: 'Before you rely on it (optional)', hint: 'What a reader must know: what is left out, what changed in how it is counted', rows: 3 })}
${compared(facts)}
${chooser({ name: 'objective', legend: 'Objectives it shows', hint: 'Three to five measures an objective are enough', all: facts.objectives, chosen: typed.all('objective'), none: html`The plan has no objective yet.` })}`
}

function rhythm({ typed, errors, measure, hasValues }: MeasureFormFacts): Html {
  const hint = hasValues
    ? 'Values are told already, so it can only become one in which each of them still begins a period'
    : 'How often a value is told, which is also how often one is missed'
  return html`${select({
    name: 'rhythm',
    label: { text: 'How often', classes: 'govuk-label--s' },
    hint: { text: hint },
    value: typed.get('rhythm') || (measure?.rhythm ?? 'month'),
    errorMessage: errorOf(errors, 'rhythm'),
    items: RHYTHMS.map((one) => ({ value: one, text: RHYTHM_WORDS[one] })),
  })}
${select({
  name: 'yearBegins',
  label: { text: 'Its year begins in', classes: 'govuk-label--s' },
  hint: { text: 'For quarters, half years and years' },
  value: typed.get('yearBegins') || String(measure?.yearBegins ?? 4),
  items: YEARS.map(([month, text]) => ({ value: String(month), text })),
})}`
}

const YEARS = [
  [4, 'April: the financial year'],
  [1, 'January: the calendar’s year'],
  [9, 'September: the school year'],
  [10, 'October: the year of the workforce census'],
] as const

function compared({ typed }: MeasureFormFacts): Html {
  return select({
    name: 'published',
    label: { text: 'Compare with (optional)', classes: 'govuk-label--s' },
    hint: { text: 'The published figure that is counted in the same way' },
    value: typed.get('published'),
    items: [
      { value: '', text: 'Nothing' },
      ...INDICATORS.flatMap(({ published, name }) =>
        published === null ? [] : [{ value: published, text: name }],
      ),
    ],
  })
}

function line(
  { typed, errors }: MeasureFormFacts,
  field: {
    readonly name: string
    readonly label: string
    readonly hint: string
    readonly classes?: string
    readonly suffix?: string
  },
): Html {
  return input({
    name: field.name,
    label: { text: field.label, classes: 'govuk-label--s' },
    hint: { text: field.hint },
    classes: field.classes,
    suffix: field.suffix,
    value: typed.get(field.name),
    errorMessage: errorOf(errors, field.name),
  })
}

function owner({ typed, errors, people }: MeasureFormFacts): Html {
  return select({
    name: 'owner',
    label: { text: 'Owner', classes: 'govuk-label--s' },
    hint: { text: 'One person who tells its values and answers for them' },
    value: typed.get('owner'),
    errorMessage: errorOf(errors, 'owner'),
    items: [
      { value: '', text: 'Nobody yet' },
      ...people.map((one) => ({
        value: String(one.id),
        text: one.jobTitle === '' ? one.name : `${one.name}, ${one.jobTitle}`,
      })),
    ],
  })
}

/** Asks why a measure is switched off, or on again. */
export function endingPage(
  facts: Asking & { readonly council: { readonly slug: string }; readonly measure: Measure },
): Page {
  const { measure, council } = facts
  const home = inCouncilPath(council, `/measures/${measure.id}`)
  const isOn = measure.endedOn === null
  return askingPage({
    ...facts,
    title: isOn ? 'Switch the measure off' : 'Switch the measure on again',
    section: 'measures',
    back: { text: measure.name, href: home },
    action: `${home}/ending`,
    submit: isOn ? 'Switch it off' : 'Switch it on again',
    lead: html`<p class="govuk-body">${isOn ? `${measure.name} will leave the scorecard. What it told, and what was written of it, is kept.` : `${measure.name} will be on the scorecard again, with everything it told.`}</p>`,
    fields: html`${hidden('seen', String(measure.version))}${wordsField(facts, { name: 'why', label: 'Why', rows: 3 })}`,
  })
}
