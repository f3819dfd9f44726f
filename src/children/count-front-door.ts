import { SOURCE } from './annex-a-codes.ts'
import { YES_NO } from './annex-a-person-codes.ts'
import { isOpenOn, latestOfEach } from './count-as.ts'
import type { CountAs } from './count-as.ts'
import { codeAt } from './code-set.ts'
import { isKnown, NONE } from './day-number.ts'
import { countRows, isWithin, number, numberAndRate, periodTo, rowsOf, share } from './indicator.ts'
import type { Indicator, Period } from './indicator.ts'
import type { ListTable } from './list-table.ts'

// Indicators 1 to 11: contacts, early help and referrals (Lists 1 to 3).
// Definitions: the Department's LAIT data dictionary and children in need tables, where they have one.

const YES = codeAt(YES_NO, 'Yes')
const NO = codeAt(YES_NO, 'No')

// Ofsted's own groups of sources, by the number that begins the inner code (tab "Codes_used").
const SOURCE_GROUPS: readonly (readonly [string, readonly string[]])[] = [
  ['Individual', ['1A', '1B', '1C', '1D']],
  ['Schools', ['2A']],
  ['Education services', ['2B']],
  ['Health services', ['3A', '3B', '3C', '3D', '3E', '3F']],
  ['Housing', ['4']],
  ['LA services', ['5A', '5B', '5C', '5D']],
  ['Police', ['6']],
  ['Other legal agency', ['7']],
  ['Other', ['8']],
  ['Anonymous', ['9']],
  ['Unknown', ['10']],
]

export function countFrontDoor(as: CountAs): readonly Indicator[] {
  const period = periodTo(as.day, 6)
  return [...countContacts(as, period), ...countEarlyHelp(as, period), ...countReferrals(as, period)]
}

function countContacts(as: CountAs, period: Period): readonly Indicator[] {
  const contacts = as.list('List 1')
  const referrals = as.list('List 3')
  if (contacts === null) return []
  const rows = rowsOf(contacts, (at) => isWithin(period, contacts.value(at, 'contact')))
  const firsts = new Int32Array(as.children).fill(NONE)
  const times = new Int32Array(as.children)
  for (const at of rows) {
    const child = contacts.value(at, 'child')
    if (!isKnown(child)) continue
    const day = contacts.value(at, 'contact')
    const first = firsts[child] ?? NONE
    firsts[child] = first === NONE ? day : Math.min(first, day)
    times[child] = (times[child] ?? 0) + 1
  }
  const known = times.filter((count) => count > 0).length
  const repeated = times.filter((count) => count > 1).length
  const referred = new Set(
    rowsOf(referrals, (at) => {
      const first = firsts[referrals?.value(at, 'child') ?? NONE] ?? NONE
      const day = referrals?.value(at, 'referred') ?? NONE
      return isKnown(first) && isWithin(period, day) && day >= first
    }).map((at) => referrals?.value(at, 'child')),
  )
  return [
    ...numberAndRate({ id: 1, rateId: '1b', name: 'Contacts' }, period, rows.length, as.population),
    ...mixOfSources(2, 'Contacts from', contacts, rows, period),
    ...(referrals === null
      ? []
      : [
          share(
            { id: 3, name: 'Children with a contact who were then referred' },
            period,
            referred.size,
            known,
          ),
        ]),
    share({ id: 4, name: 'Children with more than one contact' }, period, repeated, known),
  ]
}

function mixOfSources(
  id: number,
  name: string,
  table: ListTable,
  rows: readonly number[],
  period: Period,
): readonly Indicator[] {
  return SOURCE_GROUPS.map(([group, codes]) => {
    const inside = new Set(codes.map((code) => codeAt(SOURCE, code)))
    const count = rows.filter((at) => inside.has(table.value(at, 'source'))).length
    return share({ id: `${id}:${group}`, name: `${name} ${group}` }, period, count, rows.length)
  })
}

function countEarlyHelp(as: CountAs, period: Period): readonly Indicator[] {
  const help = as.list('List 2')
  if (help === null) return []
  const open = countRows(help, (at) => isOpenOn(help.value(at, 'completed'), as.day))
  return [
    ...numberAndRate(
      { id: 5, rateId: '5c', name: 'Early help assessments' },
      period,
      help.length,
      as.population,
    ),
    number({ id: '5b', name: 'Early help open' }, as.day, open),
  ]
}

function countReferrals(as: CountAs, period: Period): readonly Indicator[] {
  const referrals = as.list('List 3')
  if (referrals === null) return []
  const rows = rowsOf(referrals, (at) => isWithin(period, referrals.value(at, 'referred')))
  const latest = latestOfEach(referrals, rows, 'referred')
  const again = latest.filter((at) => referrals.value(at, 'before') >= 1).length
  const closed = rows.filter((at) => referrals.value(at, 'nfa') === YES).length
  return [
    ...numberAndRate({ id: 6, rateId: '6b', name: 'Referrals' }, period, rows.length, as.population),
    share(
      {
        id: 7,
        name: 'Re-referrals within 12 months',
        proxy: 'Annex A counts earlier referrals only for each child’s latest: so children, not referrals',
      },
      period,
      again,
      latest.length,
    ),
    share({ id: 8, name: 'Referrals with no further action' }, period, closed, rows.length),
    ...countNotInNeed(as, referrals, rows, period),
    ...mixOfSources(11, 'Referrals from', referrals, rows, period),
  ]
}

// A referral's assessment is the child's first that starts on its day or later.
function countNotInNeed(
  as: CountAs,
  referrals: ListTable,
  rows: readonly number[],
  period: Period,
): readonly Indicator[] {
  const assessments = as.list('List 4')
  if (assessments === null) return []
  const index = as.index(assessments)
  const found = rows.filter((row) => {
    const referred = referrals.value(row, 'referred')
    const after = index
      .rows(referrals.value(row, 'child'))
      .filter((at) => assessments.value(at, 'started') >= referred)
      .toSorted((one, other) => assessments.value(one, 'started') - assessments.value(other, 'started'))
    const first = after[0]
    return (
      first !== undefined &&
      isKnown(assessments.value(first, 'authorised')) &&
      assessments.value(first, 'support') === NO
    )
  })
  return [share({ id: 9, name: 'Referrals assessed and not in need' }, period, found.length, rows.length)]
}
