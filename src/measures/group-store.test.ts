import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inCouncil } from '../database/council-database.ts'
import { aServer, BUILDER, TODAY } from '../../test/test-server.ts'
import type { GroupKind } from './group.ts'
import {
  findGroup,
  listGroupObservations,
  listGroups,
  listObservationsByGroup,
  saveTeamObservations,
} from './group-store.ts'
import { saveNewMeasure } from './measure-store.ts'

const MAY = Temporal.PlainDate.from('2026-05-01')

test('a team is made by its first value, and found again whatever its capitals and spaces', async () => {
  const { database, council } = await aServer()
  await inCouncil(database, { council: council.id, actor: BUILDER, access: 'write' }, async (db) => {
    const measureId = await saveNewMeasure(db, council.intervention, MEASURE)
    const tell = (group: string, numerator: number, kind: GroupKind = 'team') => {
      const told = { measureId, group, period: MAY, numerator, denominator: 40, note: '' }
      return saveTeamObservations(db, kind, [{ ...told, value: (numerator / 40) * 100 }], TODAY)
    }
    assert.equal(await tell('North  Team', 30), 1)
    assert.equal(await tell(' north team ', 30), 0)
    assert.equal(await tell('North Team', 31), 1)
    assert.equal(await tell('', 31), 0)
    assert.equal(await tell('North Team', 12, 'ethnicity'), 1)
    const groups = await listGroups(db)
    assert.deepEqual(
      groups.map(({ kind, name }) => [kind, name]),
      [
        ['team', 'North Team'],
        ['ethnicity', 'North Team'],
      ],
    )
    const [team] = groups
    assert.ok(team)
    assert.equal((await findGroup(db, team.id))?.name, 'North Team')
    const told = await listGroupObservations(db, council.intervention, team.id)
    assert.deepEqual(
      told.map(({ vintage, numerator, value }) => [vintage, numerator, value]),
      [[2, 31, 77.5]],
    )
    assert.equal((await listObservationsByGroup(db, measureId)).length, 2)
  })
})

test('a value of a day on which no period of the measure begins is refused by the database itself', async () => {
  const { database, council } = await aServer()
  await assert.rejects(
    inCouncil(database, { council: council.id, actor: BUILDER, access: 'write' }, async (db) => {
      const measureId = await saveNewMeasure(db, council.intervention, { ...MEASURE, rhythm: 'quarter' })
      const told = {
        measureId,
        group: 'North',
        period: MAY,
        numerator: 1,
        denominator: 2,
        value: 50,
        note: '',
      }
      await saveTeamObservations(db, 'team', [told], TODAY)
    }),
    /no period of the measure begins on 2026-05-01/,
  )
})

const MEASURE = {
  name: 'Visits on time',
  definition: '',
  numerator: '',
  denominator: '',
  source: '',
  unit: '%',
  polarity: 'higher is better',
  target: 95,
  owner: null,
} as const
