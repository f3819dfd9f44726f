import { type Act, mayDo, type Role } from '../shared/permissions.ts'

// A link is shown to those who may follow it; others see the same words without one. A place not told here is not
// linked; test/structure.test.ts holds these against the routes.

const ACTS: readonly (readonly [RegExp, Act])[] = [
  [/^\/(actions|objectives)\/new\b/, 'change the plan'],
  [/^\/(actions|objectives)\/\d+\/edit$/, 'change the plan'],
  [/^\/actions\/\d+\/dependencies$/, 'change the plan'],
  [/^\/actions\/\d+\/(updates\/new|move)$/, 'work on the plan'],
  [/^\/actions\/\d+\/recheck$/, 'confirm sustained'],
  [/^\/evidence\/new\b/, 'add evidence'],
  [/^\/measures\/\d+\/edit$/, 'keep measures'],
  [/^\/(actions|objectives)\/\d+(?:[?#]|$)/, 'see the plan'],
  [/^\/plan(\/checks)?(?:[?#]|$)/, 'see the plan'],
  [/^\/plan\/versions\/\d+(?:[?#]|$)/, 'see plan versions'],
  [/^\/pace(?:[?#]|$)/, 'see the line'],
  [/^\/evidence(\/\d+)?(?:[?#]|$)/, 'see evidence'],
  [/^\/measures(\/\d+|\/comparators)?(?:[?#]|$)/, 'see measures'],
  [/^\/(documents|instruments|concerns|actors)(\/\d+)?(\/figures)?(?:[?#]|$)/, 'see the documents'],
  [/^\/requirements(\/\d+)?(?:[?#]|$)/, 'see the requirements'],
  [/^\/packs(\/\d+)?(?:[?#]|$)/, 'see packs'],
  [/^\/(line|thread)\b/, 'see the line'],
]

/** May somebody in this role follow a link to this place within their council? */
export function mayFollow(role: Role, path: string): boolean {
  const found = ACTS.find(([pattern]) => pattern.test(path))
  return found !== undefined && mayDo(role, found[1])
}
