import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import type { FastifyReply } from 'fastify'
import { writeCsv } from '../shared/csv.ts'
import type { Answer } from './answer.ts'
import { writeExcel } from './excel.ts'
import { readQuery } from './read-query.ts'
import { writeCookie } from './cookies.ts'
import { layOut } from './layout.ts'
import { problemPage } from './problem-pages.ts'
import type { CouncilAtHand, SignedIn } from './route.ts'
import type { Services } from './services.ts'

const compress = promisify(gzip)
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const CSV = 'text/csv; charset=utf-8'
const WORTH_COMPRESSING = 1400

type Surroundings = {
  readonly services: Services
  readonly visitor: SignedIn | null
  readonly council: CouncilAtHand | null
  readonly formToken: string
  readonly said: string | null
}

/** Writes an answer out: pages in their frame and compressed, redirects, files. */
export async function send(reply: FastifyReply, answer: Answer, around: Surroundings): Promise<FastifyReply> {
  const { secure } = around.services
  reply.header('cache-control', 'no-store')
  switch (answer.kind) {
    case 'page':
      for (const cookie of answer.cookies) writeCookie(reply, cookie, secure)
      return sendPage(reply.status(answer.status), layOut(answer.page, frameOf(around, reply)))
    case 'problem':
      return sendPage(
        reply.status(answer.status),
        layOut(
          problemPage({ status: answer.status, words: answer.words, number: null, again: null }),
          frameOf(around, reply),
        ),
      )
    case 'redirect':
      for (const cookie of answer.cookies) writeCookie(reply, cookie, secure)
      if (answer.said !== null)
        writeCookie(reply, { name: 'said', value: answer.said, maxAgeSeconds: 60 }, secure)
      if (answer.clearSite) reply.header('clear-site-data', '"cache", "storage"')
      return reply.redirect(answer.to, 303)
    case 'file':
      return sendFile(reply, answer)
    case 'sheet':
      return sendFile(reply, await fileOf(answer, readQuery(reply.request.url).get('as') === 'xlsx'))
  }
}

function frameOf(around: Surroundings, reply: FastifyReply): Parameters<typeof layOut>[1] {
  const { stylesheet, script, icon } = around.services.assets
  if (around.said !== null)
    writeCookie(reply, { name: 'said', value: '', maxAgeSeconds: 0 }, around.services.secure)
  return {
    stylesheet: stylesheet.path,
    script: script.path,
    icon: icon.path,
    visitor: around.visitor,
    council: around.council,
    formToken: around.formToken,
    said: around.said,
  }
}

// Level 1: nine tenths of what level 6 saves, for a third of its time.
async function sendPage(reply: FastifyReply, text: string): Promise<FastifyReply> {
  reply.type('text/html; charset=utf-8').header('vary', 'accept-encoding')
  const takesGzip = /\bgzip\b/.test(reply.request.headers['accept-encoding'] ?? '')
  if (!takesGzip || text.length < WORTH_COMPRESSING) return reply.send(text)
  return reply
    .header('content-encoding', 'gzip')
    .send(await compress(text, { level: constants.Z_BEST_SPEED }))
}

async function fileOf(
  { name, sheet }: Answer & { kind: 'sheet' },
  isExcel: boolean,
): Promise<Answer & { kind: 'file' }> {
  return isExcel
    ? { kind: 'file', content: await writeExcel(sheet), mediaType: EXCEL, name: `${name}.xlsx` }
    : { kind: 'file', content: writeCsv(sheet), mediaType: CSV, name: `${name}.csv` }
}

function sendFile(reply: FastifyReply, file: Answer & { kind: 'file' }): FastifyReply {
  const place =
    file.name === null ? 'inline' : `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`
  return reply
    .header('content-disposition', place)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .type(file.mediaType)
    .send(typeof file.content === 'string' ? file.content : Buffer.from(file.content))
}
