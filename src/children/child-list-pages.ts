import { randomUUID } from 'node:crypto'
import { listHistory } from '../database/record.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { parseFormKey } from '../shared/form-key.ts'
import { parseId } from '../shared/ids.ts'
import { type Answer, notFound, redirect, show } from '../web/answer.ts'
import type { FieldError } from '../web/form.ts'
import { historyView } from '../web/history-view.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import {
  type ChildList,
  type ChildListId,
  type ChildListSwitch,
  parseSwitch,
  parseWhy,
  type TypedSwitch,
  USUAL_DAYS,
} from './child-list.ts'
import {
  findNaming,
  findSwitch,
  listChildLists,
  listChildRows,
  saveOpening,
  saveSwitchedOff,
  saveSwitchedOn,
} from './child-list-store.ts'
import { childListsPage, childListSwitchPage, closedListPage, openListPage } from './child-list-view.ts'
import { readIdentifier } from './cell.ts'
import { nameChildBy } from './write-pseudonym.ts'

/** Lists of single children: switched by administrators, opened by the council's own managers, seen by nobody else. */
export const childListPages: readonly Route[] = [
  get('/councils/:council/child-lists/switch', 'switch lists of children', (request) => showSwitch(request)),

  post('/councils/:council/child-lists/switch', 'switch lists of children', async (request) => {
    const typed = typedSwitch(request)
    const wanted = parseSwitch(typed)
    if ('mistakes' in wanted) return showSwitch(request, { typed, errors: wanted.mistakes })
    await request.inCouncil((db) => saveSwitchedOn(db, wanted, formKeyOf(request)))
    return redirect(switchPath(request), 'Lists of children are on. The next return gives them.')
  }),

  post('/councils/:council/child-lists/removal', 'switch lists of children', async (request) => {
    const why = parseWhy(request.form.get('off-why'), 'Enter why lists are switched off')
    if (typeof why !== 'string') return showSwitch(request, { errors: [{ ...why, field: 'off-why' }] })
    await request.inCouncil((db) => saveSwitchedOff(db, { why, formKey: formKeyOf(request) }))
    return redirect(switchPath(request), 'Lists of children are off, and all of them are deleted.')
  }),

  get('/councils/:council/child-lists', 'see lists of children', async (request) =>
    request.inCouncil(async (db) => {
      const said = await findSwitch(db)
      const lists = await listChildLists(db, request)
      return show(childListsPage({ council: request.council, isOn: said?.isOn === true, lists }))
    }),
  ),

  get('/councils/:council/child-lists/:childList', 'see lists of children', async (request) =>
    request.inCouncil(async (db) => {
      const list = await findList(db, request)
      if (list === null) return notFound()
      return list.openUntil === null ? showClosed(request, list) : showOpen(db, request, list)
    }),
  ),

  post('/councils/:council/child-lists/:childList/openings', 'see lists of children', async (request) =>
    request.inCouncil(async (db) => {
      const list = await findList(db, request)
      if (list === null) return notFound()
      const why = parseWhy(request.form.get('why'), 'Enter why you need to see these children')
      if (typeof why !== 'string') return showClosed(request, list, [why])
      await saveOpening(db, list, { why, formKey: formKeyOf(request), now: request.now })
      return redirect(inCouncilPath(request.council, `/child-lists/${list.id}`))
    }),
  ),

  // A question, sent as a form so that the identifier stands in no address and no log. Nothing of it is kept.
  post('/councils/:council/child-lists/:childList/lookups', 'see lists of children', async (request) =>
    request.inCouncil(async (db) => {
      const list = await findList(db, request)
      if (list === null) return notFound()
      if (list.openUntil === null) return showClosed(request, list)
      return showOpen(db, request, list, request.form.get('child'))
    }),
  ),
]

async function showSwitch(
  request: CouncilRequest,
  again: { readonly typed?: TypedSwitch; readonly errors: readonly FieldError[] } = { errors: [] },
): Promise<Answer> {
  const { council, formToken } = request
  const { said, history } = await request.inCouncil(async (db) => ({
    said: await findSwitch(db),
    history: await listHistory(db, { kind: 'lists of children', id: 0 }),
  }))
  return show(
    childListSwitchPage({
      council,
      said,
      typed: again.typed ?? typedOf(said),
      history: historyView(history),
      formKey: formKeyOf(request) ?? randomUUID(),
      formToken,
      errors: again.errors,
    }),
  )
}

function typedSwitch({ form }: CouncilRequest): TypedSwitch {
  return { names: form.get('names'), days: form.get('days').trim(), why: form.get('why') }
}

function typedOf(said: ChildListSwitch | null): TypedSwitch {
  const holds = said?.isOn === true ? said : { names: 'pseudonym', days: USUAL_DAYS }
  return { names: holds.names, days: String(holds.days), why: '' }
}

async function findList(db: CouncilDatabase, request: CouncilRequest): Promise<ChildList | null> {
  const id = parseId<ChildListId>(request.params['childList'])
  return (await listChildLists(db, request)).find((one) => one.id === id) ?? null
}

function showClosed(request: CouncilRequest, list: ChildList, errors: readonly FieldError[] = []): Answer {
  const { council, form, formToken } = request
  const formKey = formKeyOf(request) ?? randomUUID()
  return show(closedListPage({ council, list, why: form.get('why'), errors, formKey, formToken }))
}

async function showOpen(
  db: CouncilDatabase,
  request: CouncilRequest,
  list: ChildList,
  asked: string | null = null,
): Promise<Answer> {
  const { council, query, visitor, now, formToken } = request
  const all = await listChildRows(db, list.id)
  const teams = [...new Set(all.map((row) => row.team))].toSorted()
  const team = teams.find((one) => one === query.get('team')) ?? null
  return show(
    openListPage({
      council,
      list,
      rows: team === null || !query.get('team') ? all : all.filter((row) => row.team === team),
      teams,
      team,
      reader: visitor.person.name,
      now,
      formToken,
      lookedUp: asked === null || asked.trim() === '' ? null : await lookUp(db, all, asked),
    }),
  )
}

async function lookUp(
  db: CouncilDatabase,
  rows: readonly { readonly child: string }[],
  asked: string,
): Promise<{ readonly isHere: boolean; readonly child: string } | null> {
  const naming = await findNaming(db)
  if (naming === null) return null
  const child = nameChildBy(naming)(readIdentifier(asked.trim()))
  return { isHere: rows.some((row) => row.child === child), child }
}

function formKeyOf({ form }: CouncilRequest): string | null {
  return parseFormKey(form.get('form-key'))
}

function switchPath({ council }: CouncilRequest): string {
  return inCouncilPath(council, '/child-lists/switch')
}
