// Pictures: letters that can be read and stand inside the page, a name, and the same numbers as a table.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { NARROW, WIDE, newPage, start } from './support/browser.mjs';
import { noFaults } from './support/expect.mjs';
import { SITES, open } from './support/site.mjs';

const SMALLEST = 12;

/** What is wrong with the pictures of the page that is shown. */
function faults(smallest) {
  const found = [];
  const width = document.documentElement.clientWidth;
  for (const picture of document.querySelectorAll('main :is(svg[role=img], .fall svg)')) {
    const name = picture.getAttribute('aria-label') ?? picture.querySelector('title')?.textContent ?? picture.closest('figure').getAttribute('aria-label');
    if (!name?.trim()) found.push('a picture without a name');
    for (const text of picture.querySelectorAll('text')) {
      const { left, right, height } = text.getBoundingClientRect();
      const words = text.textContent.trim();
      if (height > 0 && parseFloat(getComputedStyle(text).fontSize) < smallest) found.push(`letters too small: ${words}`);
      if (left < -1 || right > width + 1) found.push(`outside of the page: ${words}`);
    }
    // What stands for the same thing must not lie on one another.
    const labels = [...picture.querySelectorAll('.plot-word')].map((label) => label.getBoundingClientRect());
    const apart = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 4 || b.bottom <= a.top + 4;
    if (labels.length > 1 && !apart(labels[0], labels[1])) found.push('words lie on one another');
  }
  for (const figure of document.querySelectorAll('main figure:is(.plot, .area, .shares)')) {
    const place = figure.closest('.indicator, .picture-row, section') ?? figure.parentElement;
    const table = figure.closest('table') ?? place.querySelector('table');
    if (!table) found.push('a picture without a table of its numbers');
    const sentence = figure.previousElementSibling;
    if (sentence?.tagName !== 'P' || !sentence.textContent.trim()) found.push('a picture without a sentence');
  }
  return found;
}

for (const name of SITES) {
  describe(`pictures of the ${name} portal`, async () => {
    const site = await open(name);
    let browser;
    before(async () => {
      browser = await start();
    });
    after(async () => {
      await browser.close();
      site.close();
    });

    const hasPictures = (path) => !path.startsWith('stand/') && site.read(path.endsWith('.html') ? path : `${path}index.html`).includes('<figure');
    for (const [viewport, pages] of [[NARROW, site.pages()], [WIDE, Object.values(site.kinds())]]) {
      test(`at ${viewport.width} px`, async () => {
        const page = await newPage(browser, site, { viewport });
        const all = [];
        const withPictures = pages.filter(hasPictures);
        assert.ok(withPictures.length > 3, `only ${withPictures}`);
        for (const path of withPictures) {
          await page.goto(site.base + path);
          all.push(...(await page.evaluate(faults, SMALLEST)).map((text) => ({ page: path, text })));
        }
        noFaults(all);
      });
    }
  });
}
