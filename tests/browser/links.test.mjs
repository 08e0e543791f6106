// Every address in every file of a site leads somewhere, anchors included, and leads there relatively.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { start } from './support/browser.mjs';
import { noFaults } from './support/expect.mjs';
import { MOUNT } from './support/server.mjs';
import { SITES, open } from './support/site.mjs';

const HOST = 'https://site.test';
const OUTSIDE = /^(https?:\/\/|mailto:|tel:)/;

/** Addresses and ids of a page, read by the browser's own parser. */
function read(html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const links = [...page.querySelectorAll('[href], [src]')].map((element) => ({
    element: element.localName,
    rel: element.getAttribute('rel') ?? '',
    address: element.getAttribute('href') ?? element.getAttribute('src'),
  }));
  return { links, ids: [...page.querySelectorAll('[id]')].map((element) => element.id) };
}

for (const name of SITES) {
  describe(`links of the ${name} portal`, async () => {
    const site = await open(name);
    const pages = new Map();
    before(async () => {
      const browser = await start();
      const parser = await browser.newPage();
      for (const path of site.pages()) {
        const file = path.endsWith('.html') ? path : `${path}index.html`;
        pages.set(path, await parser.evaluate(read, site.read(file)));
      }
      await browser.close();
    });
    after(() => site.close());

    /** Why an address of a page inside the site leads nowhere; nothing if it leads somewhere. */
    function dead(from, address, root = MOUNT) {
      const url = new URL(address, `${HOST}${root}${from}`);
      if (url.origin !== HOST || !url.pathname.startsWith(root)) return 'leads out of the site';
      const path = decodeURIComponent(url.pathname.slice(root.length));
      if (!pages.has(path) && (path.endsWith('/') || !site.files.has(path))) return 'leads nowhere';
      const anchor = decodeURIComponent(url.hash.slice(1));
      if (anchor && !pages.get(path)?.ids.includes(anchor)) return 'has no such anchor';
      return undefined;
    }

    test('every link and asset of a page resolves', () => {
      const faults = [];
      let inside = 0;
      for (const [page, { links }] of pages) {
        const root = page === '404.html' && !site.knowsItsAddress() ? '/' : MOUNT;
        for (const { element, rel, address } of links) {
          if (element === 'link' && rel === 'canonical') continue;
          // The same page in another language, for search engines: a whole address, as they ask for.
          const own = `https://portal.example${MOUNT}`;
          if (element === 'link' && rel === 'alternate' && address.startsWith(own)) {
            const why = dead('', address.slice(own.length) || './');
            if (why) faults.push({ page, text: `alternate ${address} ${why}` });
            continue;
          }
          if (OUTSIDE.test(address)) {
            if (element !== 'a') faults.push({ page, text: `<${element}> loads ${address}` });
            continue;
          }
          inside += 1;
          const why = dead(page, address, root);
          if (why) faults.push({ page, text: `${address} ${why}` });
          if (address.startsWith('/') && page !== '404.html') faults.push({ page, text: `${address} is not relative` });
        }
      }
      noFaults(faults);
      assert.ok(inside > pages.size * 10, `only ${inside} links seen`);
    });

    test('every page but the 404 page is linked from another', () => {
      const linked = new Set();
      for (const [page, { links }] of pages) {
        for (const { address } of links.filter((link) => !OUTSIDE.test(link.address))) {
          const path = decodeURIComponent(new URL(address, `${HOST}${MOUNT}${page}`).pathname.slice(MOUNT.length));
          if (path !== page) linked.add(path);
        }
      }
      assert.deepEqual([...pages.keys()].filter((page) => !linked.has(page)), ['404.html']);
    });

    test('every address in the stylesheets resolves', () => {
      const faults = [];
      for (const page of [...site.files].filter((path) => path.endsWith('.css'))) {
        for (const [, address] of site.read(page).matchAll(/(?:url\(|@import )["']?([^"')]+)/g)) {
          const why = address.startsWith('data:') ? undefined : dead(page, address);
          if (why) faults.push({ page, text: `${address} ${why}` });
        }
      }
      noFaults(faults);
    });

    test('canonical addresses and the sitemap name exactly the pages', { skip: !site.knowsItsAddress() }, () => {
      const isPast = (page) => /^stand\/\d/.test(page) && !page.endsWith('/vergleich/');
      const own = site.pages().filter((page) => page !== '404.html' && !isPast(page));
      const addresses = own.map((page) => `https://portal.example${MOUNT}${page}`);
      const listed = [...site.read('sitemap.xml').matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address);
      assert.deepEqual(listed.sort(), addresses.sort());
      const canonical = (page) => pages.get(page).links.find((link) => link.rel === 'canonical')?.address;
      assert.deepEqual(own.map(canonical).sort(), addresses);
      const past = site.pages().filter(isPast);
      assert.ok(past.length > 100);
      assert.deepEqual(past.filter((page) => !addresses.includes(canonical(page))), [], 'pages of the past lead to those of today');
    });
  });
}
