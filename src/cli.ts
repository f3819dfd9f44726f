import process from 'node:process'
import { StartFault } from './database/start-fault.ts'
import type { Command, Terminal } from './shared/command.ts'
import { migrateCommand, openFromEnvironment } from './open.ts'
import { terminalOf } from './terminal.ts'

// Each command is loaded only when it is asked for, so that `los spc` does not pay for the web server.
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.ts')).serveCommand,
  demo: async () => (await import('./serve.ts')).demoCommand,
  migrate: async () => migrateCommand(openFromEnvironment),
  backup: async () => (await import('./database/backup-command.ts')).backupCommand(openFromEnvironment),
  restore: async () => (await import('./database/backup-command.ts')).restoreCommand(openFromEnvironment),
  record: async () => (await import('./database/record-command.ts')).recordCommand(openFromEnvironment),
  user: async () => (await import('./councils/user-command.ts')).userCommand(openFromEnvironment),
  read: async () => (await import('./instruments/read-command.ts')).readCommand,
  instruments: async () =>
    (await import('./instruments/instruments-command.ts')).instrumentsCommand(openFromEnvironment),
  children: async () => (await import('./children/children-command.ts')).childrenCommand,
  plan: async () => (await import('./plan-files/plan-command.ts')).planCommand,
  comparators: async () =>
    (await import('./measures/comparators-command.ts')).comparatorsCommand(openFromEnvironment),
  spc: async () => (await import('./measures/spc-command.ts')).spcCommand,
}

async function main(): Promise<number> {
  const [name, ...words] = process.argv.slice(2)
  const terminal = terminalOf(words)
  if (name === undefined || name === '--help' || name === 'help') return printHelp(terminal)
  const load = COMMANDS[name]
  if (load === undefined) {
    terminal.complain(`There is no command "${name}". "los --help" lists them.`)
    return 2
  }
  const command = await load()
  if (words.includes('--help')) {
    terminal.print(`${command.summary}\n\n${command.usage}`)
    return 0
  }
  return command.run(terminal)
}

async function printHelp(terminal: Terminal): Promise<number> {
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()))
  const width = Math.max(0, ...commands.map((command) => command.name.length))
  terminal.print('los: Line of Sight from the command line\n')
  for (const command of commands) terminal.print(`  ${command.name.padEnd(width)}  ${command.summary}`)
  terminal.print('\n"los COMMAND --help" says more of each.')
  return 0
}

try {
  process.exitCode = await main()
} catch (fault) {
  if (!(fault instanceof StartFault)) throw fault
  process.stderr.write(`${fault.message}\n`)
  process.exitCode = 1
}
