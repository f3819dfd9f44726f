// Standards that councils set for themselves, where no national definition gives a number.

export type LocalStandards = {
  /** Working days between statutory visits to a child on a plan (indicator 37; 10, 15 and 20 are all in use). */
  readonly protectionVisit: number
  /** Days since a child in need was last seen (indicator 27). */
  readonly lastSeen: number
  /** Days between social work visits to a child in care (indicator 50; regulations say six weeks). */
  readonly careVisit: number
  /** From what age a child is expected to be seen alone (indicator 38). */
  readonly seenAloneFrom: number
}

export const USUAL_STANDARDS: LocalStandards = {
  protectionVisit: 10,
  lastSeen: 42,
  careVisit: 42,
  seenAloneFrom: 0,
}
