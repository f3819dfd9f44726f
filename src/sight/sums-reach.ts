import { type Act, mayDo, type Role } from '../shared/permissions.ts'

// Which act an address is, so that nobody is offered a link that would refuse them.

const ACTS: readonly (readonly [RegExp, Act])[] = [
  [/^\/evidence\/new/, 'add evidence'],
  [/^\/actions\/new|^\/(actions|objectives)\/\d+\/edit/, 'change the plan'],
  [/^\/actions\/\d+\/(updates\/new|move)/, 'work on the plan'],
  [/^\/(actions|objectives|plan)\b/, 'see the plan'],
  [/^\/evidence\b/, 'see evidence'],
  [/^\/measures\b/, 'see measures'],
  [/^\/requirements\b/, 'see the requirements'],
  [/^\/(instruments|documents)\b/, 'see the documents'],
]

export function mayOpen(role: Role, path: string): boolean {
  const act = ACTS.find(([pattern]) => pattern.test(path))?.[1]
  return act === undefined || mayDo(role, act)
}
