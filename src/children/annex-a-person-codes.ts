import { codeSet } from './code-set.ts'

// Who a child or an adopter is, and yes and no (same source as annex-a-codes.ts).

const YES_WORDS = ['yes', 'y', 'true', '1']
const NO_WORDS = ['no', 'n', 'false', '0']

export const YES_NO = codeSet('yes or no', ['a) Yes', 'b) No'], { 'a) Yes': YES_WORDS, 'b) No': NO_WORDS })

export const YES_NO_UNKNOWN = codeSet('yes, no or unknown', ['a) Yes', 'b) No', 'c) Unknown'], {
  'a) Yes': YES_WORDS,
  'b) No': NO_WORDS,
  'c) Unknown': ['u', 'not known'],
})

// The template says "Yes/No" for this one column, without letters.
export const PLAIN_YES_NO = codeSet('yes or no', ['Yes', 'No'], {
  Yes: [...YES_WORDS, 'a) yes', 'a'],
  No: [...NO_WORDS, 'b) no', 'b'],
})

export const GENDER = codeSet(
  'gender',
  ['a) Male', 'b) Female', 'c) Not stated/recorded (or unborn)', 'd) Neither'],
  {
    'a) Male': ['m', '1'],
    'b) Female': ['f', '2'],
    'c) Not stated/recorded (or unborn)': [
      '0',
      '9',
      'not known',
      'not recorded',
      'c) not stated/recorded',
      'c) not stated',
      'u',
      'unknown',
      'unborn',
    ],
    'd) Neither': ['i'],
  },
)

export const ADOPTER_GENDER = codeSet(
  'gender',
  ['a) Male', 'b) Female', 'c) Neither', 'd) Not stated/recorded'],
  {
    'a) Male': ['m'],
    'b) Female': ['f'],
    'c) Neither': ['d) neither'],
    'd) Not stated/recorded': ['c) not stated/recorded', 'u', 'unknown'],
  },
)

export const ETHNICITY = codeSet(
  'ethnicity',
  [
    'a) WBRI',
    'b) WIRI',
    'c) WIRT',
    'd) WOTH',
    'e) WROM',
    'f) MWBC',
    'g) MWBA',
    'h) MWAS',
    'i) MOTH',
    'j) AIND',
    'k) APKN',
    'l) ABAN',
    'm) AOTH',
    'n) BCRB',
    'o) BAFR',
    'p) BOTH',
    'q) CHNE',
    'r) OOTH',
    's) REFU',
    't) NOBT',
    'u) UNKNOWN',
  ],
  // The words of the same tab, and of the census, which some systems export instead of the code.
  {
    'a) WBRI': ['white british'],
    'b) WIRI': ['white irish'],
    'c) WIRT': ['traveller of irish heritage'],
    'd) WOTH': ['any other white background'],
    'e) WROM': ['gypsy/roma', 'gypsy or roma'],
    'f) MWBC': ['white and black caribbean'],
    'g) MWBA': ['white and black african'],
    'h) MWAS': ['white and asian'],
    'i) MOTH': ['any other mixed background'],
    'j) AIND': ['indian'],
    'k) APKN': ['pakistani'],
    'l) ABAN': ['bangladeshi'],
    'm) AOTH': ['any other asian background'],
    'n) BCRB': ['caribbean', 'black caribbean'],
    'o) BAFR': ['african', 'black african'],
    'p) BOTH': ['any other black background'],
    'q) CHNE': ['chinese'],
    'r) OOTH': ['any other ethnic group'],
    's) REFU': ['refused'],
    't) NOBT': ['s) nobt', 'information not yet obtained', 'not obtained'],
  },
)
