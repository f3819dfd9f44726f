// What a photograph says besides its picture: where and when it was taken, on whose device. Told by its first bytes.

export type PhotoKind = 'jpeg' | 'png' | 'heic' | 'webp' | 'tiff'

/** Null for a file that is no photograph. */
export function kindOfPhoto(bytes: Uint8Array): PhotoKind | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg'
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png'
  if (startsWith(bytes, [0x49, 0x49, 0x2a, 0]) || startsWith(bytes, [0x4d, 0x4d, 0, 0x2a])) return 'tiff'
  if (wordAt(bytes, 0) === 'RIFF' && wordAt(bytes, 8) === 'WEBP') return 'webp'
  // The brands of HEIF (ISO/IEC 23008-12) and AVIF; a film in the same box is none of them.
  return wordAt(bytes, 4) === 'ftyp' && /^(?:hei|hev|mif1|msf1|avi[fs])/.test(wordAt(bytes, 8))
    ? 'heic'
    : null
}

const NAMES: Readonly<Record<PhotoKind, string>> = {
  jpeg: 'JPEG',
  png: 'PNG',
  heic: 'HEIC',
  webp: 'WebP',
  tiff: 'TIFF',
}

/** Why a photograph is not taken, and what to do. */
export function refusePhoto(kind: PhotoKind): string {
  if (kind === 'jpeg' || kind === 'png')
    return 'The picture is damaged, so the place and device in it cannot be removed. Take a screenshot of it and send that'
  const onPhone =
    kind === 'heic'
      ? ' On an iPhone choose Settings, Camera, Formats, Most Compatible; or send a screenshot of it.'
      : ''
  return `A ${NAMES[kind]} picture can hold the place where it was taken, which cannot be removed from it here. Send it as JPEG or PNG.${onPhone}`
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte)
}

function wordAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4))
}
