import { createHash } from 'node:crypto';
import { contentSecurityPolicy } from './content-security-policy.ts';

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;
const POLICY_ELEMENT = /<meta http-equiv="Content-Security-Policy"[^>]*>/;
const CHARSET_ELEMENT = '<meta charSet="utf-8"/>';

/**
 * The `sha256-…` of every script that is written into a page, in the order of the page. It reads what Next writes,
 * where no attribute of a script holds a `>`; a browser test finds out if that ever changes.
 */
export function hashInlineScripts(html: string): string[] {
  const hashes = Array.from(html.matchAll(INLINE_SCRIPT), ([, text = '']) => {
    return `sha256-${createHash('sha256').update(text).digest('base64')}`;
  });
  return [...new Set(hashes)];
}

/**
 * The page with its policy written into its head, for hosts that cannot send headers. It stands before every script,
 * since a policy holds only for what comes after it. A policy that is already there is replaced.
 *
 * @throws {Error} When the page does not begin as Next's pages do.
 */
export function writePolicyIntoPage(html: string, scriptHashes: readonly string[]): string {
  const page = html.replace(POLICY_ELEMENT, '');
  const place = page.indexOf(CHARSET_ELEMENT) + CHARSET_ELEMENT.length;
  if (place < CHARSET_ELEMENT.length || page.slice(0, place).includes('<script')) {
    throw new Error(
      `writePolicyIntoPage: received a page without ${CHARSET_ELEMENT} before its first script; ` +
        'expected one as Next exports it. Find the new place for the policy.',
    );
  }
  const element = `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(scriptHashes, 'meta')}"/>`;
  return page.slice(0, place) + element + page.slice(place);
}
