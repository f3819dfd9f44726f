import { problem, warning } from './problem.ts'

// What can be wrong with one cell by itself, and with a list's headings.

export const CELL_RULES = {
  blank: problem('blank', 'This must be filled in.', 'Fill it in from the case record.'),
  ask: warning('blank', 'This is blank.', 'Fill it in, or be ready to say why it is not known.'),
  error: problem(
    'spreadsheet-error',
    '"{value}" is an error of the spreadsheet, not a value.',
    'Mend the formula or the look-up that makes this cell, or leave it blank where blank is allowed.',
  ),
  placeholder: warning(
    'placeholder',
    '"{value}" stands for nothing.',
    'Write the value, or leave the cell blank where blank is allowed.',
  ),
  nobody: problem(
    'identifier-missing',
    '"{value}" says nothing of who this is.',
    'Write the identifier that the record has.',
  ),
  rounded: problem(
    'identifier-rounded',
    '"{value}" was rounded by a spreadsheet, so the child can no longer be told.',
    'Format the column as text and export it again.',
  ),
  notDay: problem('not-a-date', '"{value}" is not a date.', 'Write the date as DD/MM/YYYY.'),
  noSuchDay: problem('no-such-date', 'There is no such day as "{value}".', 'Correct the day or the month.'),
  shortYear: problem(
    'short-year',
    '"{value}" has a year of two digits.',
    'Write the year with four digits: DD/MM/YYYY.',
  ),
  shortYears: warning(
    'short-years',
    '{1} of {2} dates have a year of two digits; "{value}" is read as {0}.',
    'Write the year with four digits: DD/MM/YYYY.',
  ),
  serials: warning(
    'dates-as-numbers',
    '{1} of {2} dates are a spreadsheet’s numbers; "{value}" is read as {0}.',
    'Format the column as a date, DD/MM/YYYY, before it is saved as CSV.',
  ),
  monthFirst: problem(
    'month-first',
    '"{value}" has the month first.',
    'Write the day first: DD/MM/YYYY. Others in this column may be turned round unseen.',
  ),
  year: problem('year-not-possible', 'The year of "{value}" cannot be right.', 'Correct the year.'),
  notWhole: problem('not-a-number', '"{value}" is not a number.', 'Write a whole number.'),
  fraction: problem(
    'fraction',
    '"{value}" is not a whole number.',
    'Write a whole number; an age is in whole years at the last birthday.',
  ),
  range: problem(
    'out-of-range',
    '{value} cannot be right: from {0} to {1} is possible.',
    'Correct the number.',
  ),
  code: problem('not-a-code', '"{value}" is not one of the codes.', 'Use one of: {0}.'),
  noLetter: warning(
    'code-without-letter',
    '"{value}" has not the letter that other rows have; it is read as "{0}".',
    'Write "{0}".',
  ),
  noLetters: warning(
    'codes-without-letters',
    '{1} of {2} values have no letter; "{value}" is read as "{0}".',
    'Ofsted asks for the letter before the words, as in "{0}".',
  ),
  otherLetter: warning(
    'code-letter',
    'The letter of "{value}" is not the one of this code; it is read as "{0}".',
    'Write "{0}".',
  ),
  postcode: problem(
    'not-a-postcode',
    '"{value}" is not a postcode.',
    'Write the whole postcode, such as L20 3UU, or leave it blank.',
  ),
  doubleRow: problem('same-row-twice', 'This row says the same as row {0}.', 'Delete one of the two.'),
} as const

export const HEADING_RULES = {
  missing: problem(
    'column-missing',
    'The column "{0}" is missing.',
    'Add the column "{0}", blank where nothing is known.',
  ),
  unknown: warning(
    'column-unknown',
    'The column "{value}" is not part of this list and was not read.',
    'Nothing, if it is meant; else correct the heading.',
  ),
  guessed: warning(
    'column-guessed',
    'The heading "{value}" was read as "{0}".',
    'Write the heading as "{0}".',
  ),
  twice: problem(
    'column-twice',
    'The heading "{value}" comes twice; the first was read.',
    'Delete or rename the second column.',
  ),
  unnamed: warning(
    'column-unnamed',
    'Column {0} has values but no heading and was not read.',
    'Give it its heading, or delete it.',
  ),
  otherSheet: warning(
    'sheet-name',
    'The sheet "{value}" holds {0} by its headings and was read as that.',
    'Name the sheet "{0}".',
  ),
  noHeadings: problem(
    'no-headings',
    'No headings of {0} were found here.',
    'Put the headings of the template in the first row.',
  ),
  noList: problem(
    'no-list',
    'This is no list of {0} that can be told from its headings.',
    'Put the headings of the template in the first row.',
  ),
  unknownSheet: warning(
    'sheet-unknown',
    'The sheet "{value}" is not part of {0} and was not read.',
    'Nothing, if it is meant.',
  ),
  listTwice: problem(
    'list-twice',
    '{0} comes twice: "{value}" was not read.',
    'Put all rows of the list together in one sheet or file.',
  ),
  hiddenTwice: warning(
    'list-twice',
    '{0} comes twice: the hidden sheet "{value}" was not read.',
    'Delete the hidden sheet if nothing in it is needed.',
  ),
  listMissing: warning(
    'list-missing',
    'There is no {0} ({1}) here.',
    'Add the list with its headings, even if it has no rows.',
  ),
} as const
