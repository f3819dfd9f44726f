import { type Asking, askingPage, bothVersions, dayField, hidden, wordsField } from '../plan/asking-view.ts'
import type { Difference } from '../plan/differences.ts'
import type { Choosable } from '../plan/choices.ts'
import { chooser } from '../plan/chooser-view.ts'
import type { Page } from '../web/answer.ts'
import { fileUpload } from '../web/components/file-upload.ts'
import { input } from '../web/components/input.ts'
import { radios } from '../web/components/radios.ts'
import { errorOf } from '../web/form.ts'
import { html, type Html, nothing } from '../web/html.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type Evidence, EVIDENCE_KINDS, type EvidenceKind } from './evidence.ts'

export type EvidenceFormFacts = Asking & {
  readonly council: { readonly slug: string }
  /** Null for a new piece. */
  readonly evidence: Evidence | null
  readonly seen: string
  readonly formKey: string
  /** The case a new one belongs to. */
  readonly intervention: number
  readonly fileName: string | null
  readonly megabytes: number
  readonly actions: readonly Choosable[]
  readonly requirements: readonly Choosable[]
  readonly measures: readonly Choosable[]
  readonly differences: readonly Difference[]
}

const HINTS: Readonly<Record<EvidenceKind, string>> = {
  data: 'Figures for a period',
  audit: 'Cases looked at against a standard',
  observation: 'Practice seen as it happened',
  'voice of children': 'What children and families said',
  'voice of staff': 'What those who do the work said',
  partner: 'What another agency shows',
  inspection: 'What an inspector or peer found',
}

export function evidenceFormPage(facts: EvidenceFormFacts): Page {
  const { evidence, council, differences } = facts
  const path = inCouncilPath(council, evidence === null ? '/evidence' : `/evidence/${evidence.id}`)
  return askingPage({
    ...facts,
    title: evidence === null ? 'Add evidence' : 'Change this evidence',
    section: 'evidence',
    back: { text: evidence === null ? 'Evidence' : evidence.title, href: path },
    action: inCouncilPath(
      council,
      evidence === null ? `/evidence?intervention=${facts.intervention}` : `/evidence/${evidence.id}/edit`,
    ),
    submit: evidence === null ? 'Add the evidence' : 'Save the evidence',
    files: true,
    lead: differences.length === 0 ? nothing : bothVersions(differences, path),
    fields: html`${hidden('seen', facts.seen)}${hidden('form-key', facts.formKey)}${fields(facts)}`,
  })
}

function fields(facts: EvidenceFormFacts): Html {
  const { typed, errors } = facts
  return html`${input({ name: 'title', label: { text: 'What it is', classes: 'govuk-label--s' }, hint: { text: 'For example, Audit of 40 contacts, October 2026' }, value: typed.get('title'), errorMessage: errorOf(errors, 'title') })}
${radios({
  name: 'kind',
  classes: 'govuk-radios--small',
  fieldset: { legend: { text: 'What kind of evidence is it?', classes: 'govuk-fieldset__legend--s' } },
  hint: { text: 'A claim of impact needs two kinds' },
  value: typed.get('kind'),
  errorMessage: errorOf(errors, 'kind'),
  items: EVIDENCE_KINDS.map((kind) => ({
    value: kind,
    text: html`${kind.charAt(0).toUpperCase() + kind.slice(1)} <span class="sight-first">${HINTS[kind]}</span>`,
  })),
})}
${wordsField(facts, { name: 'shows', label: 'What it shows', hint: 'What somebody who reads it will know. No child’s name.', rows: 3 })}
${dayField(facts, { name: 'periodFrom', label: 'From when does it speak?', hint: 'The first day it describes, not the day it was written' })}
${dayField(facts, { name: 'periodTo', label: 'Until when?', hint: 'Its age counts from this day; left empty, from today' })}
${fileUpload({ name: 'file', label: { text: 'File (optional)', classes: 'govuk-label--s' }, hint: { text: fileHint(facts) }, errorMessage: errorOf(errors, 'file') })}
${chooser({ name: 'action', legend: 'Actions it speaks of', all: facts.actions, chosen: typed.all('action'), none: html`There is no action yet.` })}
${facts.requirements.length === 0 ? nothing : chooser({ name: 'requirement', legend: 'Requirements it speaks of', all: facts.requirements, chosen: typed.all('requirement'), none: nothing })}
${facts.measures.length === 0 ? nothing : chooser({ name: 'measure', legend: 'Measures it speaks of', all: facts.measures, chosen: typed.all('measure'), none: nothing })}`
}

function fileHint({ fileName, megabytes, errors }: EvidenceFormFacts): string {
  const again =
    errors.length > 0 ? ' If you had chosen one, choose it again: a browser does not keep it.' : ''
  const held = fileName === null ? '' : ` It has ${fileName} now; another file takes its place.`
  return `A report, a table, a photograph of a page (JPEG or PNG; its place and device are removed); up to ${megabytes} MB.${held}${again}`
}
