/** Councils that exist nowhere, in the order of their made-up numbers. */
export const COUNCIL_NAMES = [
  'Kelsmere',
  'Aldmarsh',
  'Brackley Vale',
  'Carrowmoor',
  'Dunmere',
  'Easterleigh',
  'Fenholt',
  'Garroway',
  'Hathersby',
  'Inglemoor',
  'Jesmere',
  'Kirkholme',
  'Lowdale',
  'Marlstow',
  'Netherby',
  'Orrisdale',
  'Penhallow',
  'Quarley',
  'Ravensholt',
  'Stanmoor',
  'Thornleigh',
  'Ulverdale',
  'Wrexcombe',
  'Yarnfield',
] as const
/** No council of the Department's list has a number from here on. */
export const FIRST_NUMBER = 601

/** The made-up number of a council of the demonstration. */
export function numberOf(shortName: string): string | null {
  const at = COUNCIL_NAMES.findIndex((name) => name === shortName)
  return at < 0 ? null : String(FIRST_NUMBER + at)
}
