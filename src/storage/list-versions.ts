/** The versions of lists that are kept, and which of them is in force. */
import type { ListHead, ListVersion } from '../domain/list.ts'

/** Where versions are kept: none ever changes. */
export interface ListVersions {
  /** The version in force of each list. */
  listActive(): Promise<readonly ListHead[]>
  /** One version whole; undefined where it is not kept. */
  read(version: Pick<ListHead, 'list' | 'hash'>): Promise<ListVersion | undefined>
}
