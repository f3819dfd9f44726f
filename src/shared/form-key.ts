/** The key a form was opened with, by which a double send is known; null where it is none. */
export function parseFormKey(text: string): string | null {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? text : null
}
