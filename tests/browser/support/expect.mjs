// What the tests say when pages have faults: each fault once, with the pages that have it.

import assert from 'node:assert/strict';

const LINES = 25;

/** Fails if there is a fault; faults are `{ page, text }`. */
export function noFaults(faults) {
  const pages = new Map();
  for (const fault of faults) pages.set(fault.text, [...(pages.get(fault.text) ?? []), fault]);
  const lines = [...pages].map(([text, same]) => {
    const others = same.length > 1 ? ` and ${same.length - 1} more` : '';
    return `${same[0].page || '/'}${others}: ${text}`;
  });
  if (lines.length > LINES) lines.splice(LINES, Infinity, '…');
  assert.ok(faults.length === 0, `${faults.length} faults\n${lines.join('\n')}`);
}
