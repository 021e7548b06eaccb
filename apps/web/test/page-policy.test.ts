import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy, workerSecurityPolicy } from '../server/content-security-policy.ts';
import { hashInlineScripts, writePolicyIntoPage } from '../server/page-policy.ts';

const sha256 = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

describe('hashInlineScripts', () => {
  test('hashes what stands in the page, in order, and leaves out scripts from files', () => {
    const html =
      '<head><script>first()</script><script src="/a.js" async=""></script></head>' +
      '<body><script id="x">second("<p>")\n</script><script async src="/b.js"></script></body>';
    expect(hashInlineScripts(html)).toEqual([sha256('first()'), sha256('second("<p>")\n')]);
  });

  test('hashes equal scripts once', () => {
    expect(hashInlineScripts('<script>same()</script><script>same()</script>')).toEqual([sha256('same()')]);
  });

  test('hashes letters as UTF-8, as browsers do', () => {
    expect(hashInlineScripts('<script>"é رقم"</script>')).toEqual([sha256('"é رقم"')]);
  });
});

describe('writePolicyIntoPage', () => {
  const page = '<!DOCTYPE html><html><head><meta charSet="utf-8"/><script>go()</script></head></html>';

  test('puts the policy after the charset and before every script', () => {
    const policy = `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(['sha256-x'], 'meta')}"/>`;
    expect(writePolicyIntoPage(page, ['sha256-x'])).toBe(
      `<!DOCTYPE html><html><head><meta charSet="utf-8"/>${policy}<script>go()</script></head></html>`,
    );
  });

  test('replaces a policy that is already there', () => {
    const once = writePolicyIntoPage(page, ['sha256-old']);
    expect(writePolicyIntoPage(once, ['sha256-new'])).toBe(writePolicyIntoPage(page, ['sha256-new']));
  });

  test.each([
    ['no charset', '<html><head><script>go()</script></head></html>'],
    ['a script before it', '<html><head><script>go()</script><meta charSet="utf-8"/></head></html>'],
  ])('refuses a page with %s', (_, html) => {
    expect(() => writePolicyIntoPage(html, [])).toThrow(
      new Error(
        'writePolicyIntoPage: received a page without <meta charSet="utf-8"/> before its first script; ' +
          'expected one as Next exports it. Find the new place for the policy.',
      ),
    );
  });
});

describe('contentSecurityPolicy', () => {
  test('allows the site and the named scripts, and nothing else', () => {
    expect(contentSecurityPolicy(['sha256-a', 'sha256-b'], 'header')).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'; " +
        "manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; " +
        "script-src 'self' 'sha256-a' 'sha256-b'; frame-ancestors 'none'",
    );
  });

  test('says nothing about framing inside a page, where browsers would call it an error', () => {
    expect(contentSecurityPolicy([], 'meta')).not.toContain('frame-ancestors');
  });
});

describe('workerSecurityPolicy', () => {
  test('allows a worker the site, WebAssembly and the mirrors of MNIST, and nothing else', () => {
    expect(workerSecurityPolicy()).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' " +
        "https://storage.googleapis.com/cvdf-datasets/mnist/ https://ossci-datasets.s3.amazonaws.com/mnist/; worker-src 'self'",
    );
  });
});
