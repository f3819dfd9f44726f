import { type Act, mayDo, type Role } from '../shared/permissions.ts'

// A link is shown to those who may follow it; others see the same words without one.

const ACTS: readonly (readonly [RegExp, Act])[] = [
  [/^\/(actions|objectives)\/new\b/, 'change the plan'],
  [/^\/(actions|objectives)\/\d+\/edit$/, 'change the plan'],
  [/^\/actions\/\d+\/updates\/new$/, 'work on the plan'],
  [/^\/actions\/\d+\/recheck$/, 'confirm sustained'],
  [/^\/evidence\/new\b/, 'add evidence'],
  [/^\/measures\/\d+\/edit$/, 'keep measures'],
  [/^\/(actions|objectives|plan)\b/, 'see the plan'],
  [/^\/evidence\b/, 'see evidence'],
  [/^\/measures\b/, 'see measures'],
  [/^\/(documents|instruments|concerns|actors)\b/, 'see the documents'],
  [/^\/requirements\b/, 'see the requirements'],
  [/^\/packs\b/, 'see packs'],
  [/^\/(line|thread)\b/, 'see the line'],
]

/** May somebody in this role follow a link to this place within their council? */
export function mayFollow(role: Role, path: string): boolean {
  const found = ACTS.find(([pattern]) => pattern.test(path))
  return found !== undefined && mayDo(role, found[1])
}
