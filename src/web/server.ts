import { randomBytes, randomUUID } from 'node:crypto'
import multipart from '@fastify/multipart'
import underPressure from '@fastify/under-pressure'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import { type Actor, inCouncil, inSystem } from '../database/council-database.ts'
import type { Database } from '../database/connect.ts'
import { dayInEngland } from '../shared/days.ts'
import { mayDo } from '../shared/permissions.ts'
import type { Answer } from './answer.ts'
import { addApiRoute, sendApiProblem } from './api-gate.ts'
import { addAssets } from './asset-routes.ts'
import { readCookies, writeCookie } from './cookies.ts'
import { emptyForm } from './form.ts'
import { parseForm, UPLOAD_BYTES } from './parse-form.ts'
import { isFormToken, makeFormToken } from './form-token.ts'
import { addMetrics } from './metrics.ts'
import { againOf, describeFault, rememberSent, sendProblem, statusOfFault, wordsOfFault } from './problems.ts'
import { readQuery } from './read-query.ts'
import type { CouncilAtHand, OpenRequest, PageRoute, Route, SignedIn } from './route.ts'
import type { Services } from './services.ts'
import { securityHeaders } from './security-headers.ts'
import { send } from './send.ts'

/** The web server: every route behind one gate that knows the visitor, the council and the role. */
export async function buildServer(routes: readonly Route[], services: Services): Promise<FastifyInstance> {
  const app = Fastify({
    // One proxy in front: the address it saw is the visitor's; what a visitor claims before it is not believed.
    trustProxy: services.trustProxy ? (_address: string, hop: number) => hop === 0 : false,
    bodyLimit: 1_000_000,
    requestIdHeader: false,
    frameworkErrors: (_fault, _request, reply) => {
      reply.headers(securityHeaders(services.secure))
      sendProblem(reply, services, { status: 404, words: null, number: null, again: null })
    },
    genReqId: () => randomUUID().slice(0, 8),
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    logger: services.logLevel === 'silent' ? false : { level: services.logLevel, base: null },
  })
  await app.register(multipart, {
    limits: { fileSize: UPLOAD_BYTES, files: 30, fields: 200, fieldSize: 1_000_000 },
  })
  await app.register(underPressure, {
    maxEventLoopDelay: 1000,
    retryAfter: 10,
    pressureHandler: (_request, reply) => {
      sendProblem(reply, services, { status: 503, words: null, number: null, again: null })
    },
  })
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, new URLSearchParams(String(body)))
    },
  )
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(securityHeaders(services.secure))
  })
  addMetrics(app)
  addAssets(app, services.assets)
  addHealth(app, services.database)
  for (const route of routes) {
    if (route.reach === 'api') addApiRoute(app, route, services)
    else addRoute(app, route, services)
  }
  app.setNotFoundHandler(async (request, reply) => {
    if (isOfApi(request)) return sendApiProblem(reply, 404, NO_SUCH_ADDRESS)
    const visitor = await visitorOf(request, services)
    return sendProblem(reply, services, { status: 404, words: null, number: null, again: null }, visitor)
  })
  app.setErrorHandler((fault: Error & { statusCode?: number; code?: string }, request, reply) => {
    const status = statusOfFault(fault)
    if (status === 500)
      request.log.error({ fault: describeFault(fault), route: request.routeOptions.url }, 'fault')
    if (isOfApi(request)) return sendApiFault(request, reply, fault)
    const number = status === 500 ? request.id : null
    return sendProblem(reply, services, {
      status,
      words: wordsOfFault(fault),
      number,
      again: againOf(request),
    })
  })
  return app
}

const NO_SUCH_ADDRESS = { at: '', message: 'There is nothing at this address' }

function isOfApi(request: FastifyRequest): boolean {
  return request.url.startsWith('/api/')
}

function sendApiFault(
  request: FastifyRequest,
  reply: FastifyReply,
  fault: Error & { statusCode?: number; code?: string },
): FastifyReply {
  const status = statusOfFault(fault)
  if (status === 403)
    return sendApiProblem(reply, fault.statusCode ?? 400, { at: '', message: wordsOfFault(fault) ?? '' })
  const words =
    status === 503 ? 'Busy. Try again in ten seconds' : `Something went wrong here (${request.id})`
  return sendApiProblem(reply, status, { at: '', message: `${words}. Nothing was changed` })
}

