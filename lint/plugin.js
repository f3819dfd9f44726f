import path from 'node:path'
import { GROUND, kindOfFile, LAYERS, MAY_IMPORT, MAY_STAND_ON } from './layers.js'

const source = path.resolve(import.meta.dirname, '..', 'src')

function placeOf(file) {
  const relative = path.relative(source, file)
  if (relative.startsWith('..')) return null
  const parts = relative.split(path.sep)
  const name = parts.at(-1)
  return { folder: parts.length > 1 ? parts[0] : null, name, kind: kindOfFile(name) }
}

function faultBetween(from, to) {
  if (to !== null) return faultOfInside(from, to)
  return from.kind === 'test' ? null : 'nothing in src needs what is outside it'
}

function faultOfInside(from, to) {
  if (to.folder === null) return 'only the entry points stand at the top of src, and nothing imports them'
  const fromLayer = LAYERS.indexOf(from.folder)
  const toLayer = LAYERS.indexOf(to.folder)
  if (toLayer < 0) return `${to.folder}/ is not in lint/layers.js`
  if (toLayer > fromLayer)
    return `${from.folder}/ comes before ${to.folder}/ in lint/layers.js, so it may not import it`
  if (from.kind === 'test') return null
  if (GROUND.includes(from.folder)) return null
  if (to.folder === 'shared') return null
  if (GROUND.includes(to.folder)) {
    return MAY_STAND_ON[from.kind].includes(to.folder)
      ? null
      : `a ${from.kind} file may not import ${to.folder}/`
  }
  return MAY_IMPORT[from.kind].includes(to.kind)
    ? null
    : `a ${from.kind} file may not import a ${to.kind} file`
}

function faultOfOutside(from, wanted) {
  if (from.kind === 'test') return null
  if (from.folder === 'shared' || (from.kind === 'rule' && !GROUND.includes(from.folder))) {
    return `rules touch nothing outside: no ${wanted}`
  }
  const pure = from.kind === 'view' && !GROUND.includes(from.folder)
  if (pure && !/^d3-/.test(wanted)) return `a view makes markup from facts: no ${wanted}`
  return null
}

function checkImport(context, node, wanted) {
  const from = placeOf(context.filename)
  if (from === null || from.folder === null) return
  const inside = wanted.startsWith('.')
  const fault = inside
    ? faultBetween(from, placeOf(path.resolve(path.dirname(context.filename), wanted)))
    : faultOfOutside(from, wanted)
  if (fault !== null) context.report({ node, message: fault })
}

const arrows = {
  create(context) {
    return {
      ImportDeclaration: (node) => checkImport(context, node, node.source.value),
      ExportNamedDeclaration: (node) => node.source && checkImport(context, node, node.source.value),
      ExportAllDeclaration: (node) =>
        context.report({ node, message: 'export by name, from the file that holds it' }),
      ImportExpression: (node) => {
        if (node.source.type === 'Literal') checkImport(context, node, node.source.value)
      },
    }
  },
}

// A rule has no clock: `today` is passed down from web/ and jobs/.
const clock = {
  create(context) {
    const from = placeOf(context.filename)
    if (from === null || from.kind === 'test' || ['web', 'jobs', 'database'].includes(from.folder)) return {}
    const isRule = from.folder !== null && from.kind === 'rule'
    return {
      MemberExpression(node) {
        const text = `${node.object.name ?? node.object.property?.name}.${node.property.name}`
        if (isRule && ['Date.now', 'Temporal.Now', 'Math.random'].includes(text)) {
          context.report({ node, message: `a rule has no clock and no chance: pass ${text} in` })
        }
      },
      NewExpression(node) {
        if (isRule && node.callee.name === 'Date')
          context.report({ node, message: 'days are Temporal.PlainDate' })
      },
    }
  },
}

const LONG = 250
const length = {
  create(context) {
    return {
      Program(node) {
        const text = context.sourceCode.text
        const lines = text.split('\n').length
        if (lines <= LONG || /^\/\/ Long because /m.test(text)) return
        context.report({ node, message: `${lines} lines: split it by noun, or say "// Long because …"` })
      },
    }
  },
}

// All test files run in one process, where a hook at the root of one file runs for every file.
const HOOKS = ['before', 'after', 'beforeEach', 'afterEach']
const hooks = {
  create(context) {
    if (!context.filename.endsWith('.test.ts')) return {}
    return {
      Program(program) {
        for (const node of program.body) {
          const call = node.type === 'ExpressionStatement' ? node.expression : null
          if (call?.type !== 'CallExpression' || !HOOKS.includes(call.callee.name)) continue
          context.report({
            node,
            message: 'put this hook into a describe, so that it is for this file alone',
          })
        }
      },
    }
  },
}

export default { meta: { name: 'sight' }, rules: { arrows, clock, length, hooks } }
