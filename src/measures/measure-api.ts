import { findInterventionAtHand } from '../councils/council-store.ts'
import type { CouncilDatabase } from '../database/council-database.ts'
import type { Day } from '../shared/days.ts'
import { interventionAsked, type MeasureId, parseId } from '../shared/ids.ts'
import {
  answer,
  apiGet,
  apiPost,
  type ApiRequest,
  type ApiRoute,
  nothingThere,
  refuseCall,
} from '../web/api.ts'
import { GROUP_KINDS } from './group.ts'
import { listGroups, listObservationsByGroup, saveTeamObservations } from './group-store.ts'
import type { Measure, Observation } from './measure.ts'
import {
  findMeasure,
  listMeasures,
  listObservations,
  listVintages,
  saveObservations,
} from './measure-store.ts'
import { codeOfPeriod, periodOf } from './period.ts'
import { scoreMeasures } from './scorecard.ts'
import { readSent, type SentObservation } from './sent-observations.ts'

/** Measures for other programs: what they are, what they say, and their values, in and out. */
export const measureApi: readonly ApiRoute[] = [
  apiGet(
    '/api/councils/:council/measures',
    'see measures',
    { does: 'Every measure switched on, with its definition, target, latest value and what its values say' },
    async (request) => {
      const rows = await inCase(request, async (db, intervention) =>
        scoreMeasures(
          {
            measures: await listMeasures(db, intervention),
            observations: await listObservations(db, intervention),
            commentaries: [],
          },
          READER,
          request.today,
        ),
      )
      return answer({
        measures: (rows ?? []).map((row) => ({
          ...measureToSend(row.measure),
          latest: row.latest === null ? null : observationToSend(row.measure, row.latest),
          change: row.variation?.word ?? 'cannot tell',
          targetInReach: row.assurance?.word ?? null,
          course: row.course?.word ?? null,
          outOfDate: row.isStale,
          sentence: row.sentence,
        })),
      })
    },
  ),

  apiGet(
    '/api/councils/:council/observations',
    'see measures',
    {
      does: 'Values of the measures, the latest telling of each period; ?measure=7 for one with every telling, &groups=yes for its teams as well, ?since=2026-04-01 for the later ones',
    },
    async (request) => {
      const { query } = request
      const since = readSince(query.get('since'))
      if (since === 'not a day')
        return refuseCall([{ at: 'since', message: 'Write the day as in 2026-04-01' }])
      const isLater = (one: Observation) =>
        since === null || Temporal.PlainDate.compare(one.period, since) >= 0
      if (!query.has('measure')) {
        const found = await inCase(request, async (db, intervention) => ({
          measures: await listMeasures(db, intervention),
          observations: await listObservations(db, intervention),
        }))
        const byId = new Map((found?.measures ?? []).map((one) => [one.id, one]))
        return answer({
          observations: (found?.observations ?? []).filter(isLater).flatMap((one) => {
            const measure = byId.get(one.measureId)
            return measure === undefined ? [] : [observationToSend(measure, one)]
          }),
        })
      }
      const sent = await request.inCouncil(async (db) => findOneMeasure(db, query))
      if (sent === null) return nothingThere('measure')
      const { measure, told, byGroup, groups } = sent
      return answer({
        observations: told.filter(isLater).map((one) => observationToSend(measure, one)),
        ...(query.get('groups') === 'yes'
          ? {
              groups: byGroup.filter(isLater).map((one) => {
                const group = groups.find(({ id }) => id === one.groupId)
                return { kind: group?.kind, name: group?.name, ...observationToSend(measure, one) }
              }),
            }
          : {}),
      })
    },
  ),

  apiPost(
    '/api/councils/:council/observations',
    'keep measures',
    {
      does: 'Takes values, of the whole council or of a team, all or none; the same sent again changes nothing, another for a period told before is kept as its next telling',
      example: {
        observations: [
          { indicator: 13, period: '2026-10', numerator: 91, denominator: 104 },
          {
            indicator: 13,
            period: '2026-10',
            team: 'North',
            numerator: 41,
            denominator: 50,
            note: 'late records',
          },
        ],
      },
    },
    async (request) => {
      const saved = await inCase(request, async (db, intervention) => {
        const read = readSent(request.body, await listMeasures(db, intervention), request.today)
        return read.ok ? saveSent(db, read.value, request.today) : read.refusal
      })
      if (saved === null) return nothingThere('intervention')
      return typeof saved === 'number' ? answer({ told: saved }) : refuseCall(saved)
    },
  ),
]

// A key is of the council's own program, which brings these numbers in.
const READER = { role: 'team manager' } as const

async function inCase<Found>(
  { inCouncil, query }: ApiRequest,
  work: (db: CouncilDatabase, intervention: Measure['interventionId']) => Promise<Found>,
): Promise<Found | null> {
  return inCouncil(async (db) => {
    const intervention = await findInterventionAtHand(db, interventionAsked(query))
    return intervention === null ? null : work(db, intervention.id)
  })
}

async function findOneMeasure(db: CouncilDatabase, query: URLSearchParams) {
  const id = parseId<MeasureId>(query.get('measure') ?? undefined)
  const measure = id === null ? null : await findMeasure(db, id)
  if (measure === null) return null
  return {
    measure,
    told: await listVintages(db, measure.id),
    byGroup: await listObservationsByGroup(db, measure.id),
    groups: await listGroups(db),
  }
}

async function saveSent(db: CouncilDatabase, sent: readonly SentObservation[], today: Day): Promise<number> {
  let told = 0
  const whole = Map.groupBy(
    sent.filter(({ group }) => group === null),
    (one) => one.measureId,
  )
  for (const [id, own] of whole) {
    const measure = await findMeasure(db, id)
    const wanted = own.map(({ group: _group, measureId: _measure, ...one }) => one)
    if (measure !== null) told += await saveObservations(db, measure, wanted, today)
  }
  for (const kind of GROUP_KINDS) {
    const own = sent.flatMap(({ group, ...one }) =>
      group?.kind === kind ? [{ ...one, group: group.name }] : [],
    )
    told += await saveTeamObservations(db, kind, own, today)
  }
  return told
}

function readSince(words: string | null): Day | null | 'not a day' {
  if (words === null || words === '') return null
  try {
    return Temporal.PlainDate.from(words, { overflow: 'reject' })
  } catch {
    return 'not a day'
  }
}

function measureToSend(measure: Measure) {
  const { id, indicator, name, definition, numerator, denominator, source, unit, polarity } = measure
  const { target, aim, rhythm, staleAfterDays, owner, caveats, objectiveIds: objectives } = measure
  return {
    id,
    indicator,
    name,
    definition,
    numerator,
    denominator,
    source,
    unit,
    polarity,
    target,
    targetOn: aim.targetOn?.toString() ?? null,
    tolerance: aim.tolerance,
    baseline: aim.baseline === null ? null : { value: aim.baseline.value, on: aim.baseline.on.toString() },
    steps: aim.steps.map(({ on, value }) => ({ on: on.toString(), value })),
    rhythm,
    outOfDateAfterDays: staleAfterDays,
    owner,
    caveats,
    objectives,
  }
}

function observationToSend(measure: Measure, one: Observation) {
  const { period, vintage, numerator, denominator, value, addedOn, note } = one
  return {
    measure: measure.id,
    period: codeOfPeriod(period, measure.rhythm),
    begins: periodOf(period, measure).toString(),
    numerator,
    denominator,
    value,
    telling: vintage,
    toldOn: addedOn.toString(),
    note,
  }
}
