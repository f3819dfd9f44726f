import { codeSet } from './code-set.ts'

// The codes of the SSDA903 return, all years together, so that a return of a former year reads as well. Source:
// SocialFinanceDigitalLabs/liia-tools-pipeline@4aff918, SSDA903_schema_2017.yml and its changes to 2026 (MIT); the
// Department's SSDA903 guide gives the same.

export const SEX = codeSet('sex', ['M', 'F', 'U'], {
  M: ['1', 'male'],
  F: ['2', 'female'],
  U: ['3', '9', 'unknown'],
})

export const ETHNIC = codeSet(
  'ethnicity',
  'WBRI WIRI WOTH WIRT WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT'.split(
    ' ',
  ),
)

export const RNE = codeSet('reason for new episode', ['S', 'L', 'P', 'T', 'B', 'U'])

export const LEGAL = codeSet('legal status', 'C1 C2 D1 E1 V2 V3 V4 L1 L2 L3 J1 J2 J3'.split(' '))

export const NEED = codeSet('category of need', 'N1 N2 N3 N4 N5 N6 N7 N8'.split(' '))

export const PLACE = codeSet(
  'placement',
  'A3 A4 A5 A6 H5 K1 K2 K3 P1 P2 P3 R1 R2 R3 R5 S1 T0 T1 T2 T3 T4 U1 U2 U3 U4 U5 U6 Z1 Z11 Z12 Z13 Z14'.split(
    ' ',
  ),
)

export const PROVIDER = codeSet('provider', 'PR0 PR1 PR2 PR3 PR4 PR5'.split(' '))

export const REC = codeSet(
  'reason episode ceased',
  'X1 E11 E12 E2 E3 E4A E4B E13 E41 E43 E44 E45 E46 E47 E48 E5 E6 E7 E9 E14 E15 E16 E17 E8'.split(' '),
)

export const PLACE_CHANGE = codeSet(
  'reason for place change',
  'CARPL CLOSE ALLEG STAND APPRR CREQB CREQO CHILD LAREQ PLACE CUSTOD OTHER'.split(' '),
)

export const REVIEW_CODE = codeSet('review code', 'PN0 PN1 PN2 PN3 PN4 PN5 PN6 PN7'.split(' '))

export const ZERO_ONE = codeSet('0 or 1', ['0', '1'], {
  '0': ['false', 'no', 'n'],
  '1': ['true', 'yes', 'y'],
})

export const SDQ_REASON = codeSet('SDQ reason', 'SDQ1 SDQ2 SDQ3 SDQ4 SDQ5'.split(' '))

export const TOUCH = codeSet('in touch', 'YES NO DIED REFU NREQ RHOM'.split(' '))

export const ACTIV = codeSet('activity', 'F1 P1 F2 P2 F3 P3 F4 P4 F5 P5 G4 G5 G6 0'.split(' '))

export const ACCOM = codeSet('accommodation', [
  ...'B C D E G H K R S T U V W X Y Z'.split(' ').flatMap((letter) => [`${letter}1`, `${letter}2`]),
  '0',
])

export const MISSING_KIND = codeSet('missing or away', ['M', 'A'])

export const SEX_ADOPTER = codeSet('sex of adopters', 'M1 F1 MM FF MF'.split(' '))

export const STATUS_ADOPTER = codeSet('legal status of adopters', 'L0 L11 L12 L2 L3 L4'.split(' '))

export const PLACED_CEASED = codeSet('reason placement ceased', 'RD1 RD2 RD3 RD4'.split(' '))

export const PREVIOUS = codeSet('previous permanence', 'P1 P2 P3 P4 Z1'.split(' '))

export const WORKER_CHANGE = codeSet(
  'reason for change of worker',
  'MANAGE FCONTA LEFTRL ORGRST TSPROC ABSENC CHCHAN PCCHAN SWDIED OTHERS'.split(' '),
)
