// On every answer. No inline script or style anywhere, nothing from elsewhere, nobody may frame a page.

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'none'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
].join('; ')

const ALWAYS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'x-permitted-cross-domain-policies': 'none',
}

const OVER_HTTPS = { ...ALWAYS, 'strict-transport-security': 'max-age=63072000; includeSubDomains' }

export function securityHeaders(secure: boolean): Readonly<Record<string, string>> {
  return secure ? OVER_HTTPS : ALWAYS
}
