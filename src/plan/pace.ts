import { type Day, daysBetween, formatDay, isAfter } from '../shared/days.ts'

// What is slow to progress and where contributions need strengthening (the notice's own words), by objective and by
// partner, each with the sentence that explains it.

export type PaceAction = {
  readonly id: string
  readonly reference: string
  /** Objectives it serves, and the agencies that own or contribute to it. */
  readonly objectives: readonly string[]
  readonly partners: readonly string[]
  readonly startOn: Day | null
  readonly firstDueOn: Day | null
  readonly dueOn: Day | null
  readonly doneOn: Day | null
  readonly evidencedOn: Day | null
  readonly lastUpdateOn: Day | null
  readonly cancelledOn: Day | null
  /** Against its first promise. */
  readonly daysLost: number
}

export type PaceSign = {
  readonly sign: 'behind' | 'slippage' | 'silence' | 'evidence gap'
  readonly weight: 'watch' | 'slow'
  /** The actions it rests on, the gravest first. */
  readonly actions: readonly string[]
  readonly sentence: string
}

export type PaceJudgement = {
  readonly name: string
  readonly verdict: 'slow to progress' | 'watch' | 'keeping pace' | 'nothing due yet'
  readonly signs: readonly PaceSign[]
  readonly sentence: string
  readonly actions: number
  readonly dueByNow: number
  readonly doneOfThose: number
  readonly daysLost: number
}

export type PaceAsk = {
  readonly today: Day
  /** Days within which an open action is expected to be heard of. */
  readonly rhythmDays: number
  /** Days after it is done within which its evidence is expected. */
  readonly evidenceDays: number
}

export type Pace = {
  readonly objectives: readonly PaceJudgement[]
  readonly partners: readonly PaceJudgement[]
}

/** Every objective and partner, the slowest first. */
export function judgePace(actions: readonly PaceAction[], ask: PaceAsk): Pace {
  const live = actions.filter(({ cancelledOn }) => cancelledOn === null)
  return {
    objectives: judgeEach(live, (action) => action.objectives, ask),
    partners: judgeEach(live, (action) => action.partners, ask),
  }
}

function judgeEach(
  actions: readonly PaceAction[],
  namesOf: (action: PaceAction) => readonly string[],
  ask: PaceAsk,
): readonly PaceJudgement[] {
  const names = [...new Set(actions.flatMap(namesOf))]
  return names
    .map((name) =>
      judgeOne(
        name,
        actions.filter((action) => namesOf(action).includes(name)),
        ask,
      ),
    )
    .toSorted((a, b) => gravity(b) - gravity(a) || a.name.localeCompare(b.name, 'en-GB'))
}

function gravity({ verdict, signs, daysLost: lost }: PaceJudgement): number {
  const order = ['nothing due yet', 'keeping pace', 'watch', 'slow to progress']
  return order.indexOf(verdict) * 1e9 + signs.filter(({ weight }) => weight === 'slow').length * 1e7 + lost
}

function judgeOne(name: string, actions: readonly PaceAction[], ask: PaceAsk): PaceJudgement {
  const due = actions.filter(({ dueOn }) => dueOn !== null && !isAfter(dueOn, ask.today))
  const done = due.filter(({ doneOn }) => doneOn !== null)
  const signs = [
    behindSign(due, ask.today),
    slippageSign(actions),
    silenceSign(actions, ask),
    evidenceSign(actions, ask),
  ].filter((sign) => sign !== null)
  const verdict = verdictOf(signs, due.length)
  return {
    name,
    verdict,
    signs,
    sentence: sentenceOf(name, verdict, {
      signs,
      actions: actions.length,
      due: due.length,
      done: done.length,
    }),
    actions: actions.length,
    dueByNow: due.length,
    doneOfThose: done.length,
    daysLost: sum(actions.map((action) => action.daysLost)),
  }
}

// One grave sign is enough; two lighter ones say the same together.
function verdictOf(signs: readonly PaceSign[], due: number): PaceJudgement['verdict'] {
  if (signs.some(({ weight }) => weight === 'slow') || signs.length >= 2) return 'slow to progress'
  if (signs.length === 1) return 'watch'
  return due === 0 ? 'nothing due yet' : 'keeping pace'
}

type Told = {
  readonly signs: readonly PaceSign[]
  readonly actions: number
  readonly due: number
  readonly done: number
}

function sentenceOf(name: string, verdict: PaceJudgement['verdict'], told: Told): string {
  if (told.signs.length > 0)
    return `${name} is ${verdict === 'watch' ? 'to be watched' : verdict}: ${told.signs.map(({ sentence }) => sentence).join('; ')}.`
  if (verdict === 'nothing due yet')
    return `${name}: ${count(told.actions, 'action')}, none due yet and none silent.`
  return `${name} keeps pace: ${told.done} of ${told.due} due by now are done, on the dates first promised or nearly so.`
}

