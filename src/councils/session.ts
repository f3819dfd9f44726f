// How long a signed-in session lasts: OWASP ASVS 7.3.1 and 7.3.2 (idle and absolute limits, said here).
export const IDLE_MINUTES = 60
export const WHOLE_HOURS = 12

export type HowSignedIn = 'password' | 'oidc' | 'demonstration'
