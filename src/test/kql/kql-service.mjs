// Microsoft's language service for KQL, and the environments of schemas.json, whose tables a query may name.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('@kusto/language-service-next/bridge.min.js');
require('@kusto/language-service-next/Kusto.Language.Bridge.min.js');
export const { Language } = globalThis.Kusto;
const { Symbols, GlobalState } = Language;
const catalogue = JSON.parse(readFileSync(new URL('schemas.json', import.meta.url), 'utf8'));
const states = new Map();

/** A transpiled list as an array. */
export function list(items) {
  if (!items) return [];
  if (Array.isArray(items)) return items;
  return Array.from({ length: items.Count }, (_, i) => items.getItem(i));
}

/** The tables and functions that a query of the environment may name. */
export function state(environment) {
  if (!states.has(environment)) {
    const { tables, functions, open } = catalogue[environment];
    const column = ([name, type]) =>
      new Symbols.ColumnSymbol(name, Symbols.ScalarTypes.GetSymbol(type), null, null, null, null);
    const members = Object.entries(tables).map(([name, columns]) => {
      const table = new Symbols.TableSymbol.$ctor4(name, Object.entries(columns).map(column));
      return open.includes(name) ? table.WithIsOpen(true) : table;
    });
    for (const [name, { params, columns }] of Object.entries(functions)) {
      const fields = Object.entries(columns).map(([c, type]) => `['${c}']:${type}`).join(',');
      members.push(new Symbols.FunctionSymbol.$ctor16(name, `(${params})`, `{ datatable(${fields})[] }`, null));
    }
    states.set(environment, GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.ctor(environment, members)));
  }
  return states.get(environment);
}