function addRoute(app: FastifyInstance, route: PageRoute, services: Services): void {
  app.route({
    method: route.method,
    url: route.path,
    exposeHeadRoute: false,
    config: { reach: route.reach },
    handler: async (request, reply) => {
      const cookies = readCookies(request.headers.cookie, services.secure)
      const plain = request.isMultipart() ? null : await parseForm(request)
      rememberSent(request, plain, null)
      const visitor = await visitorOf(request, services)
      const secret = visitor?.formSecret ?? openSecret(reply, cookies['form'], services)
      const form =
        plain ??
        ((await mayBringFiles(route, request, { visitor, services })) ? await parseForm(request) : emptyForm)
      rememberSent(request, form, secret)
      if (route.method === 'POST' && !(isOwnOrigin(request) && isFormToken(form.get('form-token'), secret))) {
        const again = isOwnOrigin(request) && visitor !== null ? againOf(request) : null
        return sendProblem(reply, services, { status: 403, words: STALE_FORM, number: null, again }, visitor)
      }
      const open: OpenRequest = {
        url: request.url,
        params: request.params as Record<string, string>,
        query: readQuery(request.url),
        form,
        now: services.now(),
        today: dayInEngland(services.now()),
        visitor,
        address: request.ip,
        device: (request.headers['user-agent'] ?? '').slice(0, 200),
        cookies,
        database: services.database,
        formToken: makeFormToken(secret),
        inSystem: (work) =>
          inSystem(services.database, { actor: actorOf(visitor, null), access: accessOf(route) }, work),
      }
      const { answer, council } = await answerRoute(route, open, services)
      const said = cookies['said'] ?? null
      return send(reply, answer, {
        services,
        visitor,
        council,
        formToken: open.formToken,
        said,
      })
    },
  })
}

const STALE_FORM = 'This form was open for too long, or came from somewhere else. Nothing was changed.'

async function answerRoute(
  route: PageRoute,
  open: OpenRequest,
  services: Services,
): Promise<{ answer: Answer; council: CouncilAtHand | null }> {
  if (route.reach === 'open') return { answer: await route.handle(open), council: null }
  const { visitor } = open
  if (visitor === null) {
    const next = route.method === 'GET' ? `?next=${encodeURIComponent(open.url)}` : ''
    return {
      answer: { kind: 'redirect', to: `/sign-in${next}`, said: null, cookies: [], clearSite: false },
      council: null,
    }
  }
  if (route.reach === 'signed in') return { answer: await route.handle({ ...open, visitor }), council: null }
  const council = visitor.councils.find((one) => one.slug === open.params['council']) ?? null
  if (council === null) return { answer: { kind: 'problem', status: 404, words: null }, council: null }
  if (!mayDo(council.role, route.act))
    return { answer: { kind: 'problem', status: 403, words: null }, council }
  const wanted = { council: council.id, actor: actorOf(visitor, council), access: accessOf(route) }
  const answer = await route.handle({
    ...open,
    visitor,
    council,
    inCouncil: (work) => inCouncil(services.database, wanted, work),
  })
  return { answer, council }
}

// Files are taken in only from people who are known: signed in, or holding a link that the route knows.
async function mayBringFiles(
  route: PageRoute,
  request: FastifyRequest,
  { visitor, services }: { readonly visitor: SignedIn | null; readonly services: Services },
): Promise<boolean> {
  if (visitor !== null) return true
  if (route.reach !== 'open' || route.takesFiles === undefined) return false
  const params = request.params as Record<string, string>
  return route.takesFiles({ params, now: services.now(), database: services.database })
}

function accessOf(route: PageRoute): 'read' | 'write' {
  return route.method === 'GET' ? 'read' : 'write'
}

function actorOf(visitor: SignedIn | null, council: CouncilAtHand | null): Actor {
  if (visitor === null) return { id: null, name: 'Somebody not signed in', role: 'none' }
  return { id: visitor.person.id, name: visitor.person.name, role: council?.role ?? 'themselves' }
}

async function visitorOf(request: FastifyRequest, services: Services): Promise<SignedIn | null> {
  const token = readCookies(request.headers.cookie, services.secure)['session']
  return token === undefined ? null : services.findVisitor(token, services.now())
}

// Before sign-in the form secret lives in a cookie of its own.
function openSecret(reply: FastifyReply, kept: string | undefined, services: Services): Uint8Array {
  if (kept !== undefined && kept.length >= 32) return Buffer.from(kept, 'base64url')
  const fresh = randomBytes(32)
  writeCookie(
    reply,
    { name: 'form', value: fresh.toString('base64url'), maxAgeSeconds: null },
    services.secure,
  )
  return fresh
}

// Browsers say where a form came from; a form from another site is refused even with a token.
function isOwnOrigin(request: FastifyRequest): boolean {
  const { origin, host, 'sec-fetch-site': site } = request.headers
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
}

function addHealth(app: FastifyInstance, database: Database): void {
  app.get('/health', async (_request, reply) => {
    try {
      await database.pool.query('select 1')
      return await reply.send({ status: 'ok' })
    } catch {
      return reply.status(503).send({ status: 'the database does not answer' })
    }
  })
}
