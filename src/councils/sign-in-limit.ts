// How fast one may guess. The wait is short enough that nobody is locked out of their work by a stranger who types
// their address wrongly on purpose, and long enough that guessing goes nowhere: at most 100 guesses a day.

export type PastAttempts = {
  /** Failures since the last success, within a day. */
  readonly failures: number
  readonly lastAt: Temporal.Instant | null
}

const FREE_FOR_ONE_PERSON = 5
/** A whole council may share an address. */
const FREE_FROM_ONE_ADDRESS = 40
const LONGEST_WAIT_MINUTES = 15

/** From when the next attempt may be made; null where it may be made now. */
export function waitUntil(
  past: { readonly ofPerson: PastAttempts; readonly fromAddress: PastAttempts },
  now: Temporal.Instant,
): Temporal.Instant | null {
  const waits = [
    endOfWait(past.ofPerson, FREE_FOR_ONE_PERSON),
    endOfWait(past.fromAddress, FREE_FROM_ONE_ADDRESS),
  ].filter((end) => end !== null)
  const last = waits.sort((one, other) => Temporal.Instant.compare(one, other)).at(-1)
  return last !== undefined && Temporal.Instant.compare(last, now) > 0 ? last : null
}

/** 1, 2, 4, 8, 15, 15 … minutes after the last. */
function endOfWait({ failures, lastAt }: PastAttempts, free: number): Temporal.Instant | null {
  if (failures < free || lastAt === null) return null
  const minutes = Math.min(2 ** (failures - free), LONGEST_WAIT_MINUTES)
  return lastAt.add({ minutes })
}

/** "Wait 2 minutes": whole minutes, never nought. */
export function waitMessage(until: Temporal.Instant, now: Temporal.Instant): string {
  const minutes = Math.max(1, Math.ceil(now.until(until).total('minutes')))
  return `There have been too many attempts. Wait ${minutes === 1 ? '1 minute' : `${minutes} minutes`}, then try again`
}
