import { readOwners } from './check-owner-words.ts'
import { plain } from './check-words.ts'
import type { PlanAction, PlanProblem, PlanSurroundings } from './plan-check.ts'

/** One accountable person: not nobody, not two, not a team, not someone who has left. */
export function checkOwner(action: PlanAction, surroundings: PlanSurroundings): readonly PlanProblem[] {
  const owners = readOwners(action.owner)
  const quote = plain(action.owner)
  switch (owners.kind) {
    case 'nobody':
      return [
        {
          check: 'no owner',
          quote,
          why:
            quote === ''
              ? 'Nobody is named, so nobody will be asked and nobody will answer.'
              : `"${quote}" is nobody: no one person will be asked or can answer for it.`,
          better: 'Name one person who will answer for it at the board; name others as contributors.',
        },
      ]
    case 'several':
      return [
        {
          check: 'several owners',
          quote,
          why: 'When more than one answers for it, each may think the other will.',
          better:
            owners.owners.length > 1
              ? `Keep ${owners.owners[0] ?? ''} as the owner, or choose; name ${owners.owners.slice(1).join(' and ')} as contributor${owners.owners.length > 2 ? 's' : ''}.`
              : `Name one of the ${lowerFirst(owners.owners[0] ?? 'owners')}, or the person they report to; the rest contribute.`,
        },
      ]
    case 'group':
      return [
        {
          check: 'a group, not a person',
          quote,
          why: `"${quote}" cannot be telephoned: a group shares the work, a person answers for it.`,
          better: `Name the person in ${quote} who will answer for it.`,
        },
      ]
    case 'one':
      return leftProblem(owners.owner, surroundings.left ?? [])
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
    ` ${fold(name).replaceAll(/[^\p{L}\d'’-]+/gu, ' ').trim()} `,
  )
}

function lowerFirst(words: string): string {
  return /^[A-Z][a-z]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words
}
