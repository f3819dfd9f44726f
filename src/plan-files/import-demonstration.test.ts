import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aDemonstration } from '../../test/test-demonstration.ts'
import { bytesFrom } from '../../test/bring-plan.ts'
import { BUILDER, TODAY } from '../../test/test-server.ts'
import { listColleagues } from '../councils/council-store.ts'
import { inCouncil } from '../database/council-database.ts'
import { listRequirements } from '../instruments/requirement-store.ts'
import { listActions } from '../plan/action-store.ts'
import { listObjectives } from '../plan/objective-store.ts'
import { ALL_COLUMNS } from '../plan/plan-column.ts'
import { finishedRows } from './import-done.ts'
import { previewImport } from './import-plan.ts'
import { noAnswers, rowsToImport } from './import-rows.ts'
import { startedRows } from './import-started.ts'
import { readPlanFile } from './read-plan-file.ts'

test('the demonstration’s plan, taken out with every column or the usual ones and brought back, changes nothing', async () => {
  const demonstration = await aDemonstration()
  const { app, council, database } = demonstration
  try {
    const bytes = await bytesFrom(demonstration)
    const now = await inCouncil(
      database,
      { council: council.id, actor: BUILDER, access: 'read' },
      async (db) => ({
        actions: await listActions(db, council.intervention),
        objectives: await listObjectives(db, council.intervention),
        people: await listColleagues(db),
        requirements: await listRequirements(db, council.intervention),
        bases: new Map(),
        out: new Map(),
      }),
    )
    assert.ok(now.actions.length > 50)
    const every = `columns=${ALL_COLUMNS.join(',')}`
    for (const file of [`plan.xlsx?${every}`, `plan.csv?${every}`, 'plan.xlsx', 'plan.csv']) {
      const read = await readPlanFile(await bytes(`/councils/${council.slug}/${file}`))
      assert.ok(read.ok)
      const preview = previewImport(rowsToImport(read.value, null, noAnswers), now, noAnswers)
      const changed = preview.changed.map(({ action, changes }) => [action.reference, changes])
      assert.deepEqual(changed, [], file)
      assert.deepEqual([preview.added, preview.doubted, preview.renamed], [[], [], []], file)
      assert.ok(preview.same.length > 50 && preview.objectives.every(({ held }) => held !== null), file)
      assert.deepEqual([finishedRows(preview, noAnswers, TODAY), startedRows(preview, TODAY)], [[], []], file)
    }
  } finally {
    await app.close()
    await database.close()
  }
})
