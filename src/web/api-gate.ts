import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Actor, inCouncil } from '../database/council-database.ts'
import { dayInEngland } from '../shared/days.ts'
import type { ApiAnswer, ApiCaller, ApiProblem, ApiRoute } from './api.ts'
import { readQuery } from './read-query.ts'
import type { Services } from './services.ts'

// The gate of the API: a key finds its council, the key's acts are asked, and what goes out is JSON.

/** Mounts a route of the API. A cookie opens nothing here, so no other site's page can use one. */
export function addApiRoute(app: FastifyInstance, route: ApiRoute, services: Services): void {
  app.route({
    method: route.method,
    url: route.path,
    exposeHeadRoute: false,
    config: { reach: route.reach },
    handler: async (request, reply) => {
      const caller = await callerOf(request, services)
      if (caller === null) return sendApiProblem(reply, 401, NO_KEY)
      const params = request.params as Record<string, string>
      if (params['council'] !== caller.council.slug) return sendApiProblem(reply, 404, OTHER_COUNCIL)
      if (!caller.key.acts.includes(route.act)) return sendApiProblem(reply, 403, notForThis(route))
      if (route.method === 'POST' && !isJson(request)) return sendApiProblem(reply, 415, NOT_JSON)
      const now = services.now()
      const actor: Actor = { id: null, name: `Key “${caller.key.name}”`, role: 'api key' }
      const access = route.method === 'GET' ? 'read' : 'write'
      const answered = await route.handle({
        ...caller,
        params,
        query: readQuery(request.url),
        body: request.body,
        now,
        today: dayInEngland(now),
        inCouncil: (work) =>
          inCouncil(services.database, { council: caller.council.id, actor, access }, work),
      })
      return sendApiAnswer(reply, answered)
    },
  })
}

const NO_KEY: ApiProblem = {
  at: 'authorization',
  message:
    'Send a key that still holds, as “Authorization: Bearer …”. An administrator of the council makes one',
}
const OTHER_COUNCIL: ApiProblem = { at: 'council', message: 'This key is for another council' }
const NOT_JSON: ApiProblem = { at: 'content-type', message: 'Send JSON, with content-type application/json' }

function notForThis({ act }: ApiRoute): ApiProblem {
  return { at: 'authorization', message: `This key may not ${act}. Make one that may` }
}

async function callerOf(request: FastifyRequest, services: Services): Promise<ApiCaller | null> {
  const token = /^Bearer (\S{20,200})$/i.exec(request.headers.authorization ?? '')?.[1]
  return token === undefined ? null : services.findApiCaller(token, dayInEngland(services.now()))
}

function isJson(request: FastifyRequest): boolean {
  return /^application\/json\b/i.test(request.headers['content-type'] ?? '')
}

function sendApiAnswer(reply: FastifyReply, answered: ApiAnswer): FastifyReply {
  const value = 'value' in answered ? answered.value : { problems: answered.problems }
  return sendJson(reply.status(answered.status), value)
}

/** What went wrong before a handler could say so, in the same shape as what handlers say. */
export function sendApiProblem(reply: FastifyReply, status: number, problem: ApiProblem): FastifyReply {
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  if (status === 503) reply.header('retry-after', '10')
  return sendJson(reply.status(status), { problems: [problem] })
}

function sendJson(reply: FastifyReply, value: unknown): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(value))
}
