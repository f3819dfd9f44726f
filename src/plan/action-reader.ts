import { mayDo, type Role, visibleTo } from '../shared/permissions.ts'

/** Who looks: their role here, and whose agency they speak for. */
export type Reader = { readonly role: Role; readonly partner: string | null }

type Shared = {
  readonly partner: string | null
  readonly contributors: readonly { readonly agency: string | null }[]
}

/** A partner sees only what their own agency owes or contributes to. */
export function maySeeAction(reader: Reader, action: Shared): boolean {
  return visibleTo(reader, [action]).length === 1
}

/** Council people say what happened with any action of their plan, a partner with what they owe or contribute to. */
export function mayReportOnAction(reader: Reader, action: Shared): boolean {
  return mayDo(reader.role, 'work on the plan') && maySeeAction(reader, action)
}

/** Council people work on any action, a partner on what their own agency owes: to contribute is not to answer for it. */
export function mayWorkOnAction(reader: Reader, action: Shared): boolean {
  const owes = reader.role !== 'partner' || (action.partner !== null && action.partner === reader.partner)
  return owes && mayReportOnAction(reader, action)
}
