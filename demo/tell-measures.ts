import { actingAs, type CouncilDatabase } from '../src/database/council-database.ts'
import { saveAim } from '../src/measures/aim-store.ts'
import { listGroups, saveGroup, saveTeamObservations } from '../src/measures/group-store.ts'
import { saveLimitsChange } from '../src/measures/judging-store.ts'
import { saveStandard } from '../src/measures/local-standard-store.ts'
import { findMeasure } from '../src/measures/measure-store.ts'
import type { Aim } from '../src/measures/measure.ts'
import type { Day } from '../src/shared/days.ts'
import type { MeasureId } from '../src/shared/ids.ts'
import type { CouncilTale, TaleObservation } from './tale.ts'
import type { Cast } from './tell.ts'

type Setting = {
  readonly tale: CouncilTale
  readonly cast: Cast
  readonly today: Day
  readonly measures: ReadonlyMap<string, MeasureId>
}

/** What one council did with its measures: the way to a target, limits counted afresh, its teams, its own standard. */
export async function tellMeasures(db: CouncilDatabase, setting: Setting): Promise<void> {
  if (setting.tale.key !== 'kelsmere') return
  actingAs(db, setting.cast.actorOf('raman'))
  const month = setting.today.with({ day: 1 })
  await aim(db, setting, {
    key: 'supervision',
    why: 'The board agreed to it when the new supervision policy was put to it.',
    aim: {
      tolerance: 2,
      baseline: { value: 52, on: month.subtract({ months: 9 }) },
      targetOn: month.add({ months: 5 }),
      steps: [],
    },
  })
  await aim(db, setting, {
    key: 'visits',
    why: 'Steps agreed with the commissioner after the dip of the summer.',
    aim: {
      tolerance: 1,
      baseline: null,
      targetOn: month.add({ months: 4 }),
      steps: [
        { on: month.subtract({ months: 2, days: 1 }), value: 84 },
        { on: month.add({ months: 1 }), value: 88 },
      ],
    },
  })
  await beginAfresh(db, setting, month.subtract({ months: 14 }))
  await tellTeams(db, setting)
  const standard = {
    kind: 'protectionVisit',
    number: 15,
    from: month.subtract({ months: 18 }),
    why: 'The practice handbook: a child with a protection plan is visited every fifteen working days.',
  } as const
  await saveStandard(db, standard, { saidOn: month.subtract({ months: 18 }), formKey: null })
}

async function aim(
  db: CouncilDatabase,
  { measures }: Setting,
  wanted: { readonly key: string; readonly aim: Aim; readonly why: string },
): Promise<void> {
  const measure = await findMeasure(db, known(measures, wanted.key))
  if (measure !== null) await saveAim(db, measure, { ...wanted, target: measure.target })
}

async function beginAfresh(db: CouncilDatabase, { measures }: Setting, from: Day): Promise<void> {
  const measure = await findMeasure(db, known(measures, 'placements'))
  if (measure === null) return
  const reason = 'Moves within one foster family are no longer counted as a new placement'
  await saveLimitsChange(db, measure, { from, to: null, reason, madeOn: from.add({ days: 40 }) }, null)
}

const TEAMS = ['Child Protection East', 'Child Protection North', 'Child Protection South'] as const
const SHARES = [0.3, 0.38]
// What each team leaves undone as a matter of course; all beyond that is the South's, which lost its managers.
const USUAL_MISSED = 0.11

async function tellTeams(db: CouncilDatabase, { tale, cast, measures }: Setting): Promise<void> {
  const visits = tale.measures.find(({ key }) => key === 'visits')
  const measureId = known(measures, 'visits')
  for (const told of visits?.observations ?? []) {
    const wanted = splitByTeam(told).map(({ group, numerator, denominator }) => ({
      measureId,
      group,
      period: told.month.toPlainDate({ day: 1 }),
      numerator,
      denominator,
      value: (numerator / denominator) * 100,
      note: '',
    }))
    await saveTeamObservations(db, 'team', wanted, told.addedOn)
  }
  const own = (await listGroups(db)).find(({ name }) => name === TEAMS[2])
  if (own !== undefined) await saveGroup(db, own, { name: own.name, managerId: cast.idOf('clarke') })
}

// The teams' counts add up to the council's.
function splitByTeam({ numerator, denominator }: TaleObservation) {
  const sizes = SHARES.map((share) => Math.round(denominator * share))
  const south = denominator - sizes.reduce((sum, size) => sum + size, 0)
  const missed = denominator - numerator
  const usual = [...sizes, south].map((size) => Math.min(size, Math.round(size * USUAL_MISSED)))
  const others = Math.min(missed, (usual[0] ?? 0) + (usual[1] ?? 0))
  const east = Math.min(usual[0] ?? 0, others)
  const missedByTeam = [east, others - east, missed - others]
  return TEAMS.map((group, i) => {
    const size = [...sizes, south][i] ?? 0
    return { group, numerator: size - (missedByTeam[i] ?? 0), denominator: size }
  })
}

function known(measures: ReadonlyMap<string, MeasureId>, key: string): MeasureId {
  const id = measures.get(key)
  if (id === undefined) throw new Error(`There is no measure ${key} in the tale`)
  return id
}
