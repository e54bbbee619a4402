// Checks KQL with Microsoft's own language service. Reads one {"id", "env", "query"} object a line and answers each with
// {"id", "findings": [{"severity", "code", "message", "start"}], "literals": [the value of each string literal]}.
// Environments and their tables are in schemas.json. Offsets are in UTF-16 code units.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire(import.meta.url);
require('@kusto/language-service-next/bridge.min.js');
require('@kusto/language-service-next/Kusto.Language.Bridge.min.js');
const { Symbols, Syntax, GlobalState, KustoCode } = globalThis.Kusto.Language;
const catalogue = JSON.parse(readFileSync(new URL('schemas.json', import.meta.url), 'utf8'));
const states = new Map();

/** A transpiled list as an array. */
function list(items) {
  if (!items) return [];
  if (Array.isArray(items)) return items;
  return Array.from({ length: items.Count }, (_, i) => items.getItem(i));
}

/** The tables and functions that a query of the environment may name. */
function state(environment) {
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

function check({ id, env, query }) {
  const code = KustoCode.ParseAndAnalyze(query, state(env));
  const findings = list(code.GetDiagnostics()).map(d => ({
    severity: d.Severity, code: d.Code, message: d.Message, start: d.Start,
  }));
  const literals = [];
  Syntax.SyntaxElement.WalkNodes(code.Syntax, node => {
    const kind = node.Kind;
    if (kind === Syntax.SyntaxKind.StringLiteralExpression || kind === Syntax.SyntaxKind.CompoundStringLiteralExpression) {
      literals.push(node.ConstantValue);
    }
  });
  return { id, findings, literals };
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  process.stdout.write(JSON.stringify(check(JSON.parse(line))) + '\n');
}
