import * as oidc from 'openid-client'

// Signing in with an account of the council's own, such as Entra ID: OpenID Connect, authorization code with PKCE,
// state and nonce. What comes back is believed only where every check of it holds.

export type OidcSettings = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** How long an answer may take; 8 unless told. */
  readonly patienceSeconds?: number
}

/** What the browser keeps between going there and coming back. */
export type Journey = {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly next: string
}

export type CouncilAccount = {
  readonly issuer: string
  readonly subject: string
  /** Only where the issuer vouches that it is theirs; anybody may write any address into an account of their own. */
  readonly verifiedEmail: string | null
}

export type ReadAccount =
  | { readonly ok: true; readonly account: CouncilAccount }
  | { readonly ok: false; readonly why: 'not reached' | 'not right' | 'refused there'; readonly code: string }

export const CALLBACK = '/sign-in/council-account/callback'

const PATIENCE_SECONDS = 8
const LARGEST_ANSWER = 500_000

/** A council's issuer, asked once for what it can do, and again after a failure. */
export class CouncilAccounts {
  readonly #settings: OidcSettings
  readonly #baseUrl: string
  #discovered: Promise<oidc.Configuration> | null = null

  constructor(settings: OidcSettings, baseUrl: string) {
    this.#settings = settings
    this.#baseUrl = baseUrl
  }

  /** Where to send the browser, and what it is to keep meanwhile. */
  async begin(next: string): Promise<{ readonly href: string; readonly journey: Journey } | null> {
    try {
      const configuration = await this.#discover()
      const journey: Journey = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
        next,
      }
      const href = oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: new URL(CALLBACK, this.#baseUrl).href,
        scope: 'openid email profile',
        state: journey.state,
        nonce: journey.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(journey.verifier),
        code_challenge_method: 'S256',
      }).href
      return { href, journey }
    } catch {
      return null
    }
  }

  /** Whose account the browser comes back with. `address` is the path and query it came to. */
  async read(address: string, journey: Journey): Promise<ReadAccount> {
    let configuration: oidc.Configuration
    try {
      configuration = await this.#discover()
    } catch (fault) {
      return { ok: false, why: 'not reached', code: codeOf(fault) }
    }
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, new URL(address, this.#baseUrl), {
        pkceCodeVerifier: journey.verifier,
        expectedState: journey.state,
        expectedNonce: journey.nonce,
        idTokenExpected: true,
      })
      return this.#accountOf(tokens.claims())
    } catch (fault) {
      const refused = fault instanceof oidc.AuthorizationResponseError
      return { ok: false, why: refused ? 'refused there' : 'not right', code: codeOf(fault) }
    }
  }

  #discover(): Promise<oidc.Configuration> {
    this.#discovered ??= this.#ask().catch((fault: unknown) => {
      this.#discovered = null
      throw fault
    })
    return this.#discovered
  }

  async #ask(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret, patienceSeconds } = this.#settings
    const server = new URL(issuer)
    const loopback =
      server.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(server.hostname)
    const configuration = await oidc.discovery(server, clientId, clientSecret, undefined, {
      timeout: patienceSeconds ?? PATIENCE_SECONDS,
      [oidc.customFetch]: fetchCapped,
      // Without TLS only where nothing leaves the machine.
      execute: loopback ? [oidc.allowInsecureRequests] : [],
    })
    // An issuer of all tenants at once ("common") would let every organisation in the world sign in.
    if (withoutSlash(configuration.serverMetadata().issuer) !== withoutSlash(issuer))
      throw new Error('the issuer calls itself otherwise')
    // The signature is checked although the token comes over TLS straight from its issuer.
    oidc.enableNonRepudiationChecks(configuration)
    return configuration
  }

  #accountOf(claims: oidc.IDToken | undefined): ReadAccount {
    const right =
      claims !== undefined &&
      withoutSlash(claims.iss) === withoutSlash(this.#settings.issuer) &&
      [claims.aud].flat().every((one) => one === this.#settings.clientId) &&
      claims.sub.length > 0 &&
      claims.sub.length <= 255
    if (!right) return { ok: false, why: 'not right', code: 'CLAIMS' }
    const { iss: issuer, sub: subject } = claims
    return { ok: true, account: { issuer, subject, verifiedEmail: verifiedEmailOf(claims) } }
  }
}

// Entra ID says `xms_edov` (the domain's owner is verified) where others say `email_verified`.
function verifiedEmailOf(claims: oidc.IDToken): string | null {
  const { email, email_verified: verified, xms_edov: edov } = claims
  const vouched = verified === true || edov === true || edov === 1 || edov === '1' || edov === 'true'
  if (verified === false || !vouched || typeof email !== 'string') return null
  return email.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(email) ? email.toLowerCase() : null
}

// An issuer that floods us with an endless answer is cut off; one that sends us elsewhere is not followed.
async function fetchCapped(url: string, options: oidc.CustomFetchOptions): Promise<Response> {
  const answer = await fetch(url, { ...options, redirect: 'manual' } as RequestInit)
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of answer.body ?? []) {
    size += part.length
    if (size > LARGEST_ANSWER) throw new Error('the issuer answered with too much')
    parts.push(part)
  }
  const body = [101, 204, 205, 304].includes(answer.status) ? null : Buffer.concat(parts)
  return new Response(body, { status: answer.status, headers: answer.headers })
}

function withoutSlash(address: string): string {
  return address.replace(/\/$/, '')
}

// Names of checks, never values: enough for whoever looks after sign-in to know where to look.
function codeOf(fault: unknown): string {
  const code = (fault as { code?: unknown }).code
  return typeof code === 'string' ? code : fault instanceof Error ? fault.name : 'UNKNOWN'
}
