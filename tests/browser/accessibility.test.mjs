// axe-core finds nothing on any kind of page: wide and narrow, light and dark, folded and unfolded.

import { after, before, describe, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { NARROW, WIDE, newPage, start, unfold } from './support/browser.mjs';
import { noFaults } from './support/expect.mjs';
import { SITES, open } from './support/site.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const FORMS = [
  { name: 'wide, light', viewport: WIDE, colorScheme: 'light' },
  // Its structure is that of the light page: what can differ is what axe-core reads off colours.
  { name: 'wide, dark', viewport: WIDE, colorScheme: 'dark', rules: ['color-contrast', 'link-in-text-block'] },
  { name: 'narrow, light', viewport: NARROW, colorScheme: 'light' },
  { name: 'narrow, dark, unfolded', viewport: NARROW, colorScheme: 'dark', unfolded: true },
];

/** What axe-core finds, a line each. */
async function violations(page, rules = RULES) {
  const found = await page.evaluate((rules) => axe.run(document, { runOnly: rules, resultTypes: ['violations'] }), rules);
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary.replace(/\s+/g, ' ')}`));
}

for (const name of SITES) {
  describe(`${name} portal`, async () => {
    const site = await open(name);
    let browser;
    let page;
    before(async () => {
      browser = await start();
      page = await newPage(browser, site);
      await page.addInitScript({ content: AXE });
    });
    after(async () => {
      await browser.close();
      site.close();
    });

    for (const [kind, path] of Object.entries(site.kinds())) {
      test(`${kind} is accessible`, async () => {
        await page.goto(site.base + path);
        const faults = [];
        for (const form of FORMS) {
          await page.setViewportSize(form.viewport);
          await page.emulateMedia({ colorScheme: form.colorScheme });
          if (form.unfolded) await unfold(page);
          faults.push(...(await violations(page, form.rules)).map((text) => ({ page: form.name, text })));
        }
        noFaults(faults);
      });
    }
  });
}
