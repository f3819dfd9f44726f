import { formatDayNumber } from './day-number.ts'
import { shifted } from './generate-plot.ts'
import type { FaultKind, Plot } from './generate-plot.ts'

// The kinds of fault that councils' lists have: types, codes, the order of dates, what goes together, other lists.

function write(kind: string, list: string, at: string, value: string, suits?: FaultKind['suits']): FaultKind {
  return { kind, list, at, plant: (plot) => plot.set(at, value), ...(suits === undefined ? {} : { suits }) }
}

/** Puts a date some days before another of the row. */
function before(
  kind: string,
  list: string,
  at: string,
  than: string,
  suits: FaultKind['suits'] = filled(at),
): FaultKind {
  return { kind, list, at, plant: (plot) => plot.set(at, shifted(plot.get(than), -10)), suits }
}

function filled(...keys: readonly string[]): (plot: Plot) => boolean {
  return (plot) => keys.every((key) => plot.get(key) !== '')
}

const isOpen = (end: string) => (plot: Plot) => plot.get(end) === ''

const TYPES: readonly FaultKind[] = [
  write('identifier blank', 'List 1', 'child', ''),
  write('identifier rounded', 'List 1', 'child', '1.23457E+14'),
  write('spreadsheet error', 'List 3', 'team', '#N/A'),
  write('error left by a script', 'List 4', 'seen', 'zzCodeError', filled('authorised')),
  write('several values', 'List 6', 'need', '#MULTIVALUE'),
  write('words for a date', 'List 1', 'contact', 'last Tuesday'),
  write('no such day', 'List 3', 'referred', '31/02/2026'),
  write('month first', 'List 4', 'started', '12/25/2025', filled('authorised')),
  write('short year', 'List 5', 'discussed', '01/02/26', isOpen('conference')),
  write('year of a slip', 'List 2', 'started', '01/02/0205'),
  write('fraction of a year', 'List 2', 'age', '6.138'),
  write('words for an age', 'List 6', 'age', 'six'),
  write('words for a number', 'List 3', 'before', 'two'),
  write('number below nought', 'List 5', 'before', '-1'),
  write('no placement at all', 'List 8', 'placements', '0'),
]

const BLANKS: readonly FaultKind[] = [
  write('gender blank', 'List 4', 'gender', ''),
  write('ethnicity blank', 'List 8', 'ethnicity', ''),
  write('date of contact blank', 'List 1', 'contact', ''),
  write('need blank', 'List 6', 'need', ''),
  write('eligibility blank', 'List 9', 'eligibility', ''),
  write('birth blank', 'List 7', 'born', ''),
]

const CODES: readonly FaultKind[] = [
  write('gender unknown', 'List 1', 'gender', 'e) Other thing'),
  write('source unknown', 'List 3', 'source', 'z) 99: Nobody'),
  write('ethnicity unknown', 'List 7', 'ethnicity', 'z) XXXX'),
  write('legal status unknown', 'List 8', 'legal', 'Q9: Nothing'),
  write('placement unknown', 'List 8', 'placement', 'Tree house'),
  write('letter against words', 'List 2', 'gender', 'b) Male', (plot) => plot.get('gender') === 'a) Male'),
  write('postcode of no shape', 'List 8', 'postcode', 'nope'),
  write('activity unknown', 'List 9', 'activity', 'H7: Away', (plot) => plot.get('touch') === 'a) Yes'),
  write('status unknown', 'List 6', 'status', 'z) Somewhere', isOpen('closed')),
]

