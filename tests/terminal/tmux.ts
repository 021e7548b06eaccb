// A real terminal to run programs in: tmux, one server for each window.
import { spawnSync } from 'node:child_process';
import { expect, vi } from 'vitest';

/** Whether there is one on this machine. */
export const hasTmux = spawnSync('tmux', ['-V']).status === 0;

/** Each test has a tmux server of its own: nobody else's sessions are in it, and it ends with the test. */
let socket = '';
let numServers = 0;

/** Sends a command to the window's server. */
export function tmux(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('tmux', ['-L', socket, '-f', '/dev/null', ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`tmux ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** What the window shows, without colors. */
export function screen(): string {
  return tmux('capture-pane', '-p');
}

/** Waits until the window shows a text, or one that matches. */
export async function seen(text: string | RegExp): Promise<void> {
  await vi.waitFor(() => expect(screen()).toMatch(text), { timeout: 20_000, interval: 50 });
}

/** Presses keys, by tmux's names. */
export function keys(...names: readonly string[]): void {
  tmux('send-keys', ...names);
}

/** Sends bytes as a terminal would. */
export function send(text: string): void {
  tmux('send-keys', '-H', ...Array.from(Buffer.from(text), (byte) => byte.toString(16)));
}

/** What the program changes about a terminal: alternate screen, any mouse mode, cursor. */
function terminalState(): string {
  return tmux('display-message', '-p', '#{alternate_on} #{mouse_any_flag} #{mouse_sgr_flag} #{cursor_flag}').trim();
}

/** The state of a terminal in which no program runs. */
export const RESTORED = '0 0 0 1';

/** Waits until the terminal is in a state, as {@link terminalState} words it. */
export async function terminalIs(state: string): Promise<void> {
  await vi.waitFor(() => expect(terminalState()).toBe(state), { timeout: 20_000, interval: 50 });
}

/** Opens a window with a shell in it and starts a command there, below the word `before`. */
export async function openWindow(columns: number, rows: number, command: string): Promise<void> {
  socket = `raqam-test-${process.pid}-${numServers++}`;
  // What a build machine says about itself and its colors must not reach a screen that a person would look at.
  const shell = 'env -u CI -u COLORTERM -u FORCE_COLOR -u NO_COLOR PS1="ready> " sh';
  tmux('new-session', '-d', '-x', String(columns), '-y', String(rows), shell);
  await seen('ready>');
  tmux('send-keys', '-l', `echo before; ${command}; echo ended $?`);
  tmux('send-keys', 'Enter');
}

/** The process id of the program, a child of the window's shell. */
export function programId(): number {
  const shell = tmux('display-message', '-p', '#{pane_pid}').trim();
  const children = spawnSync('ps', ['-o', 'pid=', '--ppid', shell], { encoding: 'utf8' }).stdout.trim();
  return Number(children);
}

/** Ends the window and what runs in it. */
export function closeWindow(): void {
  tmux('kill-server');
}
