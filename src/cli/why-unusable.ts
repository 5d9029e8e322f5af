/** Why a file cannot be used, as one sentence for who named it. */

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist.',
  EISDIR: 'is a folder; name a file.',
  ENOTDIR: 'cannot be used: something above it is a file, not a folder.',
  EEXIST: 'cannot be used: something above it is a file, not a folder.',
}

/** `use` is what was to be done with it. */
export function whyUnusable(file: string, error: unknown, use: 'read' | 'written'): string {
  const { code = 'unknown error' } = error as NodeJS.ErrnoException
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return `${file} may not be ${use} by this account.`
  }
  const reason = REASONS[code]
  if (reason !== undefined && !(use === 'written' && code === 'ENOENT')) return `${file} ${reason}`
  return `${file} cannot be ${use} (${code}).`
}
