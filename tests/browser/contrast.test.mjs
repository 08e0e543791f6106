// Text stands out from what is behind it, by our own calculation: axe-core calls "incomplete" what it cannot decide.
// The rule is that of WCAG 2.2, 1.4.3 and 1.4.11: 4.5 to 1 for text, 3 to 1 for large text and for what surrounds a field.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { NARROW, WIDE, newPage, start, unfold } from './support/browser.mjs';
import { noFaults } from './support/expect.mjs';
import { SITES, open } from './support/site.mjs';

const FORMS = [
  { name: 'wide, light', viewport: WIDE, colorScheme: 'light' },
  { name: 'wide, dark', viewport: WIDE, colorScheme: 'dark' },
  { name: 'narrow, light', viewport: NARROW, colorScheme: 'light' },
  { name: 'narrow, dark', viewport: NARROW, colorScheme: 'dark' },
];

/** Faults of the page, and how many texts were looked at. */
function measure() {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const known = new Map();
  // Any CSS colour as red, green, blue, and opacity from 0 to 1.
  const parse = (colour) => {
    if (!known.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      known.set(colour, [r, g, b, a / 255]);
    }
    return known.get(colour);
  };
  const over = ([r, g, b, a], below) => [r, g, b].map((value, at) => value * a + below[at] * (1 - a));
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const page = over(parse(getComputedStyle(document.documentElement).backgroundColor), over(parse('Canvas'), [255, 255, 255]));

  // What is painted behind an element; nothing if a picture or a gradient is.
  const behind = (element) => {
    if (!element) return page;
    const style = getComputedStyle(element);
    if (style.backgroundImage !== 'none') return undefined;
    const below = behind(element.parentElement);
    return below && over(parse(style.backgroundColor), below);
  };
  const visible = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getClientRects().length > 0;
  const faults = [];
  let texts = 0;
  const look = (element, colour, text, least) => {
    const below = behind(element);
    if (!below) return faults.push(`"${text}" stands before a picture or gradient`);
    const found = ratio(over(parse(colour), below), below);
    if (found < least) faults.push(`"${text}": ${found.toFixed(2)} instead of ${least} to 1 (${colour})`);
    return undefined;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim();
    const element = walker.currentNode.parentElement;
    if (!text || element.closest('script, style, option, title, desc') || !visible(element)) continue;
    const box = element.getBoundingClientRect();
    // Only read aloud.
    if (box.width <= 1 || box.height <= 1) continue;
    const style = getComputedStyle(element);
    const size = Number.parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const inPicture = element.closest('svg');
    // A label in a picture stands on its ground, not on a shape: the theme keeps it that way.
    look(inPicture?.parentElement ?? element, inPicture ? style.fill : style.color, text.slice(0, 40), large ? 3 : 4.5);
    texts += 1;
  }
  for (const field of document.querySelectorAll('input, select, button')) {
    const style = getComputedStyle(field);
    if (!visible(field) || Number.parseFloat(style.borderTopWidth) === 0) continue;
    look(field.parentElement, style.borderTopColor, `border of ${field.localName} ${field.name || field.textContent.trim()}`, 3);
  }
  return { faults, texts };
}

for (const name of SITES) {
  describe(`contrast on the ${name} portal`, async () => {
    const site = await open(name);
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

    for (const [kind, path] of Object.entries(site.kinds())) {
      test(`${kind} can be read`, async () => {
        await page.goto(site.base + path);
        await unfold(page);
        const faults = [];
        for (const form of FORMS) {
          await page.setViewportSize(form.viewport);
          await page.emulateMedia({ colorScheme: form.colorScheme });
          const found = await page.evaluate(measure);
          assert.ok(found.texts > 20, `only ${found.texts} texts seen`);
          faults.push(...found.faults.map((text) => ({ page: form.name, text })));
        }
        noFaults(faults);
      });
    }
  });
}
