import process from 'node:process'
import { StartFault } from './database/start-fault.ts'
import { serve } from './serve.ts'
import { terminalOf } from './terminal.ts'

const terminal = terminalOf(process.argv.slice(2))
try {
  process.exitCode = await serve(terminal)
} catch (fault) {
  if (!(fault instanceof StartFault)) throw fault
  terminal.complain(fault.message)
  process.exitCode = 1
}
