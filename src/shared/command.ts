/** One word of the command line. Reads no globals: words and streams are passed in, the exit code is its answer. */
export type Command = {
  readonly name: string
  readonly summary: string
  readonly usage: string
  readonly run: (terminal: Terminal) => Promise<number>
}

export type Terminal = {
  readonly words: readonly string[]
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly input: AsyncIterable<Uint8Array | string>
  readonly print: (text: string) => void
  readonly complain: (text: string) => void
}
