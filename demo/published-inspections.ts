import type { Day } from '../src/shared/days.ts'
import { chanceOf } from './chance.ts'
import type { KeyDays } from './key-days.ts'
import { COUNCIL_NAMES, FIRST_NUMBER } from './published-councils.ts'

const GRADES = ['Outstanding', 'Good', 'Good', 'Requires improvement to be good', 'Inadequate'] as const

/** In the layout of the inspectorate’s statistics: Kelsmere’s own inspection and an earlier one of every council. */
export function madeUpInspections(today: Day, days: KeyDays): string {
  const rows = COUNCIL_NAMES.map((name, at) => {
    const chance = chanceOf(`inspection ${at}`)
    const on = today.subtract({ years: 2, months: Math.floor(chance() * 24) + 2 })
    const grade = GRADES[Math.floor(chance() * GRADES.length)] ?? 'Good'
    return outcome(at, name, [on, on.add({ days: 50 })], 'ILACS Standard Inspection', [
      grade,
      grade,
      grade,
      'Good',
      '',
    ])
  })
  const own = outcome(
    0,
    'Kelsmere',
    [days.inspectionStart, days.inspectionReport],
    'ILACS Standard Inspection',
    ['Inadequate', 'Inadequate', 'Inadequate', 'Requires improvement to be good', 'Inadequate'],
  )
  const heads = [
    'Local authority area code',
    'Local authority name',
    'Inspection date',
    'Publication date',
    'Inspection type',
    'Overall effectiveness',
    'The impact of leaders on social work practice with children and families',
    'The experiences and progress of children who need help and protection',
    'The experiences and progress of children in care',
    'The experiences and progress of care leavers',
  ]
  return [heads.join(','), own, ...rows].join('\n')
}

function outcome(
  at: number,
  name: string,
  [inspected, published]: readonly [Day, Day],
  kind: string,
  grades: readonly string[],
): string {
  return [FIRST_NUMBER + at, name, inspected, published, kind, ...grades].map(String).join(',')
}
