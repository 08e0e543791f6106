// Debian's Chromium, and pages that note whatever a visitor should never cause.

import { chromium } from 'playwright-core';

const ARGS = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Milliseconds that a page may take for a step. */
const BOUND = 180_000;

export const WIDE = { width: 1280, height: 900 };
export const MEDIUM = { width: 840, height: 900 };
export const NARROW = { width: 320, height: 640 };

/** Starts the browser; close it at the end. */
export function start() {
  // As root, Chromium only runs without its sandbox; it opens nothing here but our own pages.
  const args = process.getuid?.() === 0 ? [...ARGS, '--no-sandbox'] : ARGS;
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args });
}

/** A fresh page of a context with the given options. `page.faults` collects what went wrong on the pages it shows. */
export async function newPage(browser, site, options = {}) {
  const context = await browser.newContext({ viewport: WIDE, ...options });
  // Only what hangs shall fail: a busy machine takes its time.
  context.setDefaultTimeout(BOUND);
  const page = await context.newPage();
  page.faults = [];
  const fault = (text) => page.faults.push({ page: page.url().replace(site.base, ''), text });
  page.on('console', (message) => {
    // On a busy machine the search engine gives up its worker after some seconds and goes on without: readers notice nothing.
    const goesOn = /^Failed to initialize Pagefind in the web worker, falling back to main thread: Error: Worker initialization timeout/;
    if (['error', 'warning'].includes(message.type()) && !goesOn.test(message.text())) fault(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => fault(`error: ${error.message}`));
  page.on('dialog', (dialog) => {
    fault(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(site.base)) fault(`request outside the site: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) fault(`status ${response.status()}: ${response.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  return page;
}

/** Opens all `<details>` of a page, the menu included. */
export function unfold(page) {
  return page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
}
