import process from 'node:process'
import type { Terminal } from './shared/command.ts'

/** The terminal the process was started from. */
export function terminalOf(words: readonly string[]): Terminal {
  // "los … | head" closes the pipe early; that is no fault of ours.
  process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code === 'EPIPE') process.exit(0)
    throw fault
  })
  return {
    words,
    environment: process.env,
    input: process.stdin,
    print: (text) => process.stdout.write(`${text}\n`),
    complain: (text) => process.stderr.write(`${text}\n`),
  }
}
