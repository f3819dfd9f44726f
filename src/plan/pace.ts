import { isAfter } from '../shared/days.ts'
import {
  behindSign,
  count,
  evidenceSign,
  type PaceAction,
  type PaceAsk,
  type PaceSign,
  share,
  silenceSign,
  slippageSign,
  sum,
} from './pace-sign.ts'

// What is slow to progress and where contributions need strengthening (the notice's own words), by objective and by
// partner, each with the sentence that explains it.

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
    .toSorted(bySlowness)
}

const VERDICTS: readonly PaceJudgement['verdict'][] = [
  'slow to progress',
  'watch',
  'keeping pace',
  'nothing due yet',
]

// Shares, not sums: an objective of many actions is not slower for having more of them to be late.
function bySlowness(a: PaceJudgement, b: PaceJudgement): number {
  const grave = ({ signs }: PaceJudgement) => signs.filter(({ weight }) => weight === 'slow').length
  const undone = ({ dueByNow, doneOfThose }: PaceJudgement) => 1 - share(doneOfThose, dueByNow)
  return (
    VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) ||
    grave(b) - grave(a) ||
    (b.dueByNow === 0 ? 0 : undone(b)) - (a.dueByNow === 0 ? 0 : undone(a)) ||
    share(b.daysLost, b.actions) - share(a.daysLost, a.actions) ||
    a.name.localeCompare(b.name, 'en-GB')
  )
}

function judgeOne(name: string, actions: readonly PaceAction[], ask: PaceAsk): PaceJudgement {
  const due = actions.filter(({ dueOn }) => dueOn !== null && !isAfter(dueOn, ask.today))
  const done = due.filter(({ doneOn }) => doneOn !== null)
  const signs = [
    behindSign(due, actions.length, ask.today),
    slippageSign(actions),
    silenceSign(actions, ask),
    evidenceSign(actions, ask),
  ].filter((sign) => sign !== null)
  const told = { signs, actions: actions.length, due: due.length, done: done.length }
  const verdict = verdictOf(told)
  return {
    name,
    verdict,
    signs,
    sentence: sentenceOf(name, verdict, told),
    actions: actions.length,
    dueByNow: due.length,
    doneOfThose: done.length,
    daysLost: sum(actions.map((action) => action.daysLost)),
  }
}

type Told = {
  readonly signs: readonly PaceSign[]
  readonly actions: number
  readonly due: number
  readonly done: number
}

// If most were called slow, the word would point at nothing. So it takes a grave sign, or most of the signs there are on
// most of the actions; and lighter signs do not outweigh that all that was due is done.
function verdictOf(told: Told): PaceJudgement['verdict'] {
  const { signs, due, done } = told
  if (signs.some(({ weight }) => weight === 'slow')) return 'slow to progress'
  if (due > 0 && done === due) return 'keeping pace'
  if (isSlowAltogether(told)) return 'slow to progress'
  if (signs.length > 0) return 'watch'
  return due === 0 ? 'nothing due yet' : 'keeping pace'
}

/** Most of the four signs there are, resting on most of its actions. */
const SIGNS_TOGETHER = 3

function isSlowAltogether({ signs, actions }: Told): boolean {
  return signs.length >= SIGNS_TOGETHER && touchedBy(signs) * 2 > actions
}

/** How many actions the signs rest on, one that shows several counted once. */
function touchedBy(signs: readonly PaceSign[]): number {
  return new Set(signs.flatMap(({ actions }) => actions)).size
}

function sentenceOf(name: string, verdict: PaceJudgement['verdict'], told: Told): string {
  const why = told.signs.map(({ sentence }) => sentence).join('; ')
  switch (verdict) {
    case 'slow to progress': {
      const isGrave = told.signs.some(({ weight }) => weight === 'slow')
      const together = `, ${told.signs.length} of 4 signs on ${touchedBy(told.signs)} of its ${count(told.actions, 'action')}`
      return `${name} is slow to progress${isGrave ? '' : together}: ${why}.`
    }
    case 'watch':
      return `${name} is to be watched: ${why}.`
    case 'nothing due yet':
      return `${name}: ${count(told.actions, 'action')}, none due yet and none silent.`
    case 'keeping pace':
      return `${name} keeps pace: ${told.done} of ${told.due} due by now are done${why === '' ? ', on the dates first promised or nearly so' : `. Yet ${why}`}.`
  }
}
