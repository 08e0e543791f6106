// A reporter: how long each file of tests took, the slowest first.

import { basename } from 'node:path';

export default async function* seconds(source) {
  const files = new Map();
  for await (const { type, data } of source) {
    if (!['test:pass', 'test:fail'].includes(type) || data.nesting > 0) continue;
    files.set(data.file, (files.get(data.file) ?? 0) + data.details.duration_ms / 1000);
  }
  for (const [file, took] of [...files].sort(([, one], [, other]) => other - one)) {
    yield `${took.toFixed(1).padStart(7)} s  ${basename(file)}\n`;
  }
}
