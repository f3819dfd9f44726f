import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inCouncil } from './database/council-database.ts'
import { saveLetter } from './jobs/letter-store.ts'
import { finishLetters, writeDueLetters } from './start-jobs.ts'
import { aPlan } from '../test/test-plan.ts'
import { BUILDER, NOW, TODAY } from '../test/test-server.ts'

const HOME = '/councils/test-vale'
const TO = { 'to-day': '31', 'to-month': '1', 'to-year': '2027', reason: 'The tender came late' }

test('a letter goes to each who may agree, once for a wish, and not once it is answered', async () => {
  const { at, signIn, council, database } = await aPlan()
  await (await signIn('action owner')).post(`${at}/move`, TO)
  const within = <Found>(work: Parameters<typeof inCouncil<Found>>[2]) =>
    inCouncil(database, { council: council.id, actor: BUILDER, access: 'write' }, work)
  const lead = await signIn('improvement lead')
  assert.match((await lead.get(`${HOME}/letters`)).body, /Waits for an answer/)
  const writtenOn = (days: number) =>
    within(async (db) => {
      const now = NOW.add({ hours: 24 * days })
      const { letters } = await writeDueLetters(db, TODAY.add({ days }), now)
      const waiting = letters.filter(({ kind }) => kind === 'waiting')
      for (const letter of waiting) await saveLetter(db, letter, { now, kept: null })
      return waiting
    })
  const first = await writtenOn(0)
  const { people } = council
  assert.deepEqual(
    first.map(({ to }) => Number(to)).toSorted((a, b) => a - b),
    [people['improvement lead'], people['senior leader'], people['independent chair']]
      .map(Number)
      .toSorted((a, b) => a - b),
  )
  assert.deepEqual([...(await writtenOn(0)), ...(await writtenOn(1))], [])
  const finish = finishLetters('https://sight.example').waiting
  const goOut = () =>
    within((db) => {
      const [one] = first
      if (one === undefined) throw new Error('no letter')
      const kept = { councilId: council.id, invitation: null, toName: '', email: '', why: '', tries: 1 }
      const letter = { ...one, ...kept, id: 1, state: 'sending', writtenAt: NOW, sentAt: null } as const
      return finish(db, letter, NOW)
    })
  assert.match(
    JSON.stringify(await goOut()),
    /https:\/\/sight\.example\/councils\/test-vale\/actions\/\d+#wish-\d+/,
  )
  const answer = /action="([^"]+\/answer)"/.exec((await lead.get(at)).body)?.[1] ?? ''
  await lead.post(answer, { answer: 'yes' })
  assert.deepEqual(Object.keys(Object(await goOut())), ['keep'])
})
