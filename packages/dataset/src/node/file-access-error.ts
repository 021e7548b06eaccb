import { FileAccessError } from '../errors.ts';
import { systemErrorCode } from './system-error-code.ts';

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is a file',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
};

/** The error of the operating system in plain words: what was tried, why it failed, what to do. */
export function fileAccessError(path: string, action: 'read' | 'written', cause: unknown): FileAccessError {
  const code = systemErrorCode(cause);
  const reason = REASONS[code] ?? (cause instanceof Error ? cause.message : String(cause));
  const remedies: Readonly<Record<string, string>> = {
    ENOENT: 'Check the path.',
    ENOSPC: 'Free some space, or choose a place on another disk.',
  };
  const verb = action === 'read' ? 'read' : 'write';
  const remedy = remedies[code] ?? `Give this user the right to ${verb} there, or choose another place.`;
  return new FileAccessError(`${path} cannot be ${action}: ${reason} (${code}). ${remedy}`, { cause });
}
