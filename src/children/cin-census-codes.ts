import { codeSet } from './code-set.ts'

// The codes of the CIN census. Source: CIN_schema_2026.xsd as data-to-insight's csc-validator-be-cin carries it (the
// Department's schema), with what former years had (GenderCurrent, TRUE and FALSE written as words).

export const SEX = codeSet('sex', ['M', 'F', 'U', 'I'], {
  M: ['1', 'male'],
  F: ['2', 'female'],
  U: ['0', '9', 'unknown'],
  I: ['indeterminate'],
})

export const ETHNICITY = codeSet(
  'ethnicity',
  'WBRI WIRI WIRT WOTH WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT'.split(
    ' ',
  ),
)

export const DISABILITY = codeSet(
  'disability',
  'NONE MOB HAND PC INC COMM LD HEAR VIS BEH CON AUT DDA'.split(' '),
)

export const SOURCE = codeSet(
  'referral source',
  '1A 1B 1C 1D 2A 2B 3A 3B 3C 3D 3E 3F 4 5A 5B 5C 5D 6 7 8 9 10'.split(' '),
)

export const NEED = codeSet('primary need', 'N1 N2 N3 N4 N5 N6 N7 N8 N9 N0'.split(' '))

export const CLOSURE = codeSet('reason for closure', 'RC1 RC2 RC3 RC4 RC5 RC6 RC7 RC8 RC9'.split(' '))

export const ABUSE = codeSet('category of abuse', 'NEG PHY SAB EMO MUL'.split(' '))

export const TRUE_FALSE = codeSet('0 or 1', ['0', '1'], {
  '0': ['false', 'no', 'n'],
  '1': ['true', 'yes', 'y'],
})

export const UPN_UNKNOWN = codeSet('reason for no UPN', 'UN1 UN2 UN3 UN4 UN5 UN6 UN7'.split(' '))

export const FACTOR = codeSet(
  'factor',
  (
    '1A 1B 1C 2A 2B 2C 3A 3B 3C 4A 4B 4C 5A 5B 5C 6A 6B 6C 7A 8A 8B 8C 8D 8E 8F 9A 10A 11A 12A 13A 14A 15A 16A 17A ' +
    '18A 18B 18C 19A 19B 19C 20 21 22A 23A 24A'
  ).split(' '),
)
