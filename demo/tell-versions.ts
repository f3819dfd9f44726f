import { actingAs, type CouncilDatabase } from '../src/database/council-database.ts'
import { answerVersion } from '../src/plan/plan-version.ts'
import {
  findPlanNow,
  listPlanVersions,
  savePlanVersion,
  saveVersionAnswer,
} from '../src/plan/plan-version-store.ts'
import type { Day } from '../src/shared/days.ts'
import type { InterventionId } from '../src/shared/ids.ts'
import type { CouncilTale } from './tale.ts'
import { mayDo } from '../src/shared/permissions.ts'
import type { Cast } from './tell.ts'

type Setting = { readonly tale: CouncilTale; readonly cast: Cast; readonly intervention: InterventionId }
type Deed = { readonly on: Day; readonly tell: () => Promise<void> }

/** The plan put to the board's second meeting and agreed, and after its last meeting put to the one to come. */
export function versionDeeds(db: CouncilDatabase, setting: Setting): readonly Deed[] {
  const second = setting.tale.meetings[1]
  const last = setting.tale.meetings.at(-1)
  const lead = personIn(setting.tale, 'improvement lead')
  const chair = personIn(setting.tale, 'independent chair')
  if (second === undefined || last === undefined || lead === null || chair === null) return []
  const put = async (on: Day, meetingOn: Day, why: string) => {
    actingAs(db, setting.cast.actorOf(lead))
    const plan = await findPlanNow(db, setting.intervention)
    await savePlanVersion(db, setting.intervention, { why, meetingOn, putOn: on, plan, formKey: null })
  }
  return [
    {
      on: second.on,
      tell: async () => {
        await put(second.on, second.on, 'Agree the plan as the one that owners are held to.')
        const [version] = await listPlanVersions(db, setting.intervention)
        if (version === undefined) throw new Error('The version just put to the board is not there')
        actingAs(db, setting.cast.actorOf(chair))
        const wanted = { party: 'the board', answer: 'agrees', reason: '' } as const
        const mayTellBoard = mayDo('independent chair', 'record what the board answered')
        const { id: person } = setting.cast.actorOf(chair)
        if (person === null) throw new Error('The chair of the tale is nobody here')
        const answered = answerVersion(version, wanted, { person, mayTellBoard }, second.on)
        if (!answered.ok) throw new Error(`The board’s answer was refused: ${answered.refusal}`)
        await saveVersionAnswer(db, version, { ...answered.value, on: second.on, formKey: null })
      },
    },
    {
      on: last.on.add({ days: 6 }),
      tell: () =>
        put(
          last.on.add({ days: 6 }),
          last.on.add({ months: 2 }),
          'Agree the dates that have moved since, or say which of them the board does not accept.',
        ),
    },
  ]
}

function personIn({ people }: CouncilTale, role: string): string | null {
  return people.find((person) => person.role === role)?.key ?? null
}
