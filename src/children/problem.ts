// What is wrong with a return, where, and how to mend it.

export type Severity = 'problem' | 'warning'

/** A thing that can be wrong. `{value}` and `{0}`, `{1}` in its words stand for what was found. */
export type Rule = {
  readonly id: string
  /** A problem cannot be right; a warning is unlikely, and may be. */
  readonly severity: Severity
  readonly message: string
  readonly cure: string
}

export type Problem = {
  readonly list: string
  /** As the spreadsheet numbers it; the line of the file for XML; null where the whole list or file is meant. */
  readonly row: number | null
  readonly column: string | null
  readonly value: string | null
  readonly severity: Severity
  readonly rule: string
  readonly message: string
  readonly cure: string
}

/** A rule and a place: put into words only when it is shown, because a poor file has a million of them. */
export type Finding = {
  readonly rule: Rule
  readonly list: string
  readonly row: number | null
  readonly column: string | null
  readonly value: string | null
  readonly facts?: readonly string[]
}

const LONGEST_VALUE = 200

export function describeFinding(finding: Finding): Problem {
  const { rule, list, row, column, value, facts = [] } = finding
  const say = (words: string) =>
    words.replace(/\{(\w+)\}/g, (_whole, name: string) =>
      name === 'value' ? (value ?? 'nothing') : (facts[Number(name)] ?? ''),
    )
  return {
    list,
    row,
    column,
    value: value === null ? null : value.slice(0, LONGEST_VALUE),
    severity: rule.severity,
    rule: rule.id,
    message: say(rule.message),
    cure: say(rule.cure),
  }
}

export function problem(id: string, message: string, cure: string): Rule {
  return { id, severity: 'problem', message, cure }
}

export function warning(id: string, message: string, cure: string): Rule {
  return { id, severity: 'warning', message, cure }
}
