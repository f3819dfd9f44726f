import { type Day } from '../src/shared/days.ts'
import { isWorkingDay } from '../src/shared/holidays.ts'

/** The days on which Kelsmere's and Aldmarsh's instruments hang, all counted back from today. */
export type KeyDays = {
  readonly visit: Day
  readonly letter: Day
  readonly notice: Day
  readonly inspectionStart: Day
  readonly inspectionEnd: Day
  readonly inspectionReport: Day
  readonly firstDirection: Day
  readonly commissionersReport: Day
  readonly direction: Day
  readonly aldmarshVisit: Day
  readonly aldmarshNotice: Day
}

export function keyDaysOf(today: Day): KeyDays {
  const visit = tuesdayOf(today.subtract({ months: 21 }))
  const inspectionStart = mondayOf(today.subtract({ months: 13, days: 10 }))
  return {
    visit,
    letter: workingDayBy(today.subtract({ months: 19 })),
    notice: workingDayBy(today.subtract({ months: 18 })),
    inspectionStart,
    inspectionEnd: inspectionStart.add({ days: 11 }),
    inspectionReport: workingDayBy(today.subtract({ months: 12 })),
    firstDirection: workingDayBy(today.subtract({ months: 11, days: 20 })),
    commissionersReport: workingDayBy(today.subtract({ months: 9, days: 28 })),
    direction: workingDayBy(today.subtract({ months: 9 })),
    aldmarshVisit: tuesdayOf(today.subtract({ months: 9 })),
    aldmarshNotice: workingDayBy(today.subtract({ months: 7 })),
  }
}

/** The same day, or the last working day before it: never later, so that order is kept. */
export function workingDayBy(day: Day): Day {
  let at = day
  while (!isWorkingDay(at)) at = at.subtract({ days: 1 })
  return at
}

export function endOfMonth(day: Day): Day {
  return day.with({ day: day.daysInMonth })
}

function mondayOf(day: Day): Day {
  return day.subtract({ days: day.dayOfWeek - 1 })
}

// On or before the day, so that the visit never slips into the month after.
function tuesdayOf(day: Day): Day {
  return mondayOf(day.subtract({ days: 1 })).add({ days: 1 })
}
