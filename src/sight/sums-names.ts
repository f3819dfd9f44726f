import type { SumKind } from './sums.ts'

/** Each kind of contradiction in words: as a heading, beside its count, and why it matters. */
export const SUM_NAMES: Readonly<
  Record<SumKind, { readonly title: string; readonly short: string; readonly means: string }>
> = {
  'seen off course from outside': {
    title: 'Somebody outside sees it off course, and the plan shows nothing wrong',
    short: 'seen off course from outside',
    means:
      'The commissioner, the chair or the department sees what the plan does not. It is gone once they see it otherwise, or the plan shows it.',
  },
  'finished with nothing behind it': {
    title: 'Finished, with nothing behind it',
    short: 'finished with nothing behind it',
    means: 'Called done, and no evidence speaks of it.',
  },
  'evidence nobody can look at': {
    title: 'Evidenced or sustained on words alone',
    short: 'resting on words that nobody can look at',
    means:
      'Somebody wrote that it is so: there is no file, no figure and no link by which another could see it.',
  },
  'evidence has aged': {
    title: 'Evidenced or sustained on evidence of half a year ago',
    short: 'resting on evidence older than half a year',
    means: 'What was shown then says nothing of the children of today.',
  },
  'relapse without a word': {
    title: 'Relapsed, and nobody has said a word since',
    short: 'relapsed without a word since',
    means: 'A later look found that it did not hold; its owner has not answered.',
  },
  'measure worse, actions finished': {
    title: 'The actions are finished and the measure gets worse',
    short: 'with actions finished and a measure getting worse',
    means: 'Either the actions were the wrong ones, or they are not done.',
  },
  'met without evidence': {
    title: 'Marked met, with no evidence',
    short: 'marked met without evidence',
    means: 'A date of a requirement is called met, and nothing shows it.',
  },
  'met, measure missing or stale': {
    title: 'Marked met, and the measure is missing or out of date',
    short: 'marked met with the measure missing or out of date',
    means: 'The requirement is called met; no figure of today would tell whether it changed anything.',
  },
  'due after what it answers': {
    title: 'Due after the requirement it answers',
    short: 'due after the requirement they answer',
    means: 'Even on time, the action would come too late.',
  },
  'finished before what it waits for': {
    title: 'Finished before what it waits for',
    short: 'finished before what they wait for',
    means: 'Either it is not done, or it never had to wait.',
  },
  'waits for what ends later': {
    title: 'Waits for something that ends later',
    short: 'waiting for something that ends later',
    means: 'Even if everybody keeps their date, this one cannot be kept.',
  },
  'forecast after its date': {
    title: 'The owner expects it after its date',
    short: 'forecast by their owners after their date',
    means: 'Whoever does it says that it will be late, and nobody has asked for another date.',
  },
  'date moved three times': {
    title: 'The date moved three times or more',
    short: 'with a date moved three times or more',
    means: 'A date that keeps moving is not a promise.',
  },
  'owner without access': {
    title: 'The owner has no access any more',
    short: 'owned by somebody without access',
    means: 'Nobody who can work here is answerable for it.',
  },
  'document contradicts itself': {
    title: 'A document contradicts itself',
    short: 'in the words of a document',
    means: 'The reader found two places that cannot both be right. They are shown, never settled silently.',
  },
  'documents contradict each other': {
    title: 'Two documents contradict each other',
    short: 'between two documents',
    means:
      'The reader found in one what cannot be right beside the other. Asked, and answered with a reason, it is gone.',
  },
  'printed figure against published': {
    title: 'A document prints a figure far from what is published',
    short: 'figures in documents far from those published',
    means: 'Either the document slipped, or it counts something else than its words say.',
  },
}
