import type { FastifyReply } from 'fastify'
import type { Cookie } from './answer.ts'

// Cookies are ours alone: HttpOnly, Lax, whole-site, and over https bound to the host by their name.

const NAMES = new Set(['session', 'form', 'said', 'second', 'oidc'])

function prefix(secure: boolean): string {
  return secure ? '__Host-los-' : 'los-'
}

export function readCookies(
  header: string | undefined,
  secure: boolean,
): Readonly<Record<string, string | undefined>> {
  const found: Record<string, string> = {}
  const start = prefix(secure)
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=')
    const name = pair.slice(0, at).trim()
    if (at < 0 || !name.startsWith(start) || !NAMES.has(name.slice(start.length))) continue
    found[name.slice(start.length)] = decode(pair.slice(at + 1).trim())
  }
  return found
}

export function writeCookie(reply: FastifyReply, cookie: Cookie, secure: boolean): void {
  const age = cookie.maxAgeSeconds === null ? '' : `; Max-Age=${cookie.maxAgeSeconds}`
  const guard = secure ? '; Secure' : ''
  const value = encodeURIComponent(cookie.value)
  const line = `${prefix(secure)}${cookie.name}=${value}; Path=/; HttpOnly; SameSite=Lax${age}${guard}`
  const earlier = reply.getHeader('set-cookie')
  const lines = earlier === undefined ? [] : Array.isArray(earlier) ? earlier : [String(earlier)]
  reply.removeHeader('set-cookie')
  reply.header('set-cookie', [...lines, line])
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}
