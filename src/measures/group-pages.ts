import { findInterventionAtHand, listColleagues } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { listActions } from '../plan/action-store.ts'
import { interventionAsked, type MeasureId, parseId, type PersonId } from '../shared/ids.ts'
import { mayDo } from '../shared/permissions.ts'
import { type Answer, notFound, redirect, show, takeAway } from '../web/answer.ts'
import { type FieldError, Form } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { type GroupId, type MeasureGroup, tidyGroupName } from './group.ts'
import { groupChartPage } from './group-chart-view.ts'
import { scoreGroup, standingOf } from './group-scorecard.ts'
import {
  findGroup,
  listGroupObservations,
  listGroups,
  listObservationsByGroup,
  listToldGroups,
  saveGroup,
} from './group-store.ts'
import { groupFormPage, groupPage, groupsPage } from './group-view.ts'
import { listAnnotations } from './measure-annotation-store.ts'
import { findMeasure, listMeasures, listObservations, listVintages } from './measure-store.ts'
import { latestTellings } from './measure.ts'
import { scoreMeasure } from './scorecard.ts'
import { scorecardSheet } from './scorecard-sheet.ts'

export const groupPages: readonly Route[] = [
  get('/councils/:council/groups', 'see team scorecards', async (request) =>
    request.inCouncil(async (db) => {
      const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
      if (intervention === null) return redirect(inCouncilPath(request.council))
      const groups = await listToldGroups(db, intervention.id)
      return show(groupsPage({ council: request.council, groups, ownId: request.visitor.person.id }))
    }),
  ),

  get('/councils/:council/groups/:group', 'see team scorecards', async (request) =>
    request.inCouncil(async (db) => {
      const group = await findAsked(db, request)
      if (group === null) return notFound()
      const { council } = request
      const rows = await scoreAsked(db, request, group)
      const isOwn = group.managerId === request.visitor.person.id
      return show(groupPage({ council, group, rows, isOwn, mayKeep: mayDo(council.role, 'keep measures') }))
    }),
  ),

  get('/councils/:council/groups/:group/scorecard.csv', 'see team scorecards', async (request) =>
    request.inCouncil(async (db) => {
      const group = await findAsked(db, request)
      if (group === null) return notFound()
      const sheet = scorecardSheet(await scoreAsked(db, request, group))
      return takeAway(`${group.name} ${request.today.toString()}`, sheet)
    }),
  ),

  get('/councils/:council/groups/:group/measures/:measure', 'see team scorecards', async (request) =>
    request.inCouncil(async (db) => {
      const group = await findAsked(db, request)
      const id = parseId<MeasureId>(request.params['measure'])
      const measure = id === null ? null : await findMeasure(db, id)
      if (group === null || measure === null) return notFound()
      const told = (await listObservationsByGroup(db, measure.id)).filter((one) => one.groupId === group.id)
      const whole = latestTellings(await listVintages(db, measure.id))
      const row = scoreMeasure(
        { measure: { ...measure, name: `${measure.name}, ${group.name}` }, told, commentaries: [] },
        request.council,
        request.today,
      )
      const beside = whole.find(({ period }) => row.latest?.period.equals(period) === true) ?? null
      const actions = await listActions(db, measure.interventionId)
      return show(
        groupChartPage({
          council: request.council,
          group,
          measure,
          row,
          whole: beside,
          standing: standingOf(measure, row.latest, beside),
          others: (await listGroups(db)).filter((one) => one.kind === group.kind && one.id !== group.id),
          annotations: await listAnnotations(db, measure, { told, actions, today: request.today }),
        }),
      )
    }),
  ),

  get('/councils/:council/groups/:group/edit', 'keep measures', async (request) =>
    request.inCouncil(async (db) => {
      const group = await findAsked(db, request)
      if (group === null) return notFound()
      const typed = new Form(
        new URLSearchParams([
          ['name', group.name],
          ['manager', group.managerId === null ? '' : String(group.managerId)],
        ]),
      )
      return showForm(db, request, { group, typed, errors: [] })
    }),
  ),

  post('/councils/:council/groups/:group/edit', 'keep measures', async (request) =>
    request.inCouncil(async (db) => {
      const group = await findAsked(db, request)
      if (group === null) return notFound()
      const typed = request.form
      const name = tidyGroupName(typed.get('name'))
      const managerId = group.kind === 'team' ? parseId<PersonId>(typed.get('manager') || undefined) : null
      const errors = await mistakesIn(db, group, { name, managerId })
      if (errors.length > 0) return showForm(db, request, { group, typed, errors })
      const isSeen = typed.get('seen') === String(group.version)
      if (isSeen && (await saveGroup(db, group, { name, managerId })))
        return redirect(inCouncilPath(request.council, `/groups/${group.id}`), 'The team is saved.')
      const current = (await findGroup(db, group.id)) ?? group
      const message = `Somebody else changed this team: it is now called ${current.name}, of ${current.manager ?? 'nobody'}. Save again to put yours in its place`
      return showForm(db, request, {
        group: current,
        typed,
        errors: [{ field: 'name', message }],
        isAgain: true,
      })
    }),
  ),
]

async function findAsked(db: CouncilDatabase, request: CouncilRequest): Promise<MeasureGroup | null> {
  const id = parseId<GroupId>(request.params['group'])
  return id === null ? null : findGroup(db, id)
}

async function scoreAsked(db: CouncilDatabase, request: CouncilRequest, group: MeasureGroup) {
  const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
  if (intervention === null) return []
  const facts = {
    measures: await listMeasures(db, intervention.id),
    told: await listGroupObservations(db, intervention.id, group.id),
    whole: await listObservations(db, intervention.id),
  }
  return scoreGroup(facts, request.today)
}

async function mistakesIn(
  db: CouncilDatabase,
  group: MeasureGroup,
  { name, managerId }: { readonly name: string; readonly managerId: PersonId | null },
): Promise<readonly FieldError[]> {
  if (name === '') return [{ field: 'name', message: 'Enter the name of the team' }]
  const same = (await listGroups(db)).find(
    (one) => one.id !== group.id && one.kind === group.kind && one.name.toLowerCase() === name.toLowerCase(),
  )
  if (same !== undefined) return [{ field: 'name', message: `There is a ${same.name} already` }]
  const isColleague = (await listColleagues(db)).some((one) => one.id === managerId)
  return managerId === null || managerId === group.managerId || isColleague
    ? []
    : [{ field: 'manager', message: 'Choose a manager from the list' }]
}

async function showForm(
  db: CouncilDatabase,
  { council, formToken }: CouncilRequest,
  facts: {
    readonly group: MeasureGroup
    readonly typed: Form
    readonly errors: readonly FieldError[]
    readonly isAgain?: boolean
  },
): Promise<Answer> {
  const { group, typed, errors } = facts
  const seen = facts.isAgain === true ? String(group.version) : typed.get('seen') || String(group.version)
  return show(
    groupFormPage({ council, formToken, group, typed, errors, seen, people: await listColleagues(db) }),
  )
}
