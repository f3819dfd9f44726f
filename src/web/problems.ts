import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Form } from './form.ts'
import { makeFormToken } from './form-token.ts'
import { layOut } from './layout.ts'
import { UPLOAD_BYTES } from './parse-form.ts'
import { type Again, type Problem, problemPage } from './problem-pages.ts'
import type { SignedIn } from './route.ts'
import type { Services } from './services.ts'

// What goes wrong: which status it is, what people are told, and what they were sending, kept.

type Sent = { readonly form: Form | null; readonly secret: Uint8Array | null }
const sent = new WeakMap<FastifyRequest, Sent>()

export function rememberSent(request: FastifyRequest, form: Form | null, secret: Uint8Array | null): void {
  if (request.method === 'POST') sent.set(request, { form, secret })
}

// A form that could not be taken is offered again, so that nothing typed is lost. Its old token may still serve.
export function againOf(request: FastifyRequest): Again | null {
  const { form, secret } = sent.get(request) ?? { form: null, secret: null }
  const fields = form?.entries() ?? []
  if (form === null || fields.length === 0 || /^\/(sign-|invitations|account)/.test(request.url)) return null
  const formToken = secret === null ? form.get('form-token') : makeFormToken(secret)
  return { action: request.url, formToken, fields, hadFiles: request.isMultipart() }
}

export function sendProblem(
  reply: FastifyReply,
  services: Services,
  problem: Problem,
  visitor: SignedIn | null = null,
): FastifyReply {
  const { stylesheet, script, icon } = services.assets
  const frame = {
    stylesheet: stylesheet.path,
    script: script.path,
    icon: icon.path,
    visitor,
    council: null,
    formToken: '',
    said: null,
  }
  if (problem.status === 503) reply.header('retry-after', '10')
  return reply
    .status(problem.status)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(layOut(problemPage(problem), frame))
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOENT',
  'ECONNRESET',
  '57P01',
  '57P03',
  '53300',
  '53100',
  '08006',
  '08003',
])

export function statusOfFault(fault: {
  statusCode?: number
  code?: string
  message: string
}): 403 | 404 | 500 | 503 {
  if (
    UNREACHABLE.has(fault.code ?? '') ||
    /Connection terminated|timeout exceeded when trying to connect/.test(fault.message)
  )
    return 503
  if (fault.statusCode !== undefined && fault.statusCode >= 400 && fault.statusCode < 500) return 403
  return 500
}

export function wordsOfFault(fault: { statusCode?: number; code?: string }): string | null {
  if (fault.code === '53100')
    return 'The disk is full, so nothing can be saved. What was saved before is safe. Please tell your administrator.'
  if (fault.statusCode === 413)
    return `That is too large to take in. A file may have up to ${UPLOAD_BYTES / 1_000_000} MB. Nothing was changed.`
  if (fault.statusCode !== undefined && fault.statusCode < 500)
    return 'What was sent could not be read. Nothing was changed. Go back and try again.'
  return null
}

// The stack and the kind, never values: messages of the database quote what people typed.
export function describeFault(
  fault: Error & { code?: string; constraint?: string },
): Record<string, unknown> {
  return {
    name: fault.name,
    code: fault.code,
    constraint: fault.constraint,
    stack: fault.stack?.split('\n').slice(1, 8),
  }
}
