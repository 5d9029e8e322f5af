/**
 * Puts a version of a list in use, which takes two persons: the first proposes it with a reason,
 * the second confirms. Who they are is what they say; the acts stay with the list for ever.
 */
import type { Refusal } from '../domain/refusal.ts'
import { ok, type Result, refuse } from '../lib/result.ts'
import { type Act, isSamePerson, recordAct } from './folder/acts.ts'
import { type FolderEntry, openFolder } from './folder/open-folder.ts'
import { recordRefusal } from './folder/refusals.ts'
import { readVersionFile } from './folder/version-file.ts'

/** Who wants which version. */
export type Activation = {
  readonly folder: string
  readonly list: string
  /** Undefined: the proposed version, else the newest. */
  readonly version: number | undefined
  readonly by: string
  readonly reason: string | undefined
  readonly now: string
}

const TRIES_MAX = 10

/** Records a proposal, or the activation of the open one. A refusal says why neither may be. */
export async function activateVersion(activation: Activation): Promise<Result<Act, Refusal>> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const opened = await openFolder(activation.folder)
    if (!opened.ok) return opened
    const entry = opened.value.find(({ id }) => id === activation.list)
    if (entry === undefined) {
      const known = opened.value.map(({ id }) => id).join(', ')
      const text = `There is no list ${activation.list} in ${activation.folder}; it holds: ${known}.`
      return refuse({ pointer: '', rule: 'list', text })
    }
    const act = await nextAct(entry, activation)
    if (!act.ok) {
      const { folder, list: what, by, now: at } = activation
      const { rule, text } = act.refusal
      await recordRefusal(folder, { refused: 'activate', what, by, at, rule, text })
      return act
    }
    if (await recordAct(entry.folder, entry.standing.count, act.value)) return act
  }
  const text = `Others act on ${activation.list} at this moment; look at it and try again.`
  return refuse({ pointer: '', rule: 'busy', text })
}

async function nextAct(entry: FolderEntry, activation: Activation): Promise<Result<Act, Refusal>> {
  const { by, reason, now } = activation
  const { proposed, count } = entry.standing
  const version = activation.version ?? proposed?.version ?? entry.versions.at(-1) ?? 0
  if (!entry.versions.includes(version)) {
    return no('version', `${entry.id} has no version ${version}; "lists show" tells which it has.`)
  }
  const file = await readVersionFile(entry.folder, version)
  if (!file.ok) return file
  const { hash } = file.value.first.head
  const act = { version, hash, by, at: now }
  if (proposed?.version === version) return confirm(proposed, { ...act, reason })
  if (entry.standing.activated?.version === version) {
    return no('in-use', `Version ${version} of ${entry.id} is in use already.`)
  }
  if (reason === undefined) return no('reason', 'A proposal says why: add --reason TEXT.')
  const before = count === 0 && entry.inUse !== undefined ? { inUseBefore: entry.inUse } : {}
  return ok({ ...act, act: 'propose', reason, ...before })
}

/** The second person's word on what the first proposed. */
function confirm(
  proposed: Act,
  act: Omit<Act, 'act' | 'reason'> & { readonly reason: string | undefined },
): Result<Act, Refusal> {
  const { version } = act
  if (isSamePerson({ one: proposed.by, other: act.by })) {
    const text = `${proposed.by} proposed version ${version}; somebody else must put it in use.`
    return no('same-person', text)
  }
  if (proposed.hash !== act.hash) {
    return no('hash', `Version ${version} is not what ${proposed.by} proposed; propose it anew.`)
  }
  return ok({ ...act, act: 'activate', reason: act.reason ?? proposed.reason })
}

function no(rule: string, text: string): Result<Act, Refusal> {
  return refuse({ pointer: '', rule, text })
}
