import type { Evidence } from '../evidence/evidence.ts'
import { type Action, evidencedOn, stageOf } from '../plan/action.ts'
import { isWordsAlone } from '../plan/proof.ts'
import { type Day, daysBetween, formatDay, latest } from '../shared/days.ts'
import type { Found } from './sums.ts'

// Half a year: evidence of a practice older than that says nothing of the children of today.
const EVIDENCE_DAYS = 183

/** Evidenced or sustained on words alone: it may be true, and nobody else can look at it. */
export function wordsAlone(action: Action, pieces: readonly Evidence[]): Found | null {
  const stage = stageOf(action)
  if (stage !== 'evidenced' && stage !== 'sustained') return null
  const [first] = pieces
  if (first === undefined || !pieces.every(isWordsAlone)) return null
  const others = pieces.length - 1
  return {
    kind: 'evidence nobody can look at',
    one: { says: `It is called ${stage}.`, path: `/actions/${action.id}` },
    other: {
      says: `“${first.title}”${others === 0 ? '' : ` and ${others === 1 ? 'one other piece' : `${others} other pieces`}`} ${others === 0 ? 'is' : 'are'} words alone: no file, no figure, no link.`,
      path: `/evidence/${first.id}`,
    },
    cure: { text: 'Add the file, or evidence to look at', path: `/evidence/new?action=${action.id}` },
  }
}

/** Its newest evidence tells of more than half a year ago. */
export function aged(action: Action, pieces: readonly Evidence[], today: Day): Found | null {
  const stage = stageOf(action)
  if (stage !== 'evidenced' && stage !== 'sustained') return null
  const newest = latest(pieces.map(describesUntil))
  const piece = pieces.find((one) => newest !== null && describesUntil(one).equals(newest))
  if (piece === undefined || newest === null || daysBetween(newest, today) <= EVIDENCE_DAYS) return null
  const since = stage === 'sustained' ? action.recheckedOn : evidencedOn(action)
  return {
    kind: 'evidence has aged',
    one: {
      says: `It is called ${stage}${since === null ? '' : ` since ${formatDay(since)}`}.`,
      path: `/actions/${action.id}`,
    },
    other: {
      says: `Its newest evidence, “${piece.title}”, tells of ${formatDay(newest)} and before: ${daysBetween(newest, today)} days ago.`,
      path: `/evidence/${piece.id}`,
    },
    cure: { text: 'Add evidence of today', path: `/evidence/new?action=${action.id}` },
  }
}

/** The last day a piece tells of; the day it was added where it says no period. */
function describesUntil(piece: Evidence): Day {
  return piece.periodTo ?? piece.periodFrom ?? piece.addedOn
}
