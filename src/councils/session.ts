import type { SessionId } from '../shared/ids.ts'

// How long a signed-in session lasts: OWASP ASVS 7.3.1 and 7.3.2 (idle and absolute limits, said here).
export const IDLE_MINUTES = 60
export const WHOLE_HOURS = 12

/** Between the password and the code. */
export const SECOND_STEP_MINUTES = 10

export type HowSignedIn = 'password' | 'oidc' | 'demonstration'

export type OwnSession = {
  readonly id: SessionId
  readonly how: HowSignedIn
  readonly device: string
  readonly begunAt: Temporal.Instant
  readonly usedAt: Temporal.Instant
}

type SetCookie = { readonly name: string; readonly value: string; readonly maxAgeSeconds: number }

export function sessionCookie(token: string): SetCookie {
  return { name: 'session', value: token, maxAgeSeconds: WHOLE_HOURS * 3600 }
}

export function secondStepCookie(proof: string): SetCookie {
  return { name: 'second', value: proof, maxAgeSeconds: SECOND_STEP_MINUTES * 60 }
}

/** A cookie that is no longer wanted. */
export function endCookie(name: 'session' | 'second' | 'oidc'): SetCookie {
  return { name, value: '', maxAgeSeconds: 0 }
}

/** Only ever on to a page of our own. */
export function safeNext(next: string | null): string {
  return next !== null && /^\/(?![/\\])[^\s\\]*$/.test(next) && !next.startsWith('/sign-') ? next : '/'
}

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?(?:iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]

const MACHINES: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android device'],
  [/\bCrOS\b/, 'Chromebook'],
  [/\bWindows\b/, 'Windows computer'],
  [/\bMacintosh\b/, 'Mac'],
  [/\bLinux\b/, 'Linux computer'],
]

/** "Firefox on a Windows computer", from what the browser says of itself; its own words where they are unknown. */
export function deviceInWords(device: string): string {
  const browser = BROWSERS.find(([mark]) => mark.test(device))?.[1]
  const machine = MACHINES.find(([mark]) => mark.test(device))?.[1]
  if (browser === undefined && machine === undefined)
    return device === '' ? 'Unknown device' : device.slice(0, 60)
  if (machine === undefined) return browser ?? ''
  return `${browser ?? 'A browser'} on ${/^[AEIO]/i.test(machine) ? 'an' : 'a'} ${machine}`
}