function behindSign(due: readonly PaceAction[], today: Day): PaceSign | null {
  const late = due
    .filter(({ doneOn }) => doneOn === null)
    .toSorted((a, b) => overdue(b, today) - overdue(a, today))
  const worst = late[0]
  const weight = weigh(late.length / Math.max(1, due.length), 0.2, 0.5)
  if (worst === undefined || weight === null) return null
  return {
    sign: 'behind',
    weight,
    actions: late.map(({ id }) => id),
    sentence: `${late.length} of ${due.length} due by now ${late.length === 1 ? 'is' : 'are'} not done, the longest ${worst.reference} by ${days(overdue(worst, today))}`,
  }
}

function overdue({ dueOn }: PaceAction, today: Day): number {
  return dueOn === null ? 0 : daysBetween(dueOn, today)
}

function slippageSign(actions: readonly PaceAction[]): PaceSign | null {
  const moved = actions
    .filter(({ firstDueOn, dueOn }) => firstDueOn !== null && dueOn !== null && isAfter(dueOn, firstDueOn))
    .toSorted((a, b) => b.daysLost - a.daysLost)
  const lost = sum(moved.map((action) => action.daysLost))
  const worst = moved[0]
  const weight = weigh(lost / Math.max(1, actions.length), 21, 60)
  if (worst === undefined || worst.firstDueOn === null || worst.dueOn === null || weight === null) return null
  return {
    sign: 'slippage',
    weight,
    actions: moved.map(({ id }) => id),
    sentence: `dates of ${moved.length} of ${count(actions.length, 'action')} were moved and ${days(lost)} lost, most by ${worst.reference} (first ${formatDay(worst.firstDueOn)}, now ${formatDay(worst.dueOn)})`,
  }
}

function silenceSign(actions: readonly PaceAction[], { today, rhythmDays }: PaceAsk): PaceSign | null {
  const open = actions.filter((action) => action.doneOn === null && isUnderWay(action, today))
  const silent = open
    .filter((action) => silentDays(action, today) > rhythmDays)
    .toSorted((a, b) => silentDays(b, today) - silentDays(a, today))
  const worst = silent[0]
  const weight = weigh(silent.length / Math.max(1, open.length), 0.2, 0.5)
  if (worst === undefined || weight === null) return null
  return {
    sign: 'silence',
    weight,
    actions: silent.map(({ id }) => id),
    sentence: `nothing was heard of ${silent.length} of ${open.length} under way for more than ${days(rhythmDays)}, the longest ${worst.reference} for ${days(silentDays(worst, today))}`,
  }
}

// Without a start date an action is taken to be under way once anybody spoke of it or its date is near enough to ask.
function isUnderWay({ startOn, lastUpdateOn, dueOn }: PaceAction, today: Day): boolean {
  if (startOn !== null) return !isAfter(startOn, today)
  return lastUpdateOn !== null || (dueOn !== null && !isAfter(dueOn, today))
}

function silentDays({ lastUpdateOn, startOn, dueOn }: PaceAction, today: Day): number {
  const since = lastUpdateOn ?? startOn ?? dueOn
  return since === null ? 0 : Math.max(0, daysBetween(since, today))
}

function evidenceSign(actions: readonly PaceAction[], { today, evidenceDays }: PaceAsk): PaceSign | null {
  const done = actions.filter(({ doneOn }) => doneOn !== null && daysBetween(doneOn, today) > evidenceDays)
  const bare = done
    .filter(({ evidencedOn }) => evidencedOn === null)
    .toSorted((a, b) => sinceDone(b, today) - sinceDone(a, today))
  const worst = bare[0]
  const weight = weigh(bare.length / Math.max(1, done.length), 0.2, 0.5)
  if (worst === undefined || weight === null) return null
  return {
    sign: 'evidence gap',
    weight,
    actions: bare.map(({ id }) => id),
    sentence: `${bare.length} of ${done.length} done ${bare.length === 1 ? 'has' : 'have'} nothing to show it, the longest ${worst.reference} for ${days(sinceDone(worst, today))}`,
  }
}

function sinceDone({ doneOn }: PaceAction, today: Day): number {
  return doneOn === null ? 0 : daysBetween(doneOn, today)
}

function weigh(value: number, watch: number, slow: number): PaceSign['weight'] | null {
  if (value >= slow) return 'slow'
  return value >= watch ? 'watch' : null
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function days(number: number): string {
  return count(number, 'day')
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`
}
