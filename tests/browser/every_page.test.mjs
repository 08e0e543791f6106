// What holds for each page of a site, not only for one of every kind. Its structure is looked at in `tests/suite/html.rs`.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { MEDIUM, NARROW, WIDE, newPage, start } from './support/browser.mjs';
import { noFaults } from './support/expect.mjs';
import { SITES, open } from './support/site.mjs';

/** What is wrong on the page, in one go, which is much quicker than a question at a time: folded, then unfolded. */
function faultsOnPage() {
  /** Cells whose content runs over the next one. */
  function overlap() {
    const over = [...document.querySelectorAll('td, th')].filter((cell) => cell.scrollWidth > cell.clientWidth + 1);
    return over.map((cell) => `sticks out of its cell at ${innerWidth} px: "${cell.textContent.trim().slice(0, 40)}"`);
  }

  /** Elements that stick out of the page at its right; those inside a box that scrolls by itself do not. */
  function overflow() {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const scrolls = (element) => element !== document.documentElement && /auto|scroll|hidden/.test(getComputedStyle(element).overflowX);
    const inScroller = (element) => element !== null && (scrolls(element) || inScroller(element.parentElement));
    const out = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > width + 0.5 && !inScroller(element.parentElement),
    );
    const name = (element) => `${element.localName}.${element.getAttribute('class') ?? ''} "${element.textContent.trim().slice(0, 40)}"`;
    return [`wider than ${width} px: ${out.slice(-2).map(name).join(', ') || 'the page'}`];
  }

  /** Words that stand apart on the page and that a screen reader runs together: "20" and "2025" as "202025". */
  function glued() {
    const apart = 'a, button, li, td, th, dt, dd, p, div, section, h1, h2, h3, h4, summary, caption, label, nav, time, code, ins, del, svg, pre';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    const found = [];
    let last = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // Whatever stands for itself is heard by itself.
      if (node.nodeType === Node.ELEMENT_NODE) {
        if (node.matches('br') || getComputedStyle(node, '::before').content !== 'none') last = null;
        continue;
      }
      if (last && /[\p{L}\p{N})]$/u.test(last.data) && /^[\p{L}\p{N}(]/u.test(node.data)) {
        const between = document.createRange();
        between.setStartAfter(last);
        between.setEndBefore(node);
        const common = between.commonAncestorContainer;
        const isApart = (element) => element !== common && element !== null && (element.matches(apart) || isApart(element.parentElement));
        const [before, after] = [last, node].map((text) => {
          const range = document.createRange();
          range.selectNodeContents(text);
          return [...range.getClientRects()];
        });
        const gap = before.length && after.length ? after[0].left - before.at(-1).right : 0;
        const isBelow = before.length && after.length && Math.abs(after[0].top - before.at(-1).top) > 4;
        if (!common.closest?.('svg') && !isApart(last.parentElement) && !isApart(node.parentElement) && (gap > 2 || isBelow)) {
          found.push(`heard as one: "${last.data.trim().slice(-20)}${node.data.trim().slice(0, 20)}"`);
        }
      }
      last = node;
    }
    return found;
  }

  const folded = [...overflow(), ...overlap(), ...glued()];
  document.querySelectorAll('details').forEach((details) => { details.open = true; });
  return [...folded, ...overflow()];
}

for (const name of SITES) {
  describe(`every page of the ${name} portal`, async () => {
    const site = await open(name);
    // Its addresses count from the root of the host, see not_found.test.mjs.
    // One of the past days stands for the others: they come from the same templates.
    const [day] = [...site.pages().join('\n').matchAll(/^stand\/([^/]+)\/ziele\/$/gm)].map((match) => match[1]);
    const isOtherDay = (path) => /^stand\/\d/.test(path) && !path.startsWith(`stand/${day}/`);
    const paths = site.pages().filter((path) => path !== '404.html' && !isOtherDay(path));
    let browser;
    let page;
    before(async () => {
      browser = await start();
      page = await newPage(browser, site);
    });
    after(async () => {
      await browser.close();
      site.close();
    });

    /** Opens pages in a window of that size, and fails if one of them has a fault. */
    async function look(paths, viewport) {
      await page.setViewportSize(viewport);
      const found = [];
      for (const path of paths) {
        await page.goto(site.base + path);
        const here = await page.evaluate(faultsOnPage);
        found.push(...here.map((text) => ({ page: path, text })));
      }
      noFaults([...found, ...page.faults]);
    }

    test('at 320 px: does not scroll sideways, folded or not, no cell runs over another, no error, no other host', async () => {
      assert.ok(paths.length > 100, `only ${paths.length} pages seen`);
      await look(paths, NARROW);
    });

    for (const viewport of [MEDIUM, WIDE]) {
      test(`at ${viewport.width} px: no kind of page scrolls sideways, folded or not, and no cell runs over another`, async () => {
        await look(Object.values(site.kinds()).filter((path) => path !== '404.html'), viewport);
      });
    }
  });
}
