// What holds for each page of a site, not only for one of every kind.

import { after, before, describe, test } from 'node:test';

import { MEDIUM, NARROW, WIDE, newPage, start, unfold } from './support/browser.mjs';
import { noFaults } from './support/expect.mjs';
import { SITES, open } from './support/site.mjs';

/** Faults of the page's structure. */
function structure(language) {
  const faults = [];
  const count = (selector) => document.querySelectorAll(selector).length;
  if (count('h1') !== 1) faults.push(`${count('h1')} h1`);
  if (count('main') !== 1) faults.push(`${count('main')} main`);
  if (document.documentElement.lang !== language) faults.push(`lang is "${document.documentElement.lang}"`);
  if (!document.title.trim()) faults.push('no title');
  if (!document.querySelector('meta[name=description]')?.content.trim()) faults.push('no description');
  if (count('table:not(:has(td))') > 0) faults.push('a table without values');
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
  faults.push(...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `second id "${id}"`));
  faults.push(...ids.filter((id) => /\s/.test(id) || !id).map((id) => `bad id "${id}"`));
  for (const name of ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for']) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      const missing = element.getAttribute(name).split(/\s+/).filter((id) => !ids.includes(id));
      faults.push(...missing.map((id) => `${name} names "${id}", which is nowhere`));
    }
  }
  return faults;
}

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

/** The language of a page, by the folder it lies in. */
const language = (path) => (path.startsWith('en/') ? 'en' : 'de');

for (const name of SITES) {
  describe(`every page of the ${name} portal`, async () => {
    const site = await open(name);
    // Its addresses count from the root of the host, see not_found.test.mjs.
    // One of the past days stands for the others: they come from the same templates.
    const [day] = [...site.pages().join('\n').matchAll(/^stand\/([^/]+)\/ziele\/$/gm)].map((match) => match[1]);
    const isOtherDay = (path) => /^stand\/\d/.test(path) && !path.startsWith(`stand/${day}/`);
    const paths = site.pages().filter((path) => path !== '404.html' && !isOtherDay(path));
    let browser;
    const found = { structure: [], overflow: [] };
    const titles = new Map();
    let faults;
    before(async () => {
      browser = await start();
      const page = await newPage(browser, site);
      faults = page.faults;
      for (const path of paths) {
        const here = (texts) => texts.map((text) => ({ page: path, text }));
        await page.goto(site.base + path);
        found.structure.push(...here(await page.evaluate(structure, language(path))));
        titles.set(path, await page.title());
        for (const viewport of [WIDE, MEDIUM, NARROW]) {
          await page.setViewportSize(viewport);
          found.overflow.push(...here([...(await page.evaluate(overflow)), ...(await page.evaluate(overlap))]));
        }
        await unfold(page);
        found.overflow.push(...here(await page.evaluate(overflow)));
      }
    });
    after(async () => {
      await browser.close();
      site.close();
    });

    test('asks no other host, and causes no error and no CSP violation', () => noFaults(faults));
    test('has one h1, a title, a language and good ids', () => noFaults(found.structure));
    test('has a title of its own, but for commits of one subject', () => {
      const others = [...titles].filter(([path]) => !/[0-9a-f]{40}/.test(path));
      // What is not translated has its title in both languages.
      const same = ([path, title], [otherPath, other]) => other === title && language(path) === language(otherPath);
      const second = others.filter((page, at) => others.findIndex((other) => same(page, other)) !== at);
      noFaults(second.map(([page, title]) => ({ page, text: `second page with the title "${title}"` })));
    });
    test('does not scroll sideways, and no cell runs over another', () => noFaults(found.overflow));
  });
}
