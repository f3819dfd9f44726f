import { type Day, isBefore } from '../src/shared/days.ts'
import { BOARD_DECISIONS, type DraftMeeting } from './meetings/kelsmere.ts'
import { type TaleMeeting } from './tale.ts'

const MEMBERS = [
  'osei',
  'patel',
  'thwaite',
  'holloway',
  'demir',
  'pemberton',
  'raman',
  'fenwick',
  'nwosu',
  'lindqvist',
  'ashdown',
  'achterlonie',
]

export function kelsmereMeetings(today: Day): readonly TaleMeeting[] {
  return meetingsOf(BOARD_DECISIONS, today, {
    board: "Kelsmere Children's Improvement Board",
    place: 'Corn Exchange, room 1',
    members: MEMBERS,
    lastMonthsAgo: 1,
  })
}

type Board = {
  readonly board: string
  readonly place: string
  readonly members: readonly string[]
  readonly lastMonthsAgo: number
}

/** One meeting a month, on the third Thursday, the last of them this many months ago. */
export function meetingsOf(
  drafts: readonly DraftMeeting[],
  today: Day,
  { board, place, members, lastMonthsAgo }: Board,
): readonly TaleMeeting[] {
  return drafts
    .map(({ apologies, decisions }, at) => {
      const on = thirdThursday(today.subtract({ months: drafts.length - 1 - at + lastMonthsAgo }))
      return {
        number: at + 1,
        on,
        board,
        place,
        attendance: members.map((person) => ({ person, wasPresent: !apologies.includes(person) })),
        decisions: decisions.map(({ words, owner, within, actions }, place_) => ({
          reference: `D${at + 1}.${place_ + 1}`,
          words,
          owner,
          due: within === null ? null : on.add({ days: within }),
          actions,
        })),
      }
    })
    .filter(({ on }) => isBefore(on, today))
}

function thirdThursday(day: Day): Day {
  const first = day.with({ day: 1 })
  return first.add({ days: ((4 - first.dayOfWeek + 7) % 7) + 14 })
}
