import { actsOf } from './check-acts.ts'
import { betterMeasure } from './check-example.ts'
import { hasChange, hasLevel, hasShareOfAll, withoutDates } from './check-figures.ts'
import { type PartKind, isShareOf, kindOfPart } from './check-measure-kind.ts'
import { plain, saysNothing } from './check-words.ts'
import type { PlanAction, PlanProblem } from './plan-check.ts'

/**
 * Is there something to count that is not merely what the agency made, held or attended? One problem at most:
 * where an output stands for a measure it is named as one, else the measure is missing, else its target is.
 */
export function checkMeasure(action: PlanAction): readonly PlanProblem[] {
  const said = saidOf(action)
  const kinds = said.flatMap(partsOf).map((part) => ({ part, kind: kindOfPart(part) }))
  if (kinds.some(({ kind }) => kind === 'measured')) return []
  if (kinds.some(({ kind }) => kind === 'indicator')) return withTarget(action, kinds)
  if (levelInAction(action) !== null) return []
  if (isCountedAside(action, kinds)) return []
  const output = kinds.find(({ kind }) => kind === 'output')
  if (output !== undefined) return [outputProblem(action, output.part)]
  return [missingProblem(action, said)]
}

// "Children in unregistered homes" beside a baseline of 7 and a target of 0: the figures stand in columns of their own.
function isCountedAside(
  action: PlanAction,
  kinds: readonly { readonly part: string; readonly kind: PartKind }[],
): boolean {
  const target = withoutDates(plain(action.target))
  if (!/\d/.test(target)) return false
  return kinds.some(({ part, kind }) => kind === 'said' || (/%/.test(target) && isShareOf(part)))
}

function saidOf(action: PlanAction): readonly string[] {
  const own = [action.measure, action.outcome].filter((text) => !saysNothing(text)).map(plain)
  const target = plain(action.target)
  if (own.length === 0 && hasLevel(target)) return [target]
  if (own.length === 0 && hasWay(action)) return [`from ${plain(action.baseline)} to ${target}`]
  const aside = plain(action.evidence)
  return hasLevel(aside) ? [...own, aside] : own
}

// A baseline and a target in figures are a way to go, though no column says what is counted.
function hasWay({ baseline, target }: PlanAction): boolean {
  return [baseline, target].every((said) => /\d/.test(withoutDates(plain(said))))
}

// A figure in the act itself serves: "Reduce caseloads from 24 to 16", "Ensure 95 % of visits are in time". That a
// tenth of cases is audited, or everybody trained, says how much will be done and not what it changes.
function levelInAction(action: PlanAction): string | null {
  const aims = actsOf(action.words)[0]?.kind !== 'firm'
  return (
    partsOf(action.words).find(
      (part) => (hasChange(part) || (aims && hasShareOfAll(part))) && kindOfPart(part) === 'measured',
    ) ?? null
  )
}

function partsOf(text: string): readonly string[] {
  return text
    .split(/[;\n•]|\.\s|,\s+(?=and\s)|\s[–—]\s/)
    .map(plain)
    .filter((part) => part !== '')
}

function withTarget(
  action: PlanAction,
  kinds: readonly { readonly part: string; readonly kind: PartKind }[],
): readonly PlanProblem[] {
  const aside = `${action.target ?? ''} ${action.baseline ?? ''}`
  if (/\d/.test(aside)) return []
  const part = kinds.find(({ kind }) => kind === 'indicator')?.part ?? ''
  return [
    {
      check: 'no target',
      quote: part,
      why: 'It names what to count but not how far: no figure now, none to reach.',
      better: `${part.replace(/[.:]$/, '')}: from [now] to [target] by [day].`,
    },
  ]
}

function outputProblem(action: PlanAction, part: string): PlanProblem {
  return {
    check: 'output not outcome',
    quote: part,
    why: 'This counts what the agency makes or does. It could all be done and no child notice.',
    better: `Keep it as a milestone, and measure what it changes. ${betterMeasure(action)}`,
  }
}

function missingProblem(action: PlanAction, said: readonly string[]): PlanProblem {
  const quote = said.join('; ') || plain(action.measure) || plain(action.target)
  return {
    check: 'no measure',
    quote,
    why:
      quote === '' || saysNothing(quote)
        ? 'Nothing is written that could be counted, so nobody can say whether it worked.'
        : 'It names a hope but no figure: nobody can say when it has come true.',
    better: betterMeasure(action),
  }
}
