// Checks KQL with Microsoft's own language service. Reads one {"id", "env", "query"} object a line and answers each with
// {"id", "findings": [{"severity", "code", "message", "start"}], "literals": [the value of each string literal]}.
// Environments and their tables are in schemas.json. Offsets are in UTF-16 code units.
import { createInterface } from 'node:readline';
import { Language, list, state } from './kql-service.mjs';

const { Syntax, KustoCode } = Language;

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
