/** Blank text says nothing: absent, null and blank are all *unknown*, never a value. */

/**
 * Spaces, controls, format characters such as the zero-width space, and the letters of Unicode that
 * are drawn as nothing: Hangul fillers and the empty Braille cell.
 */
const SHOWS_NOTHING = /^[\s\p{Cc}\p{Cf}\u115f\u1160\u2800\u3164\uffa0]*$/u

/** Whether a reader of `text` would see nothing at all (Unicode 16, section 23.2, and look-alikes). */
export function isBlank(text: string): boolean {
  const first = text.charCodeAt(0)
  // A visible ASCII character at the start is by far the common case.
  return !(first > 0x20 && first < 0x7f) && SHOWS_NOTHING.test(text)
}
