/** The languages of terms. */

/**
 * Languages whose endings are known. `any` is for names without a language (substances, brands,
 * models); Chinese is one language in both its scripts.
 */
export const TERM_LANGUAGES = [
  'any',
  'en',
  'zh',
  'es',
  'fr',
  'de',
  'pt',
  'ru',
  'ar',
  'hi',
  'tr',
] as const
export type TermLanguage = (typeof TERM_LANGUAGES)[number]
