import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { answerAppRequest } from '../../../electron/appProtocol.ts';
import { contentSecurityPolicy } from '../../../electron/contentSecurityPolicy.ts';

vi.mock('electron', () => ({ protocol: {} }));

let folder: string;
const evidence = new Uint8Array([1, 2, 3]);

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'tuan-thu-protocol-'));
  mkdirSync(path.join(folder, 'root', 'assets'), { recursive: true });
  writeFileSync(path.join(folder, 'root', 'index.html'), '<p>window</p>');
  writeFileSync(path.join(folder, 'root', 'assets', 'a.js'), 'window');
  writeFileSync(path.join(folder, 'secret.html'), 'secret');
  symlinkSync(path.join(folder, 'secret.html'), path.join(folder, 'root', 'link.html'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ask = (address: string, method = 'GET') =>
  answerAppRequest(new Request(address, { method }), {
    root: path.join(folder, 'root'),
    showFile: async (name) => {
      if (name === '/checked/known.pdf') return { bytes: evidence, mediaType: 'application/pdf' };
      if (name.startsWith('/evidence/of/'))
        return { bytes: evidence, mediaType: Buffer.from(name.slice(13), 'hex').toString() };
      return name === '/evidence/known' ? { bytes: evidence, mediaType: 'image/png' } : null;
    },
  });

describe('the app protocol', () => {
  it('serves the built window with its media type', async () => {
    const page = await ask('app://bundle/index.html');
    expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([
      200,
      'text/html; charset=utf-8',
      '<p>window</p>',
    ]);
    expect((await ask('app://bundle/assets/a.js')).headers.get('content-type')).toMatch(/^text\/javascript/);
  });

  it('serves a checked file, and nothing where there is none', async () => {
    const shown = await ask('app://bundle/checked/known.pdf');
    expect([shown.status, shown.headers.get('content-type'), shown.headers.get('cache-control')]).toEqual([
      200,
      'application/pdf',
      'no-store',
    ]);
    expect((await ask('app://bundle/checked/none.pdf')).status).toBe(404);
  });

  it.each([
    ['image/jpeg', 'image/jpeg'],
    ['text/plain', 'text/plain'],
    ['text/html', 'application/octet-stream'],
    ['image/svg+xml', 'application/octet-stream'],
    ['text/漢', 'application/octet-stream'],
    ['image/png\r\nx: y', 'application/octet-stream'],
    ['', 'application/octet-stream'],
  ])('shows evidence said to be %j as %s', async (said, served) => {
    const shown = await ask(`app://bundle/evidence/of/${Buffer.from(said).toString('hex')}`);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, served]);
  });

  it.each([
    'app://bundle/../secret.html',
    'app://bundle/..%2fsecret.html',
    'app://bundle/%2e%2e%2fsecret.html',
    'app://bundle/assets/..%2f..%2fsecret.html',
    'app://bundle/..%5csecret.html',
    'app://bundle/link.html',
    'app://bundle/assets/',
    'app://bundle/',
    'app://bundle/none.html',
    'app://bundle/a%00.html',
    'app://bundle/%zz.html',
    'app://other/index.html',
    'https://bundle/index.html',
  ])('answers %s with a bare 404', async (address) => {
    const answer = await ask(address);
    expect([answer.status, await answer.text()]).toEqual([404, '']);
  });

  it('answers only GET', async () => {
    expect((await ask('app://bundle/index.html', 'POST')).status).toBe(404);
  });

  it('puts the policy on every response, refusals included', async () => {
    for (const address of [
      'app://bundle/index.html',
      'app://bundle/none.html',
      'app://bundle/evidence/known',
    ]) {
      const { headers } = await ask(address);
      expect(headers.get('content-security-policy')).toBe(contentSecurityPolicy);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
    }
  });

  it('shows evidence the engine gives out and never lets it be cached', async () => {
    const shown = await ask('app://bundle/evidence/known');
    expect(new Uint8Array(await shown.arrayBuffer())).toEqual(evidence);
    expect([shown.headers.get('content-type'), shown.headers.get('cache-control')]).toEqual([
      'image/png',
      'no-store',
    ]);
    expect((await ask('app://bundle/evidence/unknown')).status).toBe(404);
  });

  it('gives out nothing outside its root, whatever the path', async () => {
    const parts = fc.constantFrom(
      '..',
      '%2e%2e',
      '..%2f',
      '.',
      'assets',
      'secret.html',
      '%5c',
      '%2f',
      '//',
      'link.html',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(parts, { maxLength: 8 }), async (pieces) => {
        const text = await (await ask(`app://bundle/${pieces.join('/')}`)).text();
        expect(text).not.toContain('secret');
      }),
      { numRuns: 300 },
    );
  });
});

describe('the content security policy', () => {
  it('starts from nothing and names no scheme that could reach outside', () => {
    expect(contentSecurityPolicy).toMatch(/^default-src 'none'; /);
    expect(contentSecurityPolicy).not.toMatch(/unsafe-inline|unsafe-eval|https?:|app:|\*/);
    expect(contentSecurityPolicy).toContain("require-trusted-types-for 'script'");
  });
});
