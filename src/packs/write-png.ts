import { createRequire } from 'node:module'
import path from 'node:path'
import type * as Canvas from '@napi-rs/canvas'
import { drawingIn } from './drawing.ts'

/** A drawing as vector and as points, with its shape. */
export type Drawing = {
  readonly svg: string
  readonly png: Uint8Array
  readonly width: number
  readonly height: number
}

// Twice what a screen shows, so that it is sharp on paper and still small.
const WIDTH = 1270
const TALLEST = 4000
const FAMILY = 'Liberation Sans'

/**
 * Draws an SVG as PNG, for a Word that cannot show SVG. Null when this platform has no canvas (it is an
 * optional part of the PDF reader) or the drawing cannot be read; the figure's table says the same.
 */
export async function drawPng(svg: string): Promise<Drawing | null> {
  const canvas = await loadCanvas()
  if (canvas === null) return null
  const image = await canvas.loadImage(Buffer.from(drawingIn(svg, FAMILY))).catch(() => null)
  if (image === null || image.width === 0 || image.height === 0) return null
  const height = Math.min(TALLEST, Math.round((WIDTH * image.height) / image.width))
  const sheet = canvas.createCanvas(WIDTH, height)
  const pen = sheet.getContext('2d')
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, WIDTH, height)
  pen.drawImage(image, 0, 0, WIDTH, height)
  return { svg: drawingIn(svg, 'Arial'), png: sheet.toBuffer('image/png'), width: WIDTH, height }
}

async function loadCanvas(): Promise<typeof Canvas | null> {
  try {
    const canvas = await import('@napi-rs/canvas')
    registerFonts(canvas)
    return canvas
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ERR_MODULE_NOT_FOUND') return null
    throw fault
  }
}

function registerFonts(canvas: typeof Canvas): void {
  if (canvas.GlobalFonts.has(FAMILY)) return
  const reader = createRequire(import.meta.url).resolve('pdfjs-dist/package.json')
  canvas.GlobalFonts.loadFontsFromDir(path.join(path.dirname(reader), 'standard_fonts'))
}
