import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bringWhole, PLAN } from '../../test/bring-plan.ts'
import { aServer } from '../../test/test-server.ts'
import { writeSedgeworth } from './write-sample-word.ts'

test('a Word plan keeps its objectives, outcomes and milestones, and what is doubted names its table and row', async () => {
  const { council, database, signIn } = await aServer()
  const lead = await signIn('improvement lead')
  const { preview, answer } = await bringWhole(lead, {
    name: 'sedgeworth.docx',
    content: await writeSedgeworth(),
  })
  assert.match(preview.body, /5 actions to add, 2 objectives to add/)
  assert.match(preview.body, /Objective 1: Children are heard: 3 actions \(new\)/)
  assert.match(preview.body, /Table 2, 3<[\s\S]*Table 3, 3</)
  assert.match(preview.body, />Row 3 of Table 2: 2 Strengthen oversight<[\s\S]*a day that does not exist/)
  assert.equal(answer.status, 303, answer.body)
  const table = (await lead.get(`${PLAN}?view=table&columns=title,reference,objectives,detail`)).body
  assert.match(table, />Open a drop-in at the hub</)
  assert.match(table, /Milestones: Room found \(30 June\)\s+First evening \(15 July\)/)
  assert.match(table, /Phase: Phase 2: from January 2027/)
  const { rows } = await database.asOwner((client) =>
    client.query('select title, outcome from objective where council_id = $1 order by title', [council.id]),
  )
  assert.deepEqual(rows, [
    {
      title: 'Objective 1: Children are heard',
      outcome: 'children say that somebody did what they asked.',
    },
    { title: 'Objective 2: Workers stay', outcome: '' },
  ])
})
