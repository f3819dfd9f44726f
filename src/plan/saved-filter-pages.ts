import type { CouncilDatabase } from '../database/council-database.ts'
import { findInterventionAtHand } from '../councils/council-store.ts'
import { parseFormKey } from '../shared/form-key.ts'
import { interventionAsked, parseId } from '../shared/ids.ts'
import { mayDo } from '../shared/permissions.ts'
import { randomUUID } from 'node:crypto'
import { type Answer, forbidden, notFound, redirect, show } from '../web/answer.ts'
import type { FieldError, Form } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { listObjectives } from './objective-store.ts'
import { parsePlanLook } from './plan-look.ts'
import { filterWords, mayKeepFilter, type SavedFilter, type SavedFilterId } from './saved-filter.ts'
import { savedFilterPage, savedFiltersPage, saveFilterPage } from './saved-filter-page-view.ts'
import {
  findSavedFilter,
  listSavedFilters,
  saveFilter,
  saveFilterRemoval,
  saveNewFilter,
  saveUsualFilter,
} from './saved-filter-store.ts'
import { openPath, type SavedFilterFacts } from './saved-filter-view.ts'

const FILTERS = '/councils/:council/plan/filters'
const FILTER = `${FILTERS}/:filter` as const

export const savedFilterPages: readonly Route[] = [
  get(FILTERS, 'see the plan', (request) =>
    request.inCouncil(async (db) =>
      show(
        savedFiltersPage({
          council: request.council,
          filters: await listSavedFilters(db, request.visitor.person.id),
          objectives: await findObjectives(db),
          saving: savingOf(request),
        }),
      ),
    ),
  ),

  post(FILTERS, 'see the plan', (request) =>
    request.inCouncil(async (db) => {
      const instead = parseId<SavedFilterId>(request.form.get('instead') || undefined)
      return instead === null ? saveNew(db, request) : saveInstead(db, request, instead)
    }),
  ),

  get(FILTER, 'see the plan', (request) =>
    withFilter(request, async (db, filter) => showFilter(db, request, filter, [])),
  ),

  post(FILTER, 'see the plan', (request) =>
    withFilter(request, async (db, filter) => {
      const { council, form } = request
      if (!mayKeepFilter(filter, savingOf(request))) return forbidden()
      const errors = mustName(form, 'name')
      if (errors.length > 0) return showFilter(db, request, filter, errors)
      if (form.get('version') !== String(filter.version))
        return showFilter(db, request, filter, [{ field: 'name', message: changedSince(filter) }])
      const wanted = { name: form.get('name'), words: filter.words, isShared: isShared(request, filter) }
      return (await saveFilter(db, filter, wanted))
        ? redirect(inCouncilPath(council, '/plan/filters'), 'The filter is saved.')
        : showFilter(db, request, filter, [{ field: 'name', message: NAME_IN_USE }])
    }),
  ),

  post(`${FILTER}/removal`, 'see the plan', (request) => remove(request, true)),
  post(`${FILTER}/return`, 'see the plan', (request) => remove(request, false)),

  post(`${FILTER}/usual`, 'see the plan', (request) =>
    withFilter(request, async (db, filter) => {
      await saveUsualFilter(db, request.visitor.person.id, filter.isRemoved ? null : filter)
      return redirect(homeOf(request, filter), 'Your plan opens with this filter from now on.')
    }),
  ),

  post(`${FILTER}/usual/end`, 'see the plan', (request) =>
    withFilter(request, async (db, filter) => {
      await saveUsualFilter(db, request.visitor.person.id, null)
      return redirect(homeOf(request, filter), 'Your plan opens with all actions again.')
    }),
  ),
]

type Found = SavedFilter & { readonly isRemoved: boolean }

async function withFilter(
  request: CouncilRequest,
  work: (db: CouncilDatabase, filter: Found) => Promise<Answer>,
): Promise<Answer> {
  const id = parseId<SavedFilterId>(request.params['filter'])
  if (id === null) return notFound()
  return request.inCouncil(async (db) => {
    const filter = await findSavedFilter(db, id, request.visitor.person.id)
    return filter === null ? notFound() : work(db, filter)
  })
}

