import type { MainClause } from './main-clause.ts'
import type { DocumentKind, ProvisionKind } from './reading.ts'

// What a modal makes of its sentence, as printed: "should" stays "should" and never becomes "must".

const WILL_NOT_BIND =
  /^\s*(?:also\s+)?(?:result|lead\s+to|mean\s+that|help\s+to|allow|enable|depend|need\s+to\s+be\s+seen|be\s+considered\s+a|struggle|benefit)\b/i
const AIM =
  /\b(?:aims?|purposes?|jobs?|roles?|objectives?|intention|goals?|tasks?|steps?|priorit(?:y|ies)|focus|function|ambition|challenge|approach|response|way|key|remit|responsibility|duty|it|this|that|which|what)$|\b(?:aims?|purposes?|objectives?|intention|goals?)\s+(?:of|behind|for)\s+[^,;]{1,80}$/i
const REPORTS: readonly DocumentKind[] = [
  'commissioner report',
  'inspection report',
  'SEND report',
  'focused visit letter',
  'JTAI letter',
]

/** The kind of provision a main clause makes in a document of this kind; null where it binds nobody. */
export function forceOf(main: MainClause, document: DocumentKind): ProvisionKind | null {
  const { modal } = main
  const isReport = REPORTS.includes(document)
  // "Its aim is to improve" says what for; "its membership is to include" asks.
  if (
    /^(?:is|are) (?:now )?to$/.test(modal) &&
    main.bearer === null &&
    !main.isPassive &&
    AIM.test(main.subject)
  )
    return null
  if (/expected that$/.test(modal) && main.bearer === null) return null
  if (/^(?:may not|cannot)$/.test(modal)) return isReport ? null : 'duty'
  if (/^(?:may|might|can|could)$/.test(modal)) return 'power'
  if (document === 'other' && /recommended/.test(modal)) return 'recommendation'
  if (/^would$/.test(modal) || /encouraged|recommended|urged|invited/.test(modal))
    return isReport ? 'recommendation' : null
  if (/reminded/.test(modal)) return null
  if (/^will not$/.test(modal)) return 'condition'
  if (/^will$/.test(modal) && /^\s*be\s+(?:expected|required|asked|obliged)\s+to\b/i.test(main.rest))
    return isReport ? 'recommendation' : 'duty'
  if (/^will\b/.test(modal) && !/needs? to/.test(modal)) return undertakes(main) ? 'undertaking' : 'other'
  if (/undertake|agree|commit|pledge|intend/.test(modal))
    return main.bearer === null ? 'other' : 'undertaking'
  if (isReport)
    return /^(?:should|must|.*needs? to|ha(?:s|ve) to|shall|(?:is|are) to)/.test(modal)
      ? 'recommendation'
      : null
  if (/needs? to|ha(?:s|ve) to|responsible/.test(modal) && main.bearer === null && !main.isPassive)
    return null
  return 'duty'
}

// "Failure to comply will result in ..." foretells; "the Department will review" promises.
function undertakes(main: MainClause): boolean {
  if (main.bearer !== null) return !WILL_NOT_BIND.test(main.rest)
  if (main.isPassive) return !/\bbe\s+(?:seen|considered|assessed\s+as|deemed|treated)\b/i.test(main.rest)
  const isWork =
    /\b(?:plan|board|programme|reviews?|reports?|meetings?|arrangements?|protocol|strategy)$/i.test(
      main.subject,
    )
  return isWork && !WILL_NOT_BIND.test(main.rest)
}

export function whyOf(kind: ProvisionKind): string {
  if (kind === 'duty') return 'says what must be done'
  if (kind === 'undertaking') return 'says what somebody will do'
  if (kind === 'power') return 'says what may be done, not what must'
  if (kind === 'recommendation') return 'says what should be done'
  return 'the main verb of the sentence'
}

export function isLive(kind: ProvisionKind): boolean {
  return kind === 'duty' || kind === 'undertaking' || kind === 'recommendation'
}
