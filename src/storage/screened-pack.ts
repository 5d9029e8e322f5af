/** Under which pack all parcels that can still be stopped were looked at. */
export interface ScreenedPack {
  /** The pack's hash; undefined before the first was noted. */
  read(): Promise<string | undefined>
  /** Notes that all were looked at under this one. */
  replace(hash: string): Promise<void>
}
