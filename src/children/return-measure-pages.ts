import { findInterventionAtHand } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import { saveTeamObservations } from '../measures/group-store.ts'
import { listMeasures, listObservations, saveObservations } from '../measures/measure-store.ts'
import { periodOf as periodOfMeasure } from '../measures/period.ts'
import { type Day, formatDay } from '../shared/days.ts'
import { interventionAsked, parseId } from '../shared/ids.ts'
import { mayDo } from '../shared/permissions.ts'
import { notFound, redirect, show } from '../web/answer.ts'
import type { FieldError } from '../web/form.ts'
import { inCouncilPath } from '../web/paths.ts'
import { type CouncilRequest, get, post, type Route } from '../web/route.ts'
import { nameOfReturn, type ReturnId, type WholeReturn } from './child-return.ts'
import { GROUPINGS } from './count-groups.ts'
import { journeyPage } from './journey-view.ts'
import { showOutside, showWhole } from './journey-shown.ts'
import { periodOf, returnMeasurePage, type ReturnMeasureFacts } from './return-measure-view.ts'
import { findReturn, findReturnBefore, saveCountedInto } from './return-store.ts'
import { type TiedIndicator, tieIndicators } from './tied-indicator.ts'

export const returnMeasurePages: readonly Route[] = [
  get('/councils/:council/returns/:return/measures', 'see measures', async (request) =>
    request.inCouncil(async (db) => {
      const found = await findWhole(db, request)
      if (found === null) return notFound()
      const lines = await findTied(db, request, found)
      return show(returnMeasurePage({ ...factsOf(request, found, lines), chosen: null, errors: [] }))
    }),
  ),

  // What is saved is worked out here afresh from the kept counts: the form says only which.
  post('/councils/:council/returns/:return/measures', 'keep measures', async (request) =>
    request.inCouncil(async (db) => {
      const found = await findWhole(db, request)
      if (found === null) return notFound()
      const lines = await findTied(db, request, found)
      const chosen = new Set(request.form.all('measure').map(Number))
      const wanted = lines.filter((one) => one.measure !== null && chosen.has(one.measure.id))
      if (wanted.length === 0) {
        const errors: readonly FieldError[] = [
          { field: 'measure', message: 'Tick at least one measure to save' },
        ]
        return show(returnMeasurePage({ ...factsOf(request, found, lines), chosen, errors }))
      }
      const told = await tell(db, request, found, wanted)
      return redirect(
        inCouncilPath(request.council, `/returns/${found.id}/measures`),
        told === 0
          ? 'Nothing was saved: the measures say the same already.'
          : `${told} ${told === 1 ? 'value was' : 'values were'} saved.`,
      )
    }),
  ),

  get('/councils/:council/returns/:return/journey', 'see measures', async (request) =>
    request.inCouncil(async (db) => {
      const found = await findWhole(db, request)
      if (found === null) return notFound()
      const seesSmall = mayDo(request.council.role, 'see small counts')
      const { journey } = found.outcome
      const before = seesSmall && journey !== null ? await findReturnBefore(db, found) : null
      const then = before?.outcome.journey ?? null
      return show(
        journeyPage({
          council: request.council,
          found,
          seesSmall,
          period: journey?.period ?? '',
          steps: journey === null ? null : seesSmall ? showWhole(journey) : showOutside(journey),
          before:
            before === null || then === null
              ? null
              : { name: nameOfReturn(before, formatDay), steps: showWhole(then) },
        }),
      )
    }),
  ),
]

async function findWhole(db: CouncilDatabase, request: CouncilRequest): Promise<WholeReturn | null> {
  const id = parseId<ReturnId>(request.params['return'])
  const found = id === null ? null : await findReturn(db, id)
  return found?.state === 'read' ? found : null
}

async function findTied(
  db: CouncilDatabase,
  request: CouncilRequest,
  found: WholeReturn,
): Promise<readonly TiedIndicator[]> {
  const intervention = await findInterventionAtHand(db, interventionAsked(request.query))
  if (intervention === null) return tieIndicators(found.outcome, [], [])
  const observations = await listObservations(db, intervention.id)
  return tieIndicators(found.outcome, await listMeasures(db, intervention.id), observations)
}

function factsOf(
  { council, formToken }: CouncilRequest,
  found: WholeReturn,
  lines: readonly TiedIndicator[],
): Omit<ReturnMeasureFacts, 'chosen' | 'errors'> {
  return {
    council,
    found,
    lines,
    formToken,
    mayKeep: mayDo(council.role, 'keep measures'),
    seesSmall: mayDo(council.role, 'see small counts'),
  }
}

async function tell(
  db: CouncilDatabase,
  { today }: CouncilRequest,
  found: WholeReturn,
  wanted: readonly TiedIndicator[],
): Promise<number> {
  const told: string[] = []
  for (const line of wanted) {
    const { measure, telling } = line
    if (measure === null || telling === null) continue
    const period = periodOfMeasure(found.snapshotOn, measure)
    const note = noteOf(found, line)
    await tellByGroup(db, { found, line, period, note }, today)
    if ((await saveObservations(db, measure, [{ period, ...telling, note }], today)) > 0)
      told.push(measure.name)
  }
  if (told.length > 0)
    await saveCountedInto(db, { id: found.id, title: nameOfReturn(found, formatDay), measures: told })
  return told.length
}

type ToldByGroup = {
  readonly found: WholeReturn
  readonly line: TiedIndicator
  readonly period: Day
  readonly note: string
}

// The same figure for each team and cohort, under the measure whose whole is told.
async function tellByGroup(
  db: CouncilDatabase,
  { found, line, period, note }: ToldByGroup,
  today: Day,
): Promise<void> {
  const { measure, indicator } = line
  const { groups } = found.outcome
  if (measure === null || indicator === null || groups === undefined) return
  for (const kind of GROUPINGS) {
    const wanted = groups[kind].flatMap(({ group, counts }) => {
      const count = counts.find((one) => one.id === indicator.id && one.unit === indicator.unit)
      if (count === undefined || count.value === null) return []
      const { numerator, denominator, value } = count
      // A number that stands alone has no halves to keep.
      const halves = denominator === null ? { numerator: null, denominator } : { numerator, denominator }
      return [{ measureId: measure.id, group, period, ...halves, value, note }]
    })
    await saveTeamObservations(db, kind, wanted, today)
  }
}

// A number carries where it came from, and what it stands in for.
function noteOf(found: WholeReturn, { indicator, spoilt }: TiedIndicator): string {
  const from = `Counted from ${nameOfReturn(found, formatDay)} (return ${found.id})`
  if (indicator === null) return `${from}.`
  const standsIn = indicator.proxy === null ? '' : ` Stand-in: ${indicator.proxy}.`
  const spoiltBy = spoilt.reduce((sum, one) => sum + one.problems, 0)
  const spoiltSaid = spoilt.length === 0 ? '' : ` The return had ${spoiltBy} problems in what this reads.`
  return `${from}, ${periodOf(indicator.period)}.${standsIn}${spoiltSaid}`
}
