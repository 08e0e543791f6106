// What a first visit costs: the page with everything it asks for, each file packed as a web server sends it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';

import { open } from './support/site.mjs';

const KB = 1000;

const site = await open('reference');

const packed = new Map();

/** Bytes of a file over the wire. */
function weigh(path) {
  if (!packed.has(path)) packed.set(path, gzipSync(readFileSync(join(site.folder, path))).length);
  return packed.get(path);
}

/** Files that a page makes the browser fetch at once: styles, scripts, icons, pictures. Fails if one is not in the site. */
function parts(page) {
  const html = site.read(page.endsWith('.html') ? page : `${page}index.html`);
  const tags = html.match(/<(?:script|img)\b[^>]*\ssrc="[^"]*"|<link\b(?=[^>]*\srel="(?:stylesheet|icon|preload|modulepreload)")[^>]*>/g) ?? [];
  const addresses = tags.map((tag) => tag.match(/\s(?:src|href)="([^"]*)"/)[1]).filter((address) => !address.startsWith('data:'));
  return addresses.map((address) => {
    const path = decodeURIComponent(new URL(address, site.base + page).href.slice(site.base.length)).replace(/[?#].*$/, '');
    assert.ok(site.files.has(path), `${page}: ${address} is not in the site`);
    return path;
  });
}

/** Bytes of a first visit, and of its scripts alone. */
function visit(page) {
  const files = [...new Set(parts(page))];
  const script = files.filter((path) => /\.m?js$/.test(path)).reduce((sum, path) => sum + weigh(path), 0);
  const whole = files.reduce((sum, path) => sum + weigh(path), weigh(page.endsWith('.html') ? page : `${page}index.html`));
  return { page, whole, script };
}

/** The heaviest visit of those whose address fits. */
function heaviest(pattern) {
  const visits = site.pages().filter((page) => pattern.test(page)).map(visit);
  assert.ok(visits.length > 0, `no page fits ${pattern}`);
  return visits.reduce((most, each) => (each.whole > most.whole ? each : most));
}

describe('weight of the reference portal', () => {
  after(() => site.close());

  const kinds = [
    ['overview', /^$/, 90],
    ['goal', /^ziele\/[^/]+\/$/, 60],
    ['all goals', /^ziele\/$/, 90],
    ['change log', /^aenderungen\//, 150],
    ['any page', /./, 150],
  ];
  for (const [kind, pattern, most] of kinds) {
    test(`${kind}: at most ${most} KB, 15 KB of them script`, (context) => {
      const { page, whole, script } = heaviest(pattern);
      context.diagnostic(`${kind}: ${page || '/'} ${(whole / KB).toFixed(1)} KB, script ${(script / KB).toFixed(1)} KB`);
      assert.ok(whole <= most * KB, `${page}: ${whole} bytes`);
      assert.ok(script <= 15 * KB, `${page}: ${script} bytes of script`);
    });
  }
});