const DATES: readonly FaultKind[] = [
  before('help ends before it starts', 'List 2', 'completed', 'started'),
  before('authorised before the start', 'List 4', 'authorised', 'started'),
  before('conference before the discussion', 'List 5', 'conference', 'discussed'),
  before('closed before the start', 'List 6', 'closed', 'started'),
  before('plan ends before it starts', 'List 7', 'ended', 'started'),
  before(
    'review before the plan',
    'List 7',
    'reviewed',
    'started',
    (plot) => plot.get('reviewed') !== '' && plot.get('ended') === '',
  ),
  before('care ends before it starts', 'List 8', 'ceased', 'started'),
  before('placed before care', 'List 8', 'placed', 'started'),
  before('adopted before placed', 'List 10', 'adopted', 'placed'),
  before('stage ends before it starts', 'List 11', 'stage1Ended', 'stage1Started'),
  {
    kind: 'contact to come',
    list: 'List 1',
    at: 'contact',
    plant: (plot) => plot.set('contact', formatDayNumber(plot.day + 40)),
  },
  {
    kind: 'visit to come',
    list: 'List 7',
    at: 'visited',
    plant: (plot) => plot.set('visited', formatDayNumber(plot.day + 3)),
    suits: isOpen('ended'),
  },
  {
    kind: 'wrong age',
    list: 'List 1',
    at: 'age',
    plant: (plot) => plot.set('age', String(Number(plot.get('age')) + 3)),
  },
  {
    kind: 'contact too old',
    list: 'List 1',
    at: 'contact',
    plant: (plot) => plot.set('contact', formatDayNumber(plot.day - 300)),
    suits: (plot) => Number(plot.get('age')) > 1,
  },
]

const TOGETHER: readonly FaultKind[] = [
  write('closed for no reason', 'List 6', 'reason', '', filled('closed')),
  write('left care for no reason', 'List 8', 'reason', '', filled('ceased')),
  write(
    'left care on no day',
    'List 8',
    'ceased',
    '',
    (plot) => plot.get('ceased') !== '' && !plot.get('reason').includes('E11'),
  ),
  {
    kind: 'conference though unnecessary',
    list: 'List 5',
    at: 'conference',
    plant: (plot) => plot.set('unnecessary', 'a) Yes'),
    suits: filled('conference'),
  },
  write('assessed to no end', 'List 4', 'support', '', filled('authorised')),
  write('ended too soon', 'List 4', 'support', 'a) Yes', isOpen('authorised')),
  write('in touch, no home said', 'List 9', 'accommodation', '', (plot) => plot.get('touch') === 'a) Yes'),
  write(
    'not in touch, busy',
    'List 9',
    'activity',
    'F1: Full time in higher education',
    (plot) => plot.get('touch') === 'b) No',
  ),
  write(
    'accepted what was not offered',
    'List 8',
    'accepted',
    'a) Yes',
    (plot) => plot.get('offered') === 'b) No',
  ),
]

const ACROSS: readonly FaultKind[] = [
  {
    kind: 'child twice',
    list: 'List 6',
    at: 'child',
    inCopy: true,
    plant: (plot) => plot.set('team', 'Another team'),
    suits: isOpen('closed'),
  },
  { kind: 'same row twice', list: 'List 3', at: 'child', inCopy: true, plant: () => undefined },
  {
    kind: 'on a plan, not in need',
    list: 'List 7',
    at: 'child',
    inCopy: true,
    plant: (plot) => plot.set('child', `${plot.get('child')}-9`),
    suits: isOpen('ended'),
  },
  {
    kind: 'in care, not in need',
    list: 'List 8',
    at: 'child',
    inCopy: true,
    plant: (plot) => plot.set('child', `${plot.get('child')}-8`),
    suits: isOpen('ceased'),
  },
  {
    kind: 'gender differs',
    list: 'List 8',
    at: 'gender',
    plant: (plot) => plot.set('gender', plot.get('gender') === 'a) Male' ? 'b) Female' : 'a) Male'),
    suits: isOpen('ceased'),
  },
  write('in care under another status', 'List 6', 'status', 'c) Child in need plan', (plot) =>
    plot.get('status').startsWith('a)'),
  ),
  write('no plan under that status', 'List 6', 'status', 'b) Child Protection plan', (plot) =>
    plot.get('status').startsWith('d)'),
  ),
]

export const FAULT_KINDS: readonly FaultKind[] = [
  ...TYPES,
  ...BLANKS,
  ...CODES,
  ...DATES,
  ...TOGETHER,
  ...ACROSS,
]
