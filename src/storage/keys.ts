/**
 * The keys by which filers show who they are. Only a digest is kept; a key is shown once, when
 * made.
 */

/** A key as administrators see it. */
export type KeyRow = {
  readonly id: string
  readonly filer: string
  readonly createdAt: string
  readonly revokedAt: string | undefined
}

/** Where filers’ keys are kept; a key that was ended never lives again. */
export interface KeyStore {
  /** The filer of a living key with this digest (SHA-256, hex). */
  findFiler(digest: string): Promise<string | undefined>
  /** Keeps a new key. */
  add(key: { readonly id: string; readonly filer: string; readonly digest: string }): Promise<void>
  /** Ends a key for ever; false when there is no living one. */
  revoke(id: string): Promise<boolean>
  /** Keys, newest first, at most 1,000. */
  list(): Promise<readonly KeyRow[]>
}
