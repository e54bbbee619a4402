// node build-schemas.mjs CATALOGUE: makes schemas.json with the tables that the packs name, out of a catalogue of all
// documented tables. Run it after a table has come to a pack; tables that the catalogue lacks are told.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const packs = new URL('../../main/resources/dev/sigmac/packs/', import.meta.url);
const big = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const named = new Set();
for (const file of readdirSync(packs, { recursive: true })) {
  if (file.endsWith('.yml')) {
    const text = readFileSync(new URL(file.replaceAll('\\', '/'), packs), 'utf8');
    for (const match of text.matchAll(/\btable: *['"]?([A-Za-z_][A-Za-z0-9_]*)/g)) named.add(match[1]);
  }
}
const result = {};
for (const [environment, { tables, functions }] of Object.entries(big.environments)) {
  const deref = (kind, name, value) => (value.$from ? big.environments[value.$from][kind][name] : value);
  const pick = (kind, all) =>
    Object.fromEntries(Object.keys(all).filter(n => named.has(n)).sort().map(n => [n, deref(kind, n, all[n])]));
  result[environment] = { tables: pick('tables', tables), functions: pick('functions', functions), open: big.openTables };
}
const known = new Set(Object.values(result).flatMap(e => [...Object.keys(e.tables), ...Object.keys(e.functions)]));
const missing = [...named].filter(n => !known.has(n)).sort();
writeFileSync(new URL('schemas.json', import.meta.url), JSON.stringify(result, null, 1) + '\n');
console.log(`${known.size} tables and functions; not in the catalogue: ${missing.join(', ') || 'none'}`);
