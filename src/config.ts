import path from 'node:path'
import { z } from 'zod'
import { accept, type Outcome, refuse } from './shared/outcome.ts'

// The one place where the environment is read. README's table says the same in words.

const port = z.coerce.number().int().min(0).max(65535)
const yesOrNo = z.enum(['yes', 'no']).transform((word) => word === 'yes')
const webAddress = z.url({ protocol: /^https?$/ })
const postgresAddress = z.url({ protocol: /^postgres(ql)?$/ })

const shape = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  BASE_URL: webAddress.optional(),
  DATABASE_URL: postgresAddress.optional(),
  DATABASE_OWNER_URL: postgresAddress.optional(),
  LOS_DATA: z.string().min(1).optional(),
  LOS_DEMONSTRATION: yesOrNo.optional(),
  LOS_RECORD_KEY: z.string().startsWith('-----BEGIN PRIVATE KEY-----').optional(),
  LOS_TRUST_PROXY: yesOrNo.default(false),
  LOS_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.email().optional(),
  NOTIFY_API_KEY: z
    .string()
    .regex(/-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/)
    .optional(),
  NOTIFY_TEMPLATE_ID: z.guid().optional(),
  OIDC_ISSUER: webAddress.optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
})

const WANTED: Readonly<Record<keyof z.infer<typeof shape>, string>> = {
  PORT: 'a number from 0 to 65535; 0 picks a free port',
  HOST: 'the address to listen on, such as 127.0.0.1',
  BASE_URL: 'the address people use, such as https://sight.example.gov.uk',
  DATABASE_URL: 'a PostgreSQL address, such as postgresql://los:secret@db.example/los',
  DATABASE_OWNER_URL: 'a PostgreSQL address whose user owns the tables',
  LOS_DATA: 'a folder',
  LOS_DEMONSTRATION: '"yes" or "no"',
  LOS_RECORD_KEY: 'an Ed25519 private key in PEM form',
  LOS_TRUST_PROXY: '"yes" or "no"',
  LOS_LOG_LEVEL: '"debug", "info", "warn", "error" or "silent"',
  SMTP_URL: 'an SMTP address, such as smtp://user:secret@mail.example:587',
  MAIL_FROM: 'an e-mail address',
  NOTIFY_API_KEY:
    'a key as GOV.UK Notify gives it: its name, the service id and the secret, joined by hyphens',
  NOTIFY_TEMPLATE_ID: 'the id of an e-mail template in GOV.UK Notify',
  OIDC_ISSUER: 'the https address of the issuer',
  OIDC_CLIENT_ID: 'the client id that the issuer gave',
  OIDC_CLIENT_SECRET: 'the client secret that the issuer gave',
}

export type Config = {
  readonly port: number
  readonly host: string
  readonly baseUrl: string | null
  readonly database:
    | { readonly kind: 'own'; readonly folder: string; readonly chosen: boolean }
    | { readonly kind: 'given'; readonly url: string; readonly ownerUrl: string | null }
  readonly dataFolder: string
  readonly demonstration: boolean | null
  readonly recordKey: string | null
  readonly trustProxy: boolean
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null
  readonly notify: { readonly apiKey: string; readonly templateId: string } | null
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string } | null
}

type Environment = Readonly<Record<string, string | undefined>>

/** The configuration, or one clear line for each wrong value. */
export function parseConfig(environment: Environment, root: string): Outcome<Config, readonly string[]> {
  const given = Object.fromEntries(
    Object.keys(WANTED).flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])),
  )
  const parsed = shape.safeParse(given)
  if (!parsed.success)
    return refuse(parsed.error.issues.map((issue) => complain(String(issue.path[0]), given)))
  const values = parsed.data
  const faults = [...missingTogether(values)]
  if (faults.length > 0) return refuse(faults)
  const dataFolder = path.resolve(root, values.LOS_DATA ?? '.data')
  return accept({
    port: values.PORT,
    host: values.HOST,
    baseUrl: values.BASE_URL ?? null,
    database:
      values.DATABASE_URL === undefined
        ? { kind: 'own', folder: dataFolder, chosen: values.LOS_DATA !== undefined }
        : { kind: 'given', url: values.DATABASE_URL, ownerUrl: values.DATABASE_OWNER_URL ?? null },
    dataFolder,
    demonstration: values.LOS_DEMONSTRATION ?? null,
    recordKey: values.LOS_RECORD_KEY ?? null,
    trustProxy: values.LOS_TRUST_PROXY,
    logLevel: values.LOS_LOG_LEVEL,
    mail: mailOf(values),
    notify: notifyOf(values),
    oidc: oidcOf(values),
  })
}

type Values = z.infer<typeof shape>

function complain(name: string, given: Readonly<Record<string, string | undefined>>): string {
  const secret = /KEY|SECRET|URL/.test(name)
  const said = secret ? '' : ` ("${given[name] ?? ''}")`
  return `${name}${said} is not right: it must be ${WANTED[name as keyof typeof WANTED]}.`
}

function missingTogether(values: Values): string[] {
  const faults: string[] = []
  if ((values.SMTP_URL === undefined) !== (values.MAIL_FROM === undefined))
    faults.push('SMTP_URL and MAIL_FROM go together: give both or neither.')
  if ((values.NOTIFY_API_KEY === undefined) !== (values.NOTIFY_TEMPLATE_ID === undefined))
    faults.push('NOTIFY_API_KEY and NOTIFY_TEMPLATE_ID go together: give both or neither.')
  if (values.NOTIFY_API_KEY !== undefined && values.SMTP_URL !== undefined)
    faults.push('Letters go by SMTP_URL or by NOTIFY_API_KEY: give one of them.')
  if (values.NOTIFY_API_KEY !== undefined && values.BASE_URL === undefined)
    faults.push('NOTIFY_API_KEY needs BASE_URL, so that the links in e-mails lead here.')
  const oidc = [values.OIDC_ISSUER, values.OIDC_CLIENT_ID, values.OIDC_CLIENT_SECRET]
  if (oidc.some((value) => value === undefined) && oidc.some((value) => value !== undefined))
    faults.push('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together: give all three or none.')
  if (values.SMTP_URL !== undefined && values.BASE_URL === undefined)
    faults.push('SMTP_URL needs BASE_URL, so that the links in e-mails lead here.')
  if (
    values.OIDC_ISSUER !== undefined &&
    !/^https:|^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(`${values.OIDC_ISSUER}/`)
  )
    faults.push('OIDC_ISSUER must be an https address.')
  if (values.OIDC_ISSUER !== undefined && values.BASE_URL === undefined)
    faults.push('OIDC_ISSUER needs BASE_URL, so that the issuer can send people back here.')
  if (values.DATABASE_OWNER_URL !== undefined && values.DATABASE_URL === undefined)
    faults.push('DATABASE_OWNER_URL is of use only beside DATABASE_URL.')
  return faults
}

function mailOf(values: Values): Config['mail'] {
  if (values.SMTP_URL === undefined || values.MAIL_FROM === undefined) return null
  return { smtpUrl: values.SMTP_URL, from: values.MAIL_FROM }
}

function notifyOf(values: Values): Config['notify'] {
  const { NOTIFY_API_KEY: apiKey, NOTIFY_TEMPLATE_ID: templateId } = values
  return apiKey === undefined || templateId === undefined ? null : { apiKey, templateId }
}

function oidcOf(values: Values): Config['oidc'] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null
  return { issuer, clientId, clientSecret }
}
