import path from 'node:path'
import process from 'node:process'
import { type Config, parseConfig } from './config.ts'
import { type Database, openDatabase } from './database/connect.ts'
import { migrate } from './database/migrate.ts'
import { StartFault } from './database/start-fault.ts'
import type { Command } from './shared/command.ts'

export const ROOT = path.resolve(import.meta.dirname, '..')

/** The configuration, or a fault whose message has one line for each wrong value. */
export function configOrFault(environment: Readonly<Record<string, string | undefined>>): Config {
  const config = parseConfig(environment, ROOT)
  if (!config.ok) throw new StartFault(config.refusal.join('\n'))
  return config.value
}

/** The database of the configuration, found or started, with the schema of this program. */
export async function openMigrated(config: Config, connections?: number): Promise<Database> {
  const database = await openDatabase(config.database, connections)
  try {
    await database.asOwner((client) => migrate(client))
    return database
  } catch (fault) {
    await database.close('gentle')
    throw fault
  }
}

/** For a command: the same database the server uses, joined if it is running. */
export async function openFromEnvironment(): Promise<Database> {
  return openMigrated(configOrFault(process.env), 4)
}

export function migrateCommand(open: () => Promise<Database>): Command {
  return {
    name: 'migrate',
    summary: 'Bring the database up to this version of the program',
    usage: 'los migrate\n\nServing does this by itself; use it to prepare a database before the switch.',
    run: async ({ print }) => {
      const database = await open()
      print(`The schema is up to date. Database: ${database.description}`)
      await database.close('gentle')
      return 0
    },
  }
}
