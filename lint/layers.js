// The one ordered list: a later folder may import an earlier one, never the reverse.
export const LAYERS = [
  'shared',
  'database',
  'web',
  'jobs',
  'councils',
  'documents',
  'instruments',
  'plan-checks',
  'plan',
  'plan-files',
  'evidence',
  'measures',
  'children',
  'quality',
  'voice',
  'workforce',
  'money',
  'boards',
  'reviews',
  'sight',
  'packs',
  'oversight',
]

// Folders that are ground rather than features: inside them files are told by name, not by suffix.
export const GROUND = ['shared', 'database', 'web', 'jobs']

// The one place told by shape: what a file may touch follows from its name alone.
export function kindOfFile(name) {
  if (/\.test\.ts$/.test(name)) return 'test'
  if (/-store\.ts$/.test(name)) return 'store'
  if (/-(pages|api)\.ts$/.test(name)) return 'pages'
  if (/-view\.ts$/.test(name)) return 'view'
  if (/-command\.ts$/.test(name)) return 'command'
  if (/^(read|write)-[a-z0-9-]+\.ts$|-(typst|worker)\.ts$/.test(name)) return 'format'
  return 'rule'
}

// What each kind of file may import from a feature folder (its own or an earlier one).
export const MAY_IMPORT = {
  rule: ['rule'],
  store: ['rule', 'store'],
  view: ['rule', 'view'],
  format: ['rule', 'format'],
  pages: ['rule', 'store', 'view', 'format'],
  command: ['rule', 'store', 'view', 'format'],
}

// Which ground folders each kind may import besides `shared`.
export const MAY_STAND_ON = {
  rule: [],
  store: ['database'],
  view: ['web'],
  format: [],
  pages: ['database', 'web', 'jobs'],
  command: ['database', 'jobs'],
}
