/** Against which version of each list all parcels that can still be stopped were screened. */
export interface ScreenedLists {
  /** The hash of the version, by list. */
  read(): Promise<ReadonlyMap<string, string>>
  /** Notes that all were screened against these versions, by list, and against no other list. */
  replace(hashes: ReadonlyMap<string, string>): Promise<void>
}