async function saveNew(db: CouncilDatabase, request: CouncilRequest): Promise<Answer> {
  const { form } = request
  const errors = mustName(form, 'filter-name')
  const words = wordsSent(form)
  if (errors.length === 0) {
    const id = await saveNewFilter(db, {
      name: form.get('name'),
      words,
      isShared: isShared(request, null),
      person: request.visitor.person.id,
      formKey: parseFormKey(form.get('form-key')),
    })
    if (id !== null) return redirect(openPath(request.council, { words }), 'The filter is saved.')
  }
  return showSaving(
    db,
    request,
    errors.length > 0 ? errors : [{ field: 'filter-name', message: NAME_IN_USE }],
  )
}

async function saveInstead(db: CouncilDatabase, request: CouncilRequest, id: SavedFilterId): Promise<Answer> {
  const filter = await findSavedFilter(db, id, request.visitor.person.id)
  if (filter === null || filter.isRemoved) return notFound('That filter is no longer there.')
  if (!mayKeepFilter(filter, savingOf(request))) return forbidden()
  const words = wordsSent(request.form)
  return (await saveFilter(db, filter, { name: filter.name, isShared: filter.isShared, words }))
    ? redirect(openPath(request.council, { words }), `“${filter.name}” now shows what you see here.`)
    : showSaving(db, request, [{ field: 'filter-name', message: changedSince(filter) }])
}

async function remove(request: CouncilRequest, isRemoved: boolean): Promise<Answer> {
  return withFilter(request, async (db, filter) => {
    if (!mayKeepFilter(filter, savingOf(request))) return forbidden()
    const isSaved = await saveFilterRemoval(db, filter, isRemoved)
    const said = isRemoved ? 'The filter is removed. You can bring it back here.' : 'The filter is back.'
    const not = isRemoved ? 'It was removed already.' : `It cannot come back: ${NAME_IN_USE.toLowerCase()}.`
    return redirect(homeOf(request, filter), isSaved ? said : not)
  })
}

async function showSaving(
  db: CouncilDatabase,
  request: CouncilRequest,
  errors: readonly FieldError[],
): Promise<Answer> {
  const sent = wordsSent(request.form)
  const facts: SavedFilterFacts = {
    council: request.council,
    filters: await listSavedFilters(db, request.visitor.person.id),
    look: parsePlanLook(new URLSearchParams(sent)),
    intervention: sent['intervention'] ?? '',
    saving: { ...savingOf(request), formKey: request.form.get('form-key') },
  }
  return show(saveFilterPage(facts, request.form, errors))
}

async function showFilter(
  db: CouncilDatabase,
  request: CouncilRequest,
  filter: Found,
  errors: readonly FieldError[],
): Promise<Answer> {
  const typed = errors.length === 0 ? null : request.form
  const { council } = request
  return show(
    savedFilterPage({
      council,
      filter,
      objectives: await findObjectives(db),
      saving: savingOf(request),
      typed,
      errors,
    }),
  )
}

async function findObjectives(db: CouncilDatabase) {
  const intervention = await findInterventionAtHand(db, null)
  return intervention === null ? [] : listObjectives(db, intervention.id)
}

function savingOf(request: CouncilRequest): SavedFilterFacts['saving'] {
  return {
    formToken: request.formToken,
    formKey: randomUUID(),
    person: request.visitor.person.id,
    mayChangePlan: mayDo(request.council.role, 'change the plan'),
  }
}

// The form carries the words of the address it stood under.
function wordsSent(form: Form): Readonly<Record<string, string>> {
  const sent = new URLSearchParams(form.entries().map(([name, word]) => [name, word]))
  return filterWords(parsePlanLook(sent), String(interventionAsked(sent) ?? ''))
}

function isShared(request: CouncilRequest, filter: SavedFilter | null): boolean {
  if (!mayDo(request.council.role, 'change the plan')) return filter?.isShared ?? false
  return request.form.get('shared') === 'yes'
}

function mustName(form: Form, field: string): readonly FieldError[] {
  const name = form.get('name')
  if (name === '') return [{ field, message: 'Enter a name for the filter' }]
  return name.length > 80 ? [{ field, message: 'Use 80 characters or fewer' }] : []
}

const NAME_IN_USE = 'There is already a filter of this name: enter another'

function changedSince(filter: SavedFilter): string {
  return `Somebody else changed this filter just now: it is called “${filter.name}”. Look at it again, then send this once more`
}

function homeOf({ council }: CouncilRequest, filter: SavedFilter): string {
  return inCouncilPath(council, `/plan/filters/${filter.id}`)
}
