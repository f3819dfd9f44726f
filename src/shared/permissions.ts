// Who may do what. The one table; the routes name an act, and a test walks every route with every role.

export const ROLES = [
  'improvement lead',
  'action owner',
  'senior leader',
  'team manager',
  'board member',
  'independent chair',
  'partner',
  'commissioner',
  'case lead',
  'scrutiny member',
  'administrator',
] as const
export type Role = (typeof ROLES)[number]

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  'improvement lead': 'Improvement lead',
  'action owner': 'Action owner',
  'senior leader': 'Senior leader',
  'team manager': 'Team manager or auditor',
  'board member': 'Board member',
  'independent chair': 'Independent chair',
  partner: 'Partner',
  commissioner: 'Commissioner or adviser',
  'case lead': 'Department case lead',
  'scrutiny member': 'Scrutiny member',
  administrator: 'Administrator',
}

const everyone = ROLES
const council = ['improvement lead', 'action owner', 'senior leader', 'team manager'] as const
const readers = [...council, 'board member', 'independent chair', 'commissioner', 'case lead'] as const
const leads = ['improvement lead', 'senior leader'] as const

const TABLE = {
  'see home': everyone,
  'see the documents': [...readers, 'scrutiny member'],
  'bring in documents': ['improvement lead', 'commissioner', 'case lead'],
  'see the requirements': [...readers, 'scrutiny member', 'partner'],
  'confirm requirements': ['improvement lead', 'commissioner', 'case lead'],
  'see the calendar': [...readers, 'scrutiny member', 'partner'],
  'mark what is owed': ['improvement lead', 'senior leader', 'commissioner', 'case lead'],
  'see the plan': [...readers, 'partner'],
  'change the plan': ['improvement lead', 'senior leader'],
  'see plan versions': readers,
  'put the plan to the board': [...leads, 'independent chair'],
  'answer on the plan': [...leads, 'board member', 'independent chair', 'commissioner'],
  // Whoever leads the meeting, and whoever keeps its minutes.
  'record what the board answered': ['improvement lead', 'independent chair'],
  'work on the plan': [...council, 'partner'],
  'comment and watch': [...readers, 'partner'],
  'comment beyond actions': readers,
  // How those outside the council see the plan is theirs alone to say and take back, and kept from partner agencies.
  'say an outside view': ['independent chair', 'commissioner', 'case lead'],
  'see outside views': readers,
  'agree to dates': [...leads, 'independent chair'],
  'name who agrees to dates': ['improvement lead'],
  // A plan may name anybody here who sees all of it; where it names nobody, those who agree to dates alone.
  'answer a wish for a date': readers,
  'see evidence': [...readers, 'partner'],
  'add evidence': [...council, 'partner'],
  'confirm sustained': [...leads, 'team manager', 'commissioner'],
  'see measures': [...readers, 'scrutiny member', 'partner'],
  // Counts below six, of whom a child could be known; what was said of a measure may name them.
  'see small counts': council,
  'see commentary': readers,
  'keep measures': [...leads, 'team manager'],
  // By team numbers are small: outside the council and its overseers nobody sees them.
  'see team scorecards': readers,
  'bring in national figures': [...leads, 'administrator'],
  // Single children: for the council's own managers, where it has said so (docs/decisions/0006).
  'see lists of children': ['senior leader', 'team manager'],
  'switch lists of children': ['administrator'],
  'see the line': [...readers, 'scrutiny member'],
  'see packs': [...readers, 'scrutiny member'],
  'make packs': ['improvement lead', 'senior leader', 'independent chair'],
  'see the history': [...readers, 'administrator'],
  'see people': [...leads, 'administrator'],
  'invite people': ['improvement lead', 'administrator'],
  'keep keys': ['improvement lead', 'administrator'],
} as const satisfies Readonly<Record<string, readonly Role[]>>

export type Act = keyof typeof TABLE
export const ACTS = Object.keys(TABLE) as readonly Act[]

/** May someone in this role do this at all? Whose thing it is, is asked by the rule of the thing. */
export function mayDo(role: Role, act: Act): boolean {
  return (TABLE[act] as readonly Role[]).includes(role)
}

type Shared = {
  readonly partner: string | null
  readonly contributors: readonly { readonly agency: string | null }[]
}

/**
 * A partner sees only what their own agency owes or contributes to; everyone else with the page sees all of it.
 * The same is asked in SQL where rows are searched: `agency_contributes` beside `a.partner`.
 */
export function visibleTo<One extends Shared>(
  { role, partner }: { readonly role: Role; readonly partner: string | null },
  all: readonly One[],
): readonly One[] {
  if (role !== 'partner') return all
  if (partner === null) return []
  return all.filter(
    (one) => one.partner === partner || one.contributors.some(({ agency }) => agency === partner),
  )
}
