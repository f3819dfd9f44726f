import process from 'node:process'
import type { Terminal } from './shared/command.ts'

/** The terminal the process was started from. */
export function terminalOf(words: readonly string[]): Terminal {
  return {
    words,
    environment: process.env,
    input: process.stdin,
    print: (text) => process.stdout.write(`${text}\n`),
    complain: (text) => process.stderr.write(`${text}\n`),
  }
}
