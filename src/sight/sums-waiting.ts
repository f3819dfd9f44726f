import { type Action, stageOf } from '../plan/action.ts'
import { laterThan } from '../plan/dependency.ts'
import { formatDay } from '../shared/days.ts'
import { isFinished } from './line.ts'
import type { Sum } from './sums.ts'

/** Where what waits for what and the dates or the finishing of both cannot both be the whole truth. */
export function sumsOfWaiting(live: readonly Action[]): readonly Sum[] {
  const byId = new Map(live.map((one) => [one.id, one]))
  return live.flatMap((action) => {
    const earlier = action.waitsFor.flatMap((id) => byId.get(id) ?? [])
    return isFinished(action) ? finishedBefore(action, earlier) : endsLater(action, earlier)
  })
}

function finishedBefore(action: Action, earlier: readonly Action[]): readonly Sum[] {
  return earlier
    .filter((one) => !isFinished(one))
    .map((one) => ({
      ...baseOf(action),
      kind: 'finished before what it waits for' as const,
      one: {
        says: `It was called done${action.doneOn === null ? '' : ` on ${formatDay(action.doneOn)}`}.`,
        path: `/actions/${action.id}`,
      },
      other: { says: `It waits for ${one.reference}, which is ${stageOf(one)}.`, path: `/actions/${one.id}` },
      cure: { text: 'Say what it waits for', path: `/actions/${action.id}/dependencies` },
    }))
}

function endsLater(action: Action, earlier: readonly Action[]): readonly Sum[] {
  const open = earlier.map((one) => ({ ...one, isDone: isFinished(one), isCancelled: false }))
  return laterThan(action.dueOn, open).map((one) => ({
    ...baseOf(action),
    kind: 'waits for what ends later' as const,
    one: {
      says: `It is due on ${action.dueOn === null ? 'no day' : formatDay(action.dueOn)}.`,
      path: `/actions/${action.id}`,
    },
    other: {
      says: `It waits for ${one.reference}, which is due on ${one.dueOn === null ? 'no day' : formatDay(one.dueOn)}.`,
      path: `/actions/${one.id}`,
    },
    cure: {
      text: 'Move one of the dates, or say that it need not wait',
      path: `/actions/${action.id}/dependencies`,
    },
  }))
}

function baseOf({
  id,
  reference,
  title,
  owner,
}: Action): Pick<Sum, 'reference' | 'words' | 'owner' | 'path'> {
  return { reference, words: title, owner, path: `/actions/${id}` }
}
