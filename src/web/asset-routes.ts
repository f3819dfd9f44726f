import type { FastifyInstance } from 'fastify'
import type { Asset, Assets } from './assets.ts'

/** Styles, script and icons: named by their content, so that a browser keeps them for good. */
export function addAssets(app: FastifyInstance, assets: Assets): void {
  app.get('/assets/*', async (request, reply) => {
    const asset = assets.find(request.url.split('?')[0] ?? '')
    if (asset === null) return reply.callNotFound()
    const { encoding, content } = bestFor(asset, request.headers['accept-encoding'] ?? '')
    if (encoding !== null) reply.header('content-encoding', encoding)
    return reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('vary', 'accept-encoding')
      .type(asset.mediaType)
      .send(content)
  })
}

function bestFor(asset: Asset, accepted: string): { encoding: string | null; content: Buffer } {
  if (/\bbr\b/.test(accepted)) return { encoding: 'br', content: asset.brotli }
  if (/\bgzip\b/.test(accepted)) return { encoding: 'gzip', content: asset.gzip }
  return { encoding: null, content: asset.identity }
}
