import type { BreakKind } from './breaks.ts'

/** Each kind of break in words: how many there are, and what it means. */
export const BREAK_NAMES: Readonly<
  Record<
    BreakKind,
    {
      readonly title: (count: number) => string
      /** The kind itself, without a number. */
      readonly none: string
      readonly means: string
    }
  >
> = {
  'duty late': {
    title: (n) => counted(n, 'duty is', 'duties are') + ' late',
    none: 'Duties that are late',
    means: 'Owed on a date that has passed, and not marked met.',
  },
  'requirement without action': {
    title: (n) => counted(n, 'requirement has', 'requirements have') + ' no action',
    none: 'Requirements without an action',
    means: 'Nothing in the plan answers it.',
  },
  'action late': {
    title: (n) => counted(n, 'action is', 'actions are') + ' late',
    none: 'Actions that are late',
    means: 'Past the date as it stands, and not done.',
  },
  'action silent': {
    title: (n) => counted(n, 'action is', 'actions are') + ' silent',
    none: 'Actions that are silent',
    means: 'Under way, and nobody has said what happened for more than five weeks.',
  },
  'action relapsed': {
    title: (n) => counted(n, 'action has', 'actions have') + ' relapsed',
    none: 'Actions that have relapsed',
    means: 'Done once; a later look found it did not hold.',
  },
  'done without evidence': {
    title: (n) => counted(n, 'action is', 'actions are') + ' done with nothing to show',
    none: 'Actions done with nothing to show',
    means: 'Called done; no evidence speaks of it.',
  },
  're-check due': {
    title: (n) => counted(n, 'action waits', 'actions wait') + ' for a second look',
    none: 'Actions that wait for a second look',
    means: 'Evidenced, and its time to prove itself is over; somebody else must look again.',
  },
  'objective without measure': {
    title: (n) => counted(n, 'objective has', 'objectives have') + ' no measure',
    none: 'Objectives without a measure',
    means: 'No figure would tell whether it came true for children.',
  },
  'objective without action': {
    title: (n) => counted(n, 'objective has', 'objectives have') + ' no action',
    none: 'Objectives without an action',
    means: 'Nobody is doing anything for it.',
  },
  'action answering nothing': {
    title: (n) => counted(n, 'action answers', 'actions answer') + ' no requirement',
    none: 'Actions that answer no requirement',
    means: 'Work that no instrument asks for; link it or ask why it is done.',
  },
  'one kind of evidence': {
    title: (n) => counted(n, 'finished action rests', 'finished actions rest') + ' on one kind of evidence',
    none: 'Finished actions that rest on one kind of evidence',
    means: 'An impact claim needs two kinds, so that one can correct the other.',
  },
  'measure without objective': {
    title: (n) => counted(n, 'measure is', 'measures are') + ' tied to no objective',
    none: 'Measures tied to no objective',
    means: 'A figure nobody has said the meaning of.',
  },
  'measure stale': {
    title: (n) => counted(n, 'measure is', 'measures are') + ' out of date',
    none: 'Measures that are out of date',
    means: 'Nobody has told its latest value.',
  },
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
