import type { Command, Terminal } from '../shared/command.ts'
import { answerCase, parseCase } from './spc-case.ts'

export const spcCommand: Command = {
  name: 'spc',
  summary: 'Judge series by statistical process control, one JSON case a line',
  usage: `los spc < cases.jsonl

Reads one case a line: { "id", "params": { "improvement_direction", "target", "fix_after_n_points", "rebase",
"screen_outliers" }, "points": [{ "date", "value" }] }. Prints { "id", "expected" } for each, in order, in the form of
NHSRplotthedots' reference cases. A line that cannot be read is answered with { "line", "id", "error" }, the others
still are answered, and the exit code is 1.`,
  run: async (terminal) => {
    let isAllRead = true
    let line = 0
    for await (const text of linesOf(terminal.input)) {
      line += 1
      if (text.trim() === '') continue
      const { answer, isRead } = answerLine(text, line)
      isAllRead &&= isRead
      terminal.print(JSON.stringify(answer))
    }
    return isAllRead ? 0 : 1
  },
}

type Answer = { readonly answer: Readonly<Record<string, unknown>>; readonly isRead: boolean }

function answerLine(text: string, line: number): Answer {
  const given = parseJson(text)
  if (given === undefined)
    return { answer: { line, id: null, error: 'this line is not JSON' }, isRead: false }
  const parsed = parseCase(given)
  if (!parsed.ok) return { answer: { line, id: idOf(given), error: parsed.refusal }, isRead: false }
  return { answer: { id: parsed.value.id, expected: answerCase(parsed.value) }, isRead: true }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function idOf(given: unknown): string | number | null {
  const id: unknown = typeof given === 'object' && given !== null && 'id' in given ? given.id : null
  return typeof id === 'string' || typeof id === 'number' ? id : null
}

async function* linesOf(input: Terminal['input']): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of input) {
    const lines = (
      rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }))
    ).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  rest += decoder.decode()
  if (rest !== '') yield rest
}
