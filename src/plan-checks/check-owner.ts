import { readOwners } from './check-owner-words.ts'
import { plain } from './check-words.ts'
import type { PlanAction, PlanProblem, PlanSurroundings } from './plan-check.ts'

/** One accountable person: not nobody, not two, not a team, not someone who has left. */
export function checkOwner(action: PlanAction, surroundings: PlanSurroundings): readonly PlanProblem[] {
  const owners = readOwners(action.owner)
  const quote = plain(action.owner)
  if (owners.kind === 'one') return leftProblem(owners.owner, surroundings.left ?? [])
  if (owners.kind === 'several') return [severalProblem(quote, owners.owners)]
  return [owners.kind === 'group' ? groupProblem(quote) : nobodyProblem(quote)]
}

function nobodyProblem(quote: string): PlanProblem {
  return {
    check: 'no owner',
    quote,
    why:
      quote === ''
        ? 'Nobody is named, so nobody will be asked and nobody will answer.'
        : `"${quote}" is nobody: no one person will be asked or can answer for it.`,
    better: 'Name one person who will answer for it at the board; name others as contributors.',
  }
}

function severalProblem(quote: string, owners: readonly string[]): PlanProblem {
  const [first = 'owner', ...others] = owners
  return {
    check: 'several owners',
    quote,
    why: 'When more than one answers for it, each may think the other will.',
    better:
      others.length > 0
        ? `Keep ${first} as the owner, or choose; name ${others.join(' and ')} as contributor${others.length > 1 ? 's' : ''}.`
        : `Name one of the ${lowerFirst(first)}, or the person they report to; the rest contribute.`,
  }
}

function groupProblem(quote: string): PlanProblem {
  return {
    check: 'a group, not a person',
    quote,
    why: `"${quote}" cannot be telephoned: a group shares the work, a person answers for it.`,
    better: `Name the person in ${quote} who will answer for it.`,
  }
}

function leftProblem(owner: string, left: readonly string[]): readonly PlanProblem[] {
  const gone = left.find((name) => plain(name) !== '' && sameName(owner, name))
  if (gone === undefined) return []
  return [
    {
      check: 'owner has left',
      quote: owner,
      why: `${gone} has left, so nobody answers for it.`,
      better: `Hand it to one named person, and tell them; ${gone} stays in its history.`,
    },
  ]
}

// "Jane Ward (Head of Service)" holds "Jane Ward"; "Ward" alone would be too little to go by.
function sameName(owner: string, name: string): boolean {
  const fold = (text: string): string => plain(text).toLowerCase()
  return ` ${fold(owner).replaceAll(/[^\p{L}\d'’-]+/gu, ' ')} `.includes(
    ` ${fold(name)
      .replaceAll(/[^\p{L}\d'’-]+/gu, ' ')
      .trim()} `,
  )
}

function lowerFirst(words: string): string {
  return /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words
}
