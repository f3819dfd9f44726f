import { mayDo, type Role, visibleTo } from '../shared/permissions.ts'

/** Who looks: their role here, and whose agency they speak for. */
export type Reader = { readonly role: Role; readonly partner: string | null }

type Owned = { readonly partner: string | null }

/** A partner sees only what their own agency owes. */
export function maySeeAction(reader: Reader, action: Owned): boolean {
  return visibleTo(reader, [action]).length === 1
}

/** Council people work on any action of their plan, a partner on their own agency's. */
export function mayWorkOnAction(reader: Reader, action: Owned): boolean {
  return mayDo(reader.role, 'work on the plan') && maySeeAction(reader, action)
}
