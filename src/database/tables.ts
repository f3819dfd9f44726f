/**
 * The tables, as Kysely sees them. Each store adds its own beside its queries:
 * `declare module '../database/tables.ts' { interface Tables { action: ActionTable } }`.
 */
// oxlint-disable-next-line typescript/no-empty-interface, typescript/no-empty-object-type
export interface Tables {}
