import type { Day } from '../src/shared/days.ts'
import { formatShortDay } from '../src/shared/days.ts'
import { chanceOf, drawBell, drawCount } from './chance.ts'
import { COUNCIL_NAMES, FIRST_NUMBER } from './published-councils.ts'

// Published figures of councils that do not exist, in the layouts of the true publications: made up from a seed, so that
// a council that does not exist either has somebody to be compared with. Nothing here is a figure of a real council.

type MadeUpSeries = {
  readonly short: string
  readonly title: string
  /** About where England stands, as a share or a mean. */
  readonly level: number
  /** Where Kelsmere stands, in keeping with what it tells itself. */
  readonly own: number
  readonly spread: number
  readonly unit: 'share' | 'mean'
  /** The published counts behind it, where the publication has them. */
  readonly counts?: readonly [numerator: string, denominator: string]
}

const SERIES: readonly MadeUpSeries[] = [
  {
    short: 'ReReferral',
    title: 'Re-referrals within 12 months',
    level: 0.21,
    own: 0.243,
    spread: 0.03,
    unit: 'share',
  },
  {
    short: 'Continue_Assess_Comp',
    title: 'Assessments within 45 working days',
    level: 0.84,
    own: 0.71,
    spread: 0.05,
    unit: 'share',
  },
  {
    short: 'CP_conf_15days',
    title: 'Conferences within 15 working days',
    level: 0.79,
    own: 0.812,
    spread: 0.06,
    unit: 'share',
  },
  {
    short: 'CPPlans2yrsActive',
    title: 'Plans open for two years or more',
    level: 0.024,
    own: 0.05,
    spread: 0.008,
    unit: 'share',
  },
  {
    short: 'LACStable_2016on',
    title: 'Three or more placements in a year',
    level: 0.098,
    own: 0.118,
    spread: 0.012,
    unit: 'share',
    counts: ['LACStableNum_2016on', 'LACnum'],
  },
  {
    short: 'CareLeavers_LA_NotInTouch',
    title: 'Care leavers not in touch',
    level: 0.06,
    own: 0.14,
    spread: 0.02,
    unit: 'share',
  },
  {
    short: 'Work_Force_AvgNumCase_SW',
    title: 'Average caseload',
    level: 16.4,
    own: 20.3,
    spread: 1.2,
    unit: 'mean',
  },
]

/** Which of the demonstration's measures each is. */
export const PUBLISHED_OF: Readonly<Record<string, string>> = {
  rereferrals: 'ReReferral',
  assessments: 'Continue_Assess_Comp',
  conferences: 'CP_conf_15days',
  'long-plans': 'CPPlans2yrsActive',
  placements: 'LACStable_2016on',
  'in-touch': 'Care leavers in touch',
  caseload: 'Work_Force_AvgNumCase_SW',
}

const REGION = 'East Midlands'
const YEARS = 6
const NEIGHBOURS = 10

/** A year's figures appear in the autumn after it. */
function lastYearOn(today: Day): number {
  return today.month >= 11 ? today.year : today.year - 1
}

/** In the layout of the comparison tool. */
export function madeUpFigures(today: Day): string {
  const lines = ['Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region']
  const last = lastYearOn(today)
  for (const series of SERIES) {
    for (let year = last - YEARS + 1; year <= last; year += 1) {
      lines.push(...figuresOfYear(series, year))
    }
  }
  return lines.join('\n')
}

function figuresOfYear(series: MadeUpSeries, year: number): readonly string[] {
  const { short, title, unit, counts } = series
  const told = (name: string, what: string, code: string, value: string, region = REGION) =>
    `${name},${what},${year},${code === '970' ? 'England (made up)' : nameOf(code)},${value},${code},${region}`
  const all = { some: 0, of: 0 }
  const lines = COUNCIL_NAMES.flatMap((_, at) => {
    const code = String(FIRST_NUMBER + at)
    const chance = chanceOf(`${short} ${year} ${at}`)
    const usual = at === 0 ? series.own : series.level + series.spread * drawBell(chanceOf(`${short} ${at}`))
    const own = usual + 0.2 * series.spread * drawBell(chance)
    const size = 250 + 37 * at
    const some = unit === 'share' ? drawCount(chance, size, Math.max(0, own)) : own * size
    all.some += some
    all.of += size
    // As the publishers do: a count below six is hidden.
    const value =
      unit === 'share' && some < 6 ? 'c' : ((unit === 'share' ? 100 : 1) * (some / size)).toFixed(1)
    return [
      told(short, title, code, value),
      ...(counts === undefined
        ? []
        : [
            told(counts[0], `${title} (number)`, code, String(some)),
            told(counts[1], 'Children looked after', code, String(size)),
          ]),
    ]
  })
  const whole = ((unit === 'share' ? 100 : 1) * (all.some / all.of)).toFixed(1)
  return [...lines, told(short, title, '983', whole), told(short, title, '970', whole, 'NA')]
}

function nameOf(code: string): string {
  if (code === '983') return 'East Midlands (made up)'
  return COUNCIL_NAMES[Number(code) - FIRST_NUMBER] ?? ''
}

/** In the layout of the model of statistical neighbours: the ten next in the list are the most alike. */
export function madeUpNeighbours(): string {
  const heads = Array.from({ length: NEIGHBOURS }, (_, at) => `SN_${at + 1},SN_${at + 1}P`)
  const rows = COUNCIL_NAMES.map((name, at) => {
    const near = Array.from(
      { length: NEIGHBOURS },
      (_, next) => FIRST_NUMBER + ((at + next + 1) % COUNCIL_NAMES.length),
    )
    return [
      FIRST_NUMBER + at,
      name,
      REGION,
      ...near.flatMap((code, next) => [code, next < 4 ? 'Very close' : 'Close']),
    ].join(',')
  })
  return [`old_la_code,la_name,region_name,${heads.join(',')}`, ...rows].join('\n')
}

/** What the files are called: that they are made up stands in their names. */
export function namesOfFiles(today: Day) {
  return {
    figures: `made-up figures of ${lastYearOn(today)}.csv`,
    neighbours: `made-up neighbours ${lastYearOn(today)}.csv`,
    inspections: `made-up inspections to ${formatShortDay(today)}.csv`,
  }
}
