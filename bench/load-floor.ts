// The floor: Fastify, one connection of a pool, and as many trivial statements as asked, one after the other.
import process from 'node:process'
import Fastify from 'fastify'
import pg from 'pg'

const [socket, user] = process.argv.slice(2)
const pool = new pg.Pool({ host: socket ?? '', user: user ?? '', database: 'los', max: 16 })
// The database may be stopped first.
pool.on('error', () => {})
const app = Fastify({ logger: false })

app.get<{ Querystring: { statements?: string } }>('/', async (request, reply) => {
  const client = await pool.connect()
  try {
    for (let left = Number(request.query.statements ?? 1); left > 0; left -= 1) await client.query('select 1')
  } finally {
    client.release()
  }
  return reply.type('text/html').send('<!DOCTYPE html><title>The floor</title><p>Done.')
})

process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\n`)
