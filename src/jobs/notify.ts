import { createHmac } from 'node:crypto'
import type { Carried, Carrier } from './letter.ts'

// GOV.UK Notify. Its template needs ((subject)) as subject and ((body)) as the only words of the message.

export type NotifySettings = {
  /** "name-<service id>-<secret>", as Notify gives it. */
  readonly apiKey: string
  readonly templateId: string
}

export const NOTIFY_ADDRESS = 'https://api.notifications.service.gov.uk'

const PATIENCE_MS = 10_000

/** Letters go through Notify; `address` is another only where a test stands in for it. */
export function notifyCarrier(
  settings: NotifySettings,
  { address, now }: { readonly address: string; readonly now: () => Temporal.Instant },
): Carrier {
  const key = parseKey(settings.apiKey)
  return {
    carry: async ({ to, subject, text, reference }) => {
      try {
        const reply = await fetch(new URL('/v2/notifications/email', address), {
          method: 'POST',
          headers: { authorization: `Bearer ${writeToken(key, now())}`, 'content-type': 'application/json' },
          body: JSON.stringify({
            email_address: to,
            template_id: settings.templateId,
            personalisation: { subject, body: text },
            reference,
          }),
          redirect: 'error',
          signal: AbortSignal.timeout(PATIENCE_MS),
        })
        await reply.body?.cancel()
        return endingOf(reply.status)
      } catch (fault) {
        return wasNeverReached(fault) ? 'not now' : 'unsure'
      }
    },
  }
}

/** The service and the secret in an API key; the name before them may hold hyphens too. */
export function parseKey(apiKey: string): { readonly service: string; readonly secret: string } {
  return { service: apiKey.slice(-73, -37), secret: apiKey.slice(-36) }
}

// A wrong key (403), a spent allowance (429) or Notify's own fault is for somebody to mend; the letter can wait for it.
function endingOf(status: number): Carried {
  if (status === 201) return 'sent'
  if (status === 400) return 'never'
  return status >= 500 && status !== 503 ? 'unsure' : 'not now'
}

const NEVER_REACHED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

function wasNeverReached(fault: unknown): boolean {
  const cause = fault instanceof Error ? (fault.cause as { code?: string } | undefined) : undefined
  return NEVER_REACHED.has(cause?.code ?? '')
}

// Notify's token: HS256 over issuer and second, good for half a minute.
function writeToken({ service, secret }: ReturnType<typeof parseKey>, now: Temporal.Instant): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const said = `${part({ typ: 'JWT', alg: 'HS256' })}.${part({ iss: service, iat: Math.floor(now.epochMilliseconds / 1000) })}`
  return `${said}.${createHmac('sha256', secret).update(said).digest('base64url')}`
}
