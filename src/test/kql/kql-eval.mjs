// Runs KQL over rows. Microsoft's language service parses, binds and types a query, so what it rejects is an error here;
// the syntax tree is evaluated by the rules of the Kusto documentation, and what is not covered is an error, never a guess.
// --tables FILE holds {"table": [rows]}, a row's "$id" names it. Reads one {"id", "env", "query"} object a line and answers
// each with {"id", "count", "sources"}: the rows that the result was made of; or with {"id", "error"}.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Language, list, state } from './kql-service.mjs';

class Timespan { constructor(ms) { this.ms = ms; } }
const SRC = Symbol('sources'); // on a row: the "$id"s of the rows it was made of
const tag = (row, src) => { if (src) row[SRC] = src; return row; };
const merge = rows => { const all = rows.flatMap(r => r[SRC] ?? []); return all.length ? [...new Set(all)] : undefined; };
const unsupported = what => { throw new Error(`unsupported: ${what}`); };

// ---------------------------------------------------------------- values

const isNull = v => v === null || v === undefined;
const key = v => (v instanceof Date ? v.getTime() : v instanceof Timespan ? v.ms : v);
const fold = s => s.replace(/[A-Z]+/g, c => c.toLowerCase()); // operators ignore the case of ASCII letters alone
const mapped = (s, f) => Array.from(s, c => { const x = f(c); return [...x].length === 1 ? x : c; }).join('');

/** A value as its column's type has it; strings are never null. */
function coerce(v, type) {
  switch (type) {
    case 'string': return isNull(v) ? '' : typeof v === 'string' ? v : str(v);
    case 'int': case 'long': { if (isNull(v) || String(v).trim() === '') return null; const n = Number(v); return Number.isFinite(n) ? Math.trunc(n) : null; }
    case 'real': case 'decimal': { if (isNull(v) || String(v).trim() === '') return null; const n = Number(v); return Number.isNaN(n) ? null : n; }
    case 'bool': return isNull(v) ? null : typeof v === 'boolean' ? v : /^(true|1)$/i.test(String(v)) ? true : /^(false|0)$/i.test(String(v)) ? false : null;
    case 'datetime': { if (isNull(v) || v === '') return null; const d = v instanceof Date ? v : new Date(v); return Number.isNaN(d.getTime()) ? null : d; }
    case 'timespan': return isNull(v) ? null : v instanceof Timespan ? v : new Timespan(Number(v) * 1000);
    default: return isNull(v) ? null : v; // dynamic, guid, unknown
  }
}
function str(v) {
  if (isNull(v)) return '';
  if (v instanceof Date) return v.toISOString().replace(/\.(\d{3})Z$/, (_, ms) => `.${ms}0000Z`);
  if (v instanceof Timespan) unsupported('tostring(timespan)');
  if (typeof v === 'boolean') return v ? 'true' : 'false';
  return typeof v === 'object' ? JSON.stringify(v) : String(v);
}

/** A decimal with 34 digits behind the point, as a big integer. */
function decimal(text) {
  const m = /^\s*([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?\s*$/.exec(text);
  if (!m || !(m[2] + m[3])) return null;
  const shift = 34 + Number(m[4] ?? 0) - m[3].length, digits = BigInt(m[2] + m[3]);
  const n = shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(-shift);
  return m[1] === '-' ? -n : n;
}

// Equality is two-valued unless both sides are null (docs: null values).
function equal(a, b, ci) {
  if (isNull(a) && isNull(b)) return null;
  if (isNull(a) || isNull(b)) return false;
  if (typeof a === 'string' && typeof b === 'string') return ci ? fold(a) === fold(b) : a === b;
  if (typeof a === 'number' && typeof b === 'string') return b.trim() !== '' && Number(b) === a;
  if (typeof a === 'string' && typeof b === 'number') return equal(b, a);
  if (typeof a === 'boolean' && typeof b === 'string') return fold(b) === String(a);
  return key(a) === key(b);
}
const not = v => (isNull(v) ? null : !v);
const and = (a, b) => (a === false || b === false ? false : isNull(a) || isNull(b) ? null : true);
const or = (a, b) => (a === true || b === true ? true : isNull(a) || isNull(b) ? null : false);

// A term is a maximal run of alphanumerics.  A needle matches where it occurs with no alphanumeric directly
// outside an end of it that is alphanumeric itself; a needle of separators only is a plain substring.
const ALNUM = /[\p{L}\p{N}]/u;
function has(hay, needle, cs, prefix, suffix) {
  const h = cs ? hay : fold(hay), n = cs ? needle : fold(needle);
  if (n === '') return true;
  for (let i = h.indexOf(n); i >= 0; i = h.indexOf(n, i + 1)) {
    const before = suffix || i === 0 || !ALNUM.test(n[0]) || !ALNUM.test(h[i - 1]);
    const end = i + n.length;
    const after = prefix || end === h.length || !ALNUM.test(n[n.length - 1]) || !ALNUM.test(h[end]);
    if (before && after) return true;
  }
  return false;
}

// Kusto's regex is Rust's regex crate.  Its pattern is rewritten for JavaScript's u flag alone: flags are resolved here
// (they may be switched inside a group), `.` excludes only \n, `^ $` are the ends of the text unless m is set, and
// \d \w \s are Unicode's.  What Rust's syntax lacks (lookaround, back-references, unknown escapes) is an error.
const folded = c => mapped(mapped(c, x => x.toUpperCase()), x => x.toLowerCase());
let sameFold;
/** The characters that differ in case only, by what they fold to; the dotless i and the dotted I fold to themselves. */
function folds() {
  if (!sameFold) {
    sameFold = new Map();
    for (let n = 0; n < 0x20000; n++) {
      if ((n >= 0xd800 && n < 0xe000) || n === 0x130 || n === 0x131) continue;
      const c = String.fromCodePoint(n), f = folded(c);
      if (f !== c || c.toUpperCase() !== c) sameFold.set(f, [...(sameFold.get(f) ?? []), c]);
    }
  }
  return sameFold;
}
const regexes = new Map();
function regex(src) {
  let r = regexes.get(src);
  if (!r) regexes.set(src, (r = new RegExp(rustToJs(src), 'u')));
  return r;
}
const SETS = { d: '\\p{Nd}', w: '\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}', s: '\\p{White_Space}' };
const BOUND = `[${SETS.w}]`;
function rustToJs(src) {
  const bad = why => { throw new Error(`bad regex (${why}): ${src}`); };
  const cs = [...src];
  let i = 0, depth = 0, flags = { i: false, m: false, s: false, ascii: false };
  const stack = [];
  const quote = c => (/[\^$\\.*+?()[\]{}|/]/.test(c) ? '\\' + c : c);
  const inClass = c => (/[\^\\\]\-[]/.test(c) ? '\\' + c : c);
  const cases = c => [c, ...(folds().get(folded(c)) ?? []).filter(x => x !== c)];
  const one = c => { const xs = flags.i ? cases(c) : [c]; return xs.length > 1 ? `[${xs.map(inClass).join('')}]` : quote(c); };
  // After a backslash: {set, negated} or {char} or {assert}.
  const escaped = () => {
    const c = cs[i++];
    if (c === undefined) bad('ends in a backslash');
    if (flags.ascii && c === 'b') return { assert: '(?:(?<=[0-9A-Za-z_])(?![0-9A-Za-z_])|(?<![0-9A-Za-z_])(?=[0-9A-Za-z_]))' };
    if (flags.ascii) bad(`\\${c} without Unicode`);
    if ('dws'.includes(c)) return { set: SETS[c] };
    if ('DWS'.includes(c)) return { set: SETS[c.toLowerCase()], negated: true };
    if (c === 'p' || c === 'P') {
      let name = cs[i++];
      if (name === '{') { name = ''; while (cs[i] !== '}') name += cs[i++] ?? bad('open \\p{'); i++; }
      return { set: `\\p{${name}}`, negated: c === 'P' };
    }
    if (c === 'x' || c === 'u' || c === 'U') {
      let hex = '';
      if (cs[i] === '{') { i++; while (cs[i] !== '}') hex += cs[i++] ?? bad('open \\x{'); i++; } else for (let k = { x: 2, u: 4, U: 8 }[c]; k > 0; k--) hex += cs[i++] ?? '';
      return { char: String.fromCodePoint(parseInt(hex, 16)) };
    }
    const ctl = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v', a: '\x07' }[c];
    if (ctl) return { char: ctl };
    if (c === 'b') return { assert: `(?:(?<=${BOUND})(?!${BOUND})|(?<!${BOUND})(?=${BOUND}))` };
    if (c === 'B') return { assert: `(?:(?<=${BOUND})(?=${BOUND})|(?<!${BOUND})(?!${BOUND}))` };
    if (c === 'A') return { assert: '^' };
    if (c === 'z') return { assert: '$' };
    if (/[\p{L}\p{N}]/u.test(c)) bad(`escape \\${c}`);
    return { char: c };
  };
  const klass = () => {
    let neg = false, body = '', first = true;
    if (cs[i] === '^') { neg = true; i++; }
    for (;; first = false) {
      if (cs[i] === undefined) bad('open class');
      if (cs[i] === ']' && !first) { i++; break; }
      if (cs[i] === '[' && cs[i + 1] === ':') {
        const m = /^\[:(\^?)(\w+):\]/.exec(cs.slice(i).join('')) ?? bad('posix class');
        const set = { alpha: 'a-zA-Z', digit: '0-9', alnum: 'a-zA-Z0-9', upper: 'A-Z', lower: 'a-z', space: '\\t\\n\\v\\f\\r ', punct: '!-\\/:-@\\[-`{-~', xdigit: '0-9a-fA-F', word: '\\w', blank: ' \\t', cntrl: '\\0-\\x1f\\x7f', graph: '!-~', print: ' -~' }[m[2]] ?? bad('posix class');
        if (m[1]) unsupported('negated posix class');
        body += set; i += m[0].length; continue;
      }
      if (cs[i] === '[' || (cs[i] === '&' && cs[i + 1] === '&') || (cs[i] === '-' && cs[i + 1] === '-') || (cs[i] === '~' && cs[i + 1] === '~')) unsupported('nested regex class');
      let lo = cs[i++];
      if (lo === '\\') {
        const e = escaped();
        if (e.assert) bad('assertion in a class');
        if (e.set) { body += e.negated ? (e.set.startsWith('\\p') && !e.set.includes('}\\') ? e.set.replace('\\p', '\\P') : unsupported('negated set in a class')) : e.set; continue; }
        lo = e.char;
      }
      let hi = lo;
      if (cs[i] === '-' && cs[i + 1] !== ']' && cs[i + 1] !== undefined) {
        i++; hi = cs[i++];
        if (hi === '\\') hi = escaped().char ?? bad('range');
        if (hi < lo) bad('range');
      }
      body += lo === hi ? inClass(lo) : `${inClass(lo)}-${inClass(hi)}`;
      if (flags.i) {
        if (lo === hi) body += cases(lo).filter(x => x !== lo).map(inClass).join('');
        else for (let c = lo.codePointAt(0); c <= Math.min(hi.codePointAt(0), 0x24f); c++) body += cases(String.fromCodePoint(c)).slice(1).map(inClass).join('');
      }
    }
    return `[${neg ? '^' : ''}${body}]`;
  };
  const set = text => { let on = true; for (const f of text) { if (f === '-') on = false; else if ('ims'.includes(f)) flags = { ...flags, [f]: on }; else if (f === 'u') flags = { ...flags, ascii: !on }; else if (f === 'R') { if (on) unsupported('regex flag R'); } else if (f === 'U' || f === 'x') { if (on) unsupported(`regex flag ${f}`); } else bad(`flag ${f}`); } };
  let out = '';
  while (i < cs.length) {
    const c = cs[i++];
    if (c === '\\') { const e = escaped(); out += e.assert ?? (e.set ? `[${e.negated ? '^' : ''}${e.set}]` : one(e.char)); }
    else if (c === '[') out += klass();
    else if (c === '.') out += flags.s ? '[\\s\\S]' : '[^\\n]';
    else if (c === '^') out += flags.m ? '(?<=^|\\n)' : '^';
    else if (c === '$') out += flags.m ? '(?=\\n|$)' : '$';
    else if (c === '(') {
      const rest = cs.slice(i, i + 80).join('');
      const f = /^\?([imsxRUu-]+)([:)])/.exec(rest), g = /^\?P?<([A-Za-z_]\w*)>/.exec(rest);
      if (f) { i += f[0].length; if (f[2] === ')') { set(f[1]); continue; } stack.push(flags); set(f[1]); out += '(?:'; depth++; }
      else if (rest.startsWith('?:')) { i += 2; stack.push(flags); out += '(?:'; depth++; }
      else if (g) { i += g[0].length; stack.push(flags); out += `(?<${g[1]}>`; depth++; }
      else if (rest.startsWith('?')) bad('no lookaround or other group extensions');
      else { stack.push(flags); out += '('; depth++; }
    } else if (c === ')') { if (!depth--) bad('unbalanced )'); flags = stack.pop(); out += ')'; }
    else if ('*+?|'.includes(c)) out += c;
    else if (c === '{') { const m = /^\d+(,\d*)?\}/.exec(cs.slice(i, i + 20).join('')); if (!m) bad('repetition'); out += '{' + m[0]; i += m[0].length; }
    else out += one(c);
  }
  if (depth) bad('unbalanced (');
  return out;
}

// ---------------------------------------------------------------- IPv4

function ipv4(s) {
  const m = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(s);
  if (!m || m.slice(1, 5).some(x => x > 255) || (m[5] ?? 0) > 32) return null;
  return { n: m.slice(1, 5).reduce((a, x) => a * 256 + Number(x), 0), bits: m[5] === undefined ? 32 : Number(m[5]) };
}
function ipv4InRange(ip, range) {
  const a = ipv4(ip), b = ipv4(range);
  if (!a || !b) return null;
  const size = 2 ** (32 - Math.min(a.bits, b.bits));
  return Math.floor(a.n / size) === Math.floor(b.n / size);
}

function ipv6(s) {
  const [text, bits] = s.split('/');
  const v4 = ipv4(text);
  if (v4) return { n: (0xffffn << 32n) | BigInt(v4.n), bits: bits === undefined ? 128 : 96 + Number(bits) };
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  let t = text;
  if (tail) { const x = ipv4(tail[2]); if (!x) return null; t = tail[1] + Math.floor(x.n / 65536).toString(16) + ':' + (x.n % 65536).toString(16); }
  const halves = t.split('::');
  if (halves.length > 2) return null;
  const words = h => (h ? h.split(':') : []), a = words(halves[0]), b = words(halves[1] ?? '');
  const all = halves.length === 2 ? [...a, ...Array(Math.max(0, 8 - a.length - b.length)).fill('0'), ...b] : a;
  if (all.length !== 8 || all.some(w => !/^[0-9a-f]{1,4}$/i.test(w))) return null;
  return { n: all.reduce((x, w) => (x << 16n) | BigInt(parseInt(w, 16)), 0n), bits: bits === undefined ? 128 : Number(bits) };
}
function ipv6InRange(ip, range) {
  const a = ipv6(ip), b = ipv6(range);
  if (!a || !b) return null;
  const shift = BigInt(128 - Math.min(a.bits, b.bits));
  return a.n >> shift === b.n >> shift;
}

// parse_xml: attributes as @name, text as #text where there are attributes, repeated elements as an array.
function xmlToDynamic(s) {
  const unescape = t => t.replace(/&(lt|gt|amp|quot|apos|#x[0-9a-f]+|#\d+);/gi, (_, e) => ({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" })[e] ?? String.fromCodePoint(e[1] === 'x' ? parseInt(e.slice(2), 16) : Number(e.slice(1))));
  const stack = [{ kids: {}, text: '' }];
  const close = (name, o) => { const keys = Object.keys(o.kids), v = !keys.length ? o.text : (o.text.trim() ? { ...o.kids, '#text': o.text } : o.kids); const p = stack[stack.length - 1].kids; p[name] = name in p ? (Array.isArray(p[name]) ? [...p[name], v] : [p[name], v]) : v; };
  const token = /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|[^<]+/g;
  let m, at = 0;
  while ((m = token.exec(s))) {
    if (m.index !== at) return null;
    at = token.lastIndex;
    if (!m[2]) { if (m[0][0] !== '<') stack[stack.length - 1].text += unescape(m[0]); continue; }
    if (m[1]) { const o = stack.pop(); if (!stack.length || o.name !== m[2]) return null; close(m[2], o); continue; }
    const o = { name: m[2], kids: {}, text: '' };
    for (const a of m[3].matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) o.kids['@' + a[1]] = unescape(a[2] ?? a[3]);
    if (m[4]) close(m[2], o); else stack.push(o);
  }
  return stack.length === 1 && at === s.length ? stack[0].kids : null;
}

// ---------------------------------------------------------------- evaluator

export class Evaluator {
  constructor(L) {
    this.L = L;
    this.kinds = Object.fromEntries(Object.entries(L.Syntax.SyntaxKind).filter(([, v]) => typeof v === 'number').map(([k, v]) => [v, k]));
  }

  // The tree is asked the same things for every row, so the answers are kept on its nodes.
  kind(n) { return (n.keptKind ??= this.kinds[n.Kind]); }
  child(n, name) {
    let c = n.keptChild;
    if (!c) { c = n.keptChild = {}; for (let i = n.ChildCount - 1; i >= 0; i--) c[n.GetName(i)] = n.GetChild(i); }
    return c[name] ?? null;
  }
  items(l) { if (!l) return []; if (!l.keptItems) { l.keptItems = []; for (let i = 0; i < l.ChildCount; i++) l.keptItems.push(l.GetChild(i).GetChild(0)); } return l.keptItems; }
  args(n) { return (n.keptArgs ??= this.items(this.child(this.child(n, 'ArgumentList'), 'Expressions'))); }
  typeOf(n) { return (n.keptType ??= n.ResultType?.Name ?? 'unknown'); }
  simple(n) { return (n.keptName ??= n.SimpleName ?? ''); }

  /** Rows that every query runs over; typed when a query first names their table. */
  preload(tables) { this.base = tables; this.typed = new Map(); }

  rowsOf(name, columns) {
    const make = rows => rows.map(r => tag(Object.fromEntries(columns.map(c => [c.name, coerce(r[c.name], c.type)])), r.$id === undefined ? undefined : [r.$id]));
    if (name in this.tables || !this.base) return make(this.tables[name] ?? []);
    const id = name + '\n' + columns.map(c => c.name + ':' + c.type).join();
    if (!this.typed.has(id)) this.typed.set(id, make(this.base[name] ?? []));
    return this.typed.get(id);
  }

  run(query, globals, tables, now = new Date()) {
    const code = this.L.KustoCode.ParseAndAnalyze(query, globals);
    const bad = list(code.GetDiagnostics()).filter(d => d.Severity === 'Error');
    if (bad.length) throw new Error(bad.map(d => `${d.Code} ${d.Message}`).join('; '));
    this.tables = tables; this.now = now; this.globals = globals; this.lets = new Map();
    let result = null;
    for (const s of this.items(this.child(code.Syntax, 'Statements'))) {
      if (this.kind(s) === 'LetStatement') this.lets.set(this.child(s, 'Name').SimpleName, this.child(s, 'Expression'));
      else if (this.kind(s) === 'ExpressionStatement') result = this.table(this.child(s, 'Expression'));
      else unsupported(this.kind(s));
    }
    return result;
  }

  schema(n) { return list(n.ResultType.Columns).map(c => ({ name: c.Name, type: c.Type.Name })); }

  // ---- tabular expressions: {columns, rows}
  table(n) {
    switch (this.kind(n)) {
      case 'ParenthesizedExpression': return this.table(this.child(n, 'Expression'));
      case 'PipeExpression': return this.operator(this.child(n, 'Operator'), this.table(this.child(n, 'Expression')), n);
      case 'NameReference': {
        const name = n.SimpleName;
        if (this.lets.has(name)) return this.table(this.lets.get(name));
        const columns = this.schema(n);
        return { columns, rows: this.rowsOf(name, columns) };
      }
      case 'FunctionCallExpression': { // an ASIM parser: its rows are given under its name; materialize and the like are their argument
        const columns = this.schema(n), name = this.child(n, 'Name').SimpleName;
        if (name === 'materialize') return this.table(this.args(n)[0]);
        if (this.args(n).length) for (const a of this.args(n)) if (!/^(starttime|endtime|pack|disabled|eventtype)\b/.test(a.toString().trim())) unsupported(`arguments of ${name}()`);
        return { columns, rows: this.rowsOf(name, columns) };
      }
      case 'DataTableExpression': {
        const columns = this.schema(n), vs = this.items(this.child(n, 'Values')).map(v => this.scalar(v, {})), rows = [];
        for (let i = 0; i < vs.length; i += columns.length) rows.push(Object.fromEntries(columns.map((c, k) => [c.name, coerce(vs[i + k], c.type)])));
        return { columns, rows };
      }
      case 'UnionOperator': return this.union(n, null);
      case 'PrintOperator': { const columns = this.schema(n); return { columns, rows: [Object.fromEntries(this.items(this.child(n, 'Expressions')).map((e, i) => [columns[i].name, this.named(e, {})]))] }; }
      default: return unsupported(`table ${this.kind(n)}`);
    }
  }

  union(n, input) {
    for (const p of this.list(this.child(n, 'Parameters'))) if (!/isfuzzy|withsource|kind/i.test(p.toString())) unsupported(`union parameter ${p}`);
    if (/withsource|kind\s*=\s*inner/i.test(n.GetChild(1)?.toString() ?? '')) unsupported('union withsource or kind=inner');
    const legs = [...(input ? [input] : []), ...this.items(this.child(n, 'Expressions')).map(e => this.table(e))];
    const columns = this.schema(n);
    // A name that occurs with several types comes out as one column for each, named name_type.
    const rows = legs.flatMap(l => l.rows.map(r => tag(Object.fromEntries(columns.map(c => {
      const own = l.columns.find(x => x.name === c.name && x.type === c.type) ?? l.columns.find(x => `${x.name}_${x.type}` === c.name && x.type === c.type);
      return [c.name, coerce(own ? r[own.name] : null, c.type)];
    })), r[SRC])));
    return { columns, rows };
  }
  list(l) { const out = []; for (let i = 0; l && i < l.ChildCount; i++) out.push(l.GetChild(i)); return out; }

  operator(op, t, pipe) {
    const columns = this.schema(pipe);
    const exprs = () => this.items(this.child(op, 'Expressions'));
    switch (this.kind(op)) {
      case 'FilterOperator': { const c = this.child(op, 'Condition'); return { columns: t.columns, rows: t.rows.filter(r => this.scalar(c, r) === true) }; }
      case 'ExtendOperator': return { columns, rows: this.windows(t.rows, exprs(), r => { const o = { ...r }; for (const e of exprs()) o[this.nameOf(e, columns, t.columns)] = this.named(e, o); return o; }) };
      case 'ProjectOperator': return { columns, rows: t.rows.map(r => tag(Object.fromEntries(exprs().map((e, i) => [columns[i].name, this.named(e, r)])), r[SRC])) };
      case 'ProjectAwayOperator': case 'ProjectKeepOperator': case 'ProjectReorderOperator':
        return { columns, rows: t.rows.map(r => tag(Object.fromEntries(columns.map(c => [c.name, r[c.name]])), r[SRC])) };
      case 'ProjectRenameOperator': return { columns, rows: t.rows.map(r => tag(Object.fromEntries(columns.map((c, i) => [c.name, r[t.columns[i].name]])), r[SRC])) };
      case 'SortOperator': return { columns: t.columns, rows: this.sort(t.rows, exprs()) };
      case 'TopOperator': {
        const by = this.child(op, 'ByExpression'), n = this.scalar(this.child(op, 'Expression'), {});
        return { columns: t.columns, rows: this.sort(t.rows, [by]).slice(0, n) };
      }
      case 'TakeOperator': return { columns: t.columns, rows: t.rows.slice(0, this.scalar(this.child(op, 'Expression'), {})) };
      case 'CountOperator': return { columns, rows: [{ [columns[0].name]: t.rows.length }] };
      case 'DistinctOperator': {
        const seen = new Map();
        for (const r of t.rows) { const o = Object.fromEntries(columns.map(c => [c.name, r[c.name]])), id = JSON.stringify(o); seen.set(id, tag(o, merge([seen.get(id) ?? {}, r]))); }
        return { columns, rows: [...seen.values()] };
      }
      case 'SummarizeOperator': return this.summarize(op, t, columns);
      case 'UnionOperator': return this.union(op, t);
      case 'SerializeOperator': return { columns, rows: this.windows(t.rows, exprs(), r => { const o = { ...r }; for (const e of exprs()) o[this.nameOf(e, columns, t.columns)] = this.named(e, r); return o; }) };
      case 'MvExpandOperator': {
        const es = exprs().map(e => (this.kind(e) === 'MvExpandExpression' ? this.child(e, 'Expression') : e));
        if (es.length !== 1) unsupported('mv-expand of several columns');
        const name = this.nameOf(es[0], columns, t.columns);
        return { columns, rows: t.rows.flatMap(r => { const v = this.named(es[0], r), vs = Array.isArray(v) ? v : isNull(v) ? [null] : typeof v === 'object' ? Object.entries(v).map(([k, x]) => ({ [k]: x })) : [v]; return vs.map(x => ({ ...r, [name]: x })); }) };
      }
      case 'InvokeOperator': return unsupported(this.kind(op));
      default: return unsupported(`operator ${this.kind(op)}`);
    }
  }

  /** Maps rows in order, so that prev(), next() and row_number() can look around; each call's running state starts afresh. */
  windows(rows, exprs, f) {
    const outer = this.window;
    this.window = { rows, at: 0, state: new Map() };
    try { return rows.map((r, i) => { this.window.at = i; return f(r); }); } finally { this.window = outer; }
  }

  summarize(op, t, columns) {
    const aggs = this.items(this.child(op, 'Aggregates')), by = this.child(op, 'ByClause');
    const keys = by ? this.items(this.child(by, 'Expressions')) : [];
    const groups = new Map();
    for (const r of t.rows) {
      const k = keys.map(e => this.named(e, r)), id = JSON.stringify(k.map(key));
      if (!groups.has(id)) groups.set(id, { k, rows: [] });
      groups.get(id).rows.push(r);
    }
    if (!keys.length && !groups.size) groups.set('', { k: [], rows: [] });
    return { columns, rows: [...groups.values()].map(g => tag(Object.fromEntries([...g.k, ...aggs.map(a => this.aggregate(a, g.rows))].map((v, i) => [columns[i].name, v])), merge(g.rows))) };
  }
  aggregate(n, rows) {
    if (this.kind(n) === 'SimpleNamedExpression') n = this.child(n, 'Expression');
    if (this.kind(n) !== 'FunctionCallExpression') unsupported(`aggregate ${this.kind(n)}`);
    const f = this.child(n, 'Name').SimpleName, a = this.args(n);
    const vals = () => rows.map(r => this.scalar(a[0], r)).filter(v => !isNull(v));
    const distinct = vs => [...new Map(vs.map(v => [JSON.stringify(key(v)), v])).values()];
    switch (f) {
      case 'count': return rows.length;
      case 'countif': return rows.filter(r => this.scalar(a[0], r) === true).length;
      case 'dcount': case 'count_distinct': return distinct(vals()).length;
      case 'min': return vals().reduce((m, v) => (m === null || key(v) < key(m) ? v : m), null);
      case 'max': return vals().reduce((m, v) => (m === null || key(v) > key(m) ? v : m), null);
      case 'sum': return vals().reduce((s, v) => s + v, 0);
      case 'avg': { const v = vals(); return v.length ? v.reduce((s, x) => s + x, 0) / v.length : null; }
      case 'make_set': return distinct(vals()).slice(0, a[1] ? this.scalar(a[1], {}) : undefined);
      case 'make_set_if': { const c = a[1]; return distinct(rows.filter(r => this.scalar(c, r) === true).map(r => this.scalar(a[0], r)).filter(v => !isNull(v))); }
      case 'dcountif': return distinct(rows.filter(r => this.scalar(a[1], r) === true).map(r => this.scalar(a[0], r)).filter(v => !isNull(v))).length;
      case 'sumif': return rows.filter(r => this.scalar(a[1], r) === true).map(r => this.scalar(a[0], r)).filter(v => !isNull(v)).reduce((s, v) => s + v, 0);
      case 'minif': case 'maxif': { const vs = rows.filter(r => this.scalar(a[1], r) === true).map(r => this.scalar(a[0], r)).filter(v => !isNull(v)); return vs.reduce((m, v) => (m === null || (f === 'minif' ? key(v) < key(m) : key(v) > key(m)) ? v : m), null); }
      case 'arg_max': case 'arg_min': return unsupported(`aggregate ${f}()`);
      case 'make_list': return vals();
      case 'take_any': return rows.length ? this.scalar(a[0], rows[0]) : null;
      default: return unsupported(`aggregate ${f}()`);
    }
  }

  /** Default order is descending; nulls come first ascending, last descending. */
  sort(rows, exprs) {
    const specs = exprs.map(e => {
      const ordered = this.kind(e) === 'OrderedExpression', o = ordered ? this.child(e, 'Ordering')?.toString() ?? '' : '';
      const asc = /\basc\b/.test(o), first = /nulls\s+first/.test(o) ? true : /nulls\s+last/.test(o) ? false : asc;
      return { e: ordered ? this.child(e, 'Expression') : e, asc, first };
    });
    return rows.map((r, i) => ({ r, i, k: specs.map(s => key(this.scalar(s.e, r))) })).sort((x, y) => {
      for (let j = 0; j < specs.length; j++) {
        const a = x.k[j], b = y.k[j];
        if (isNull(a) && isNull(b)) continue;
        if (isNull(a) || isNull(b)) return (isNull(a) === specs[j].first) ? -1 : 1;
        if (a !== b) return ((a < b) === specs[j].asc) ? -1 : 1;
      }
      return x.i - y.i;
    }).map(x => x.r);
  }

  nameOf(e, columns, before) {
    if (this.kind(e) === 'SimpleNamedExpression') return this.child(e, 'Name').SimpleName;
    const name = this.L.KustoFacts.GetExpressionResultName(e, '');
    return name || unsupported('an extended column without a name');
  }
  named(e, row) { return this.scalar(this.kind(e) === 'SimpleNamedExpression' ? this.child(e, 'Expression') : e, row); }

  // ---- scalar expressions
  scalar(n, row) {
    const k = this.kind(n);
    switch (k) {
      case 'StringLiteralExpression': case 'CompoundStringLiteralExpression': return (n.keptValue ??= n.ConstantValue);
      case 'LongLiteralExpression': case 'IntLiteralExpression': case 'RealLiteralExpression': { const v = n.LiteralValue; return isNull(v) ? null : Number(v.toString()); }
      case 'DecimalLiteralExpression': return decimal(/\((.*)\)/s.exec(n.toString())[1]);
      case 'BooleanLiteralExpression': { const m = /true|false/i.exec(n.toString()); return m ? m[0].toLowerCase() === 'true' : null; } // bool(null) is null
      case 'TimespanLiteralExpression': return new Timespan(Number(n.LiteralValue.getTotalMilliseconds?.() ?? n.LiteralValue.TotalMilliseconds));
      case 'DateTimeLiteralExpression': { const m = /\((.*)\)/s.exec(n.toString()); return m && m[1].trim() !== 'null' ? coerce(/Z|[+-]\d\d:?\d\d$/.test(m[1]) ? m[1].trim() : m[1].trim() + (m[1].includes(':') ? 'Z' : ''), 'datetime') : null; }
      case 'DynamicExpression': return JSON.parse(this.child(n, 'Expression').toString().trim().replace(/'((?:[^'\\]|\\.)*)'/g, (_, s) => JSON.stringify(s.replace(/\\'/g, "'"))));
      case 'ParenthesizedExpression': return this.scalar(this.child(n, 'Expression'), row);
      case 'NameReference': { const name = this.simple(n); return name in row ? row[name] : this.lets.has(name) ? this.scalar(this.lets.get(name), row) : unsupported(`name ${name}`); }
      case 'PathExpression': { const o = this.scalar(this.child(n, 'Expression'), row), s = this.child(n, 'Selector'); const name = s.SimpleName ?? this.scalar(this.child(s, 'Expression') ?? s, row); return isNull(o) || typeof o !== 'object' ? null : o[name] ?? null; }
      case 'ElementExpression': { const o = this.scalar(this.child(n, 'Expression'), row), i = this.scalar(this.child(this.child(n, 'Selector'), 'Expression'), row); return isNull(o) || typeof o !== 'object' ? null : (Array.isArray(o) && i < 0 ? o[o.length + i] : o[i]) ?? null; }
      case 'UnaryMinusExpression': { const v = this.scalar(this.child(n, 'Expression'), row); return isNull(v) ? null : v instanceof Timespan ? new Timespan(-v.ms) : -v; }
      case 'AndExpression': { const a = this.scalar(this.child(n, 'Left'), row); return a === false ? false : and(a, this.scalar(this.child(n, 'Right'), row)); }
      case 'OrExpression': { const a = this.scalar(this.child(n, 'Left'), row); return a === true ? true : or(a, this.scalar(this.child(n, 'Right'), row)); }
      case 'FunctionCallExpression': return this.call(n, row);
      case 'BetweenExpression': case 'NotBetweenExpression': {
        const v = this.scalar(this.child(n, 'Left'), row), c = this.child(n, 'Right'), a = this.scalar(this.child(c, 'First'), row), b = this.scalar(this.child(c, 'Second'), row);
        if (isNull(v) || isNull(a) || isNull(b)) return null;
        const hi = b instanceof Timespan && v instanceof Date ? a.getTime() + b.ms : key(b), inside = key(v) >= key(a) && key(v) <= hi;
        return k === 'BetweenExpression' ? inside : !inside;
      }
    }
    // The remaining kinds are binary operators, e.g. ContainsCsExpression, NotInCsExpression, HasAnyExpression.
    const m = /^(Not)?(.*)Expression$/.exec(k);
    if (!m || !this.child(n, 'Left')) return unsupported(`expression ${k}`);
    const op = (n.keptOp ??= this.child(n, 'Operator').Text), r = this.child(n, 'Right');
    if (this.kind(this.child(n, 'Left')) === 'StarExpression') { // any column, as text
      if (op.startsWith('!')) return unsupported(`* ${op}`);
      return Object.values(row).some(v => this.binary(n, op, v, r, row) === true);
    }
    return this.binary(n, op, this.scalar(this.child(n, 'Left'), row), r, row);
  }

  binary(n, op, left, r, row) {
    const list = () => this.items(this.child(r, 'Expressions')).flatMap(e => {
      if (e.ResultType && e.ResultType.Columns) { const t = this.table(e); return t.rows.map(x => x[t.columns[0].name]); }
      const v = this.scalar(e, row); return Array.isArray(v) ? v : [v];
    });
    // A list of literals is the same for every row.
    const many = () => n.keptMany ?? ((n.keptFixed ??= this.items(this.child(r, 'Expressions')).every(e => /Literal/.test(this.kind(e)))) ? (n.keptMany = list()) : list());
    const s = v => coerce(v, 'string');
    switch (op) {
      case 'in': return many().some(v => equal(left, v) === true);
      case '!in': return !many().some(v => equal(left, v) === true);
      case 'in~': return many().some(v => equal(s(left), s(v), true));
      case '!in~': return !many().some(v => equal(s(left), s(v), true));
      case 'has_any': return many().some(v => has(s(left), s(v)));
      case 'has_all': return many().every(v => has(s(left), s(v)));
    }
    const right = this.scalar(r, row);
    const cmp = f => (isNull(left) || isNull(right) ? null : f(key(left), key(right)));
    const text = { // name -> [test, case sensitive]
      contains: (a, b) => a.includes(b), startswith: (a, b) => a.startsWith(b), endswith: (a, b) => a.endsWith(b),
      has: (a, b) => has(a, b, true), hasprefix: (a, b) => has(a, b, true, true, false), hassuffix: (a, b) => has(a, b, true, false, true),
    };
    const t = /^(!)?(contains|startswith|endswith|has|hasprefix|hassuffix)(_cs)?$/.exec(op);
    if (t) { const f = x => (t[3] ? s(x) : fold(s(x))); const v = text[t[2]](f(left), f(right)); return t[1] ? !v : v; }
    switch (op) {
      case '==': return equal(left, right);
      case '!=': case '<>': return not(equal(left, right));
      case '=~': return equal(s(left), s(right), true);
      case '!~': return !equal(s(left), s(right), true);
      case '<': return cmp((a, b) => a < b);
      case '<=': return cmp((a, b) => a <= b);
      case '>': return cmp((a, b) => a > b);
      case '>=': return cmp((a, b) => a >= b);
      case '+': case '-': {
        if (isNull(left) || isNull(right)) return null;
        const v = op === '+' ? key(left) + key(right) : key(left) - key(right);
        if (left instanceof Date) return right instanceof Date ? new Timespan(v) : new Date(v);
        return left instanceof Timespan ? new Timespan(v) : v;
      }
      case '*': return isNull(left) || isNull(right) ? null : left * right;
    }
    if (/^matches\s+regex$/.test(op)) return regex(s(right)).test(s(left));
    if (op === '/' || op === '%') {
      if (isNull(left) || isNull(right)) return null;
      const q = op === '%' ? left % right : key(left) / key(right);
      return /^(long|int)$/.test(this.typeOf(n)) ? (Number.isFinite(q) ? Math.trunc(q) : null) : q;
    }
    return unsupported(`operator ${op}`);
  }

  call(n, row) {
    const f = this.simple(this.child(n, 'Name')), a = this.args(n);
    const v = i => this.scalar(a[i], row), s = i => coerce(v(i), 'string');
    const json = x => { if (typeof x !== 'string') return x; try { return JSON.parse(x); } catch { return x === '' ? null : x; } };
    switch (f) {
      case 'not': return not(v(0));
      case 'now': return this.now;
      case 'ago': return new Date(this.now.getTime() - v(0).ms);
      case 'tolower': return mapped(s(0), c => c.toLowerCase());
      case 'toupper': return mapped(s(0), c => c.toUpperCase());
      case 'strlen': return [...s(0)].length;
      case 'strcat': return a.map((_, i) => str(v(i))).join('');
      case 'tostring': return str(v(0));
      case 'toint': case 'tolong': { const x = v(0); return typeof x === 'boolean' ? Number(x) : coerce(x, 'long'); }
      case 'todouble': case 'toreal': return coerce(v(0), 'real');
      case 'todecimal': return decimal(s(0));
      case 'gettype': { const x = v(0); return isNull(x) ? 'null' : typeof x === 'string' ? 'string' : typeof x === 'boolean' ? 'bool' : typeof x === 'number' ? (Number.isInteger(x) ? 'long' : 'double') : Array.isArray(x) ? 'array' : 'dictionary'; }
      case 'tobool': return coerce(v(0), 'bool');
      case 'todatetime': return coerce(v(0), 'datetime');
      case 'coalesce': for (let i = 0; i < a.length; i++) { const x = v(i); if (!isNull(x) && x !== '') return x; } return this.typeOf(n) === 'string' ? '' : null;
      case 'isempty': { const x = v(0); return isNull(x) || x === ''; }
      case 'isnotempty': { const x = v(0); return !(isNull(x) || x === ''); }
      case 'isnull': return this.typeOf(a[0]) === 'string' ? false : isNull(v(0));
      case 'isnotnull': return this.typeOf(a[0]) === 'string' ? true : !isNull(v(0));
      case 'iff': case 'iif': return v(0) === true ? v(1) : v(2);
      case 'case': for (let i = 0; i + 1 < a.length; i += 2) if (v(i) === true) return v(i + 1); return v(a.length - 1);
      case 'extract': { const m = regex(s(0)).exec(s(2)); const x = m ? m[v(1)] ?? '' : ''; return a.length > 3 ? coerce(x, this.typeOf(n)) : x; }
      case 'parse_json': case 'todynamic': return json(v(0));
      case 'split': { const p = s(0).split(s(1)); return a.length > 2 ? [p[v(2)] ?? ''] : p; }
      case 'replace_strings': { // in one pass: of several lookups that match at a place, the first wins
        const from = v(1), to = v(2), text = s(0);
        let out = '';
        for (let i = 0; i < text.length;) { const k = from.findIndex(x => text.startsWith(x, i)); if (k < 0) out += text[i++]; else { out += to[k]; i += from[k].length; } }
        return out;
      }
      case 'replace_string': return s(0).split(s(1)).join(s(2));
      case 'trim': { const r = s(0); return s(1).replace(new RegExp(`^(?:${r})+|(?:${r})+$`, 'gu'), ''); }
      case 'substring': return v(2) === undefined || a.length < 3 ? s(0).slice(v(1)) : s(0).substr(v(1), v(2));
      case 'indexof': return s(0).indexOf(s(1));
      case 'bin': { const x = v(0), w = v(1); if (isNull(x) || isNull(w)) return null; const b = Math.floor(key(x) / key(w)) * key(w); return x instanceof Date ? new Date(b) : x instanceof Timespan ? new Timespan(b) : b; }
      case 'ipv4_is_in_range': return ipv4InRange(s(0), s(1));
      case 'ipv4_is_in_any_range': { const rs = a.slice(1).flatMap((_, i) => { const x = v(i + 1); return Array.isArray(x) ? x : [x]; }).map(r => ipv4InRange(s(0), r)); return rs.includes(true) ? true : rs.every(isNull) ? null : false; }
      case 'column_ifexists': { const name = s(0); return name in row ? row[name] : v(1); }
      case 'pack_array': return a.map((_, i) => v(i));
      case 'base64_decode_tostring': return Buffer.from(s(0), 'base64').toString('utf8');
      case 'base64_encode_tostring': return Buffer.from(s(0), 'utf8').toString('base64');
      case 'ipv6_is_in_range': return ipv6InRange(s(0), s(1));
      case 'ipv6_is_in_any_range': { const rs = a.slice(1).flatMap((_, i) => { const x = v(i + 1); return Array.isArray(x) ? x : [x]; }).map(r => ipv6InRange(s(0), r)); return rs.includes(true) ? true : rs.every(isNull) ? null : false; }
      case 'ipv4_compare': case 'ipv4_is_match': { const x = ipv4(s(0)), y = ipv4(s(1)); if (!x || !y) return null; return f === 'ipv4_is_match' ? ipv4InRange(s(0), s(1)) : Math.sign(x.n - y.n); }
      case 'parse_ipv4': { const x = ipv4(s(0)); return x ? x.n : null; }
      case 'parse_xml': return typeof v(0) === 'string' ? xmlToDynamic(v(0)) : v(0);
      case 'replace_regex': case 'replace': { // the rewrite names groups \1; Rust's own $1 is not documented for Kusto
        const to = s(2).replace(/\$/g, '$$$$').replace(/\\(\d)/g, (_, d) => (d === '0' ? '$&' : '$' + d)).replace(/\\\\/g, '\\');
        return s(0).replace(new RegExp(regex(s(1)).source, 'gu'), to);
      }
      case 'extract_all': { const m = [...s(a.length - 1).matchAll(new RegExp(regex(s(0)).source, 'gu'))]; if (a.length > 2) return unsupported('extract_all of chosen groups'); return m.length ? m.map(x => (x.length > 2 ? x.slice(1).map(y => y ?? '') : x[1] ?? x[0])) : null; }
      case 'tohex': { const x = v(0); return isNull(x) ? '' : (x < 0 ? BigInt.asUintN(64, BigInt(x)) : BigInt(Math.trunc(x))).toString(16).padStart(a.length > 1 ? v(1) : 0, '0'); }
      case 'array_length': { const x = v(0); return Array.isArray(x) ? x.length : null; }
      case 'array_index_of': { const x = v(0); return Array.isArray(x) ? x.findIndex(y => equal(y, v(1)) === true) : null; }
      case 'set_has_element': { const x = v(0); return Array.isArray(x) ? x.some(y => equal(y, v(1)) === true) : null; }
      case 'array_concat': return a.flatMap((_, i) => v(i) ?? []);
      case 'bag_keys': { const x = v(0); return isNull(x) || typeof x !== 'object' || Array.isArray(x) ? null : Object.keys(x); }
      case 'bag_has_key': { const x = v(0); return isNull(x) || typeof x !== 'object' ? null : s(1) in x; }
      case 'bag_pack': case 'pack': case 'pack_dictionary': return Object.fromEntries(Array.from({ length: a.length / 2 }, (_, i) => [s(2 * i), v(2 * i + 1)]));
      case 'strcat_delim': return a.slice(1).map((_, i) => str(v(i + 1))).join(s(0));
      case 'strcat_array': { const x = v(0); return Array.isArray(x) ? x.map(str).join(s(1)) : ''; }
      case 'countof': { if (a.length > 2) return unsupported('countof with a kind'); let k = 0; for (let i = s(0).indexOf(s(1)); i >= 0; i = s(0).indexOf(s(1), i + 1)) k++; return k; }
      case 'trim_start': return s(1).replace(new RegExp(`^(?:${regex(s(0)).source})`, 'u'), '');
      case 'trim_end': return s(1).replace(new RegExp(`(?:${regex(s(0)).source})$`, 'u'), '');
      case 'url_decode': try { return decodeURIComponent(s(0).replace(/\+/g, ' ')); } catch { return s(0); }
      case 'isascii': return /^[\0-\x7f]*$/.test(s(0));
      case 'reverse': return [...s(0)].reverse().join('');
      case 'strcmp': return s(0) < s(1) ? -1 : s(0) > s(1) ? 1 : 0;
      case 'abs': case 'floor': case 'ceiling': case 'round': { const x = v(0); return isNull(x) ? null : f === 'abs' ? Math.abs(x) : f === 'ceiling' ? Math.ceil(x) : f === 'round' ? Math.round(x) : Math.floor(x); }
      case 'min_of': case 'max_of': { const xs = a.map((_, i) => v(i)).filter(x => !isNull(x)); return xs.reduce((m, x) => (m === null || (f === 'min_of' ? key(x) < key(m) : key(x) > key(m)) ? x : m), null); }
      // ---- times (UTC)
      case 'datetime_part': { const x = v(1), p = s(0).toLowerCase(); return isNull(x) ? null : datePart(p, coerce(x, 'datetime')); }
      case 'hourofday': case 'dayofmonth': case 'monthofyear': case 'getmonth': case 'getyear': case 'week_of_year': case 'dayofyear': {
        const x = coerce(v(0), 'datetime'); return isNull(x) ? null : datePart({ hourofday: 'hour', dayofmonth: 'day', monthofyear: 'month', getmonth: 'month', getyear: 'year', week_of_year: 'week_of_year', dayofyear: 'dayofyear' }[f], x);
      }
      case 'dayofweek': { const x = v(0); return isNull(x) ? null : new Timespan(x.getUTCDay() * 86400000); }
      case 'startofday': { const x = v(0); return isNull(x) ? null : new Date(Date.UTC(x.getUTCFullYear(), x.getUTCMonth(), x.getUTCDate())); }
      case 'totimespan': { const x = v(0); return isNull(x) || x instanceof Timespan ? x : unsupported('totimespan(string)'); }
      case 'ingestion_time': return this.now;
      // ---- looking at other rows
      case 'toscalar': { const t = this.table(a[0]); return t.rows.length ? t.rows[0][t.columns[0].name] : null; }
      case 'prev': case 'next': {
        const w = this.window ?? unsupported(`${f}() outside a serialized row set`), at = w.at + (f === 'prev' ? -1 : 1) * (a.length > 1 ? v(1) : 1);
        return at >= 0 && at < w.rows.length ? this.scalar(a[0], w.rows[at]) : a.length > 2 ? v(2) : this.typeOf(n) === 'string' ? '' : null;
      }
      case 'row_number': case 'row_cumsum': case 'row_window_session': {
        const w = this.window ?? unsupported(`${f}() outside a serialized row set`), st = w.state.get(n) ?? {};
        w.state.set(n, st);
        if (f === 'row_number') { const from = a.length ? v(0) : 1; st.n = st.n === undefined || (a.length > 1 && v(1) === true) ? from : st.n + 1; return st.n; }
        if (f === 'row_cumsum') { const x = v(0) ?? 0; st.sum = st.sum === undefined || (a.length > 1 && v(1) === true) ? x : st.sum + x; return st.sum; }
        const t = v(0), restart = a.length > 3 && v(3) === true;
        if (isNull(t)) return null;
        if (st.start === undefined || restart || t - st.start > v(1).ms || t - st.last > v(2).ms) st.start = t;
        st.last = t;
        return st.start;
      }
      case 'hash_sha256': return unsupported(`${f}()`);
      default: return unsupported(`function ${f}()`);
    }
  }
}

function datePart(p, d) {
  const day = 86400000, iso = t => { const x = new Date(Date.UTC(t.getUTCFullYear(), t.getUTCMonth(), t.getUTCDate())); x.setUTCDate(x.getUTCDate() + 4 - (x.getUTCDay() || 7)); return Math.ceil(((x - Date.UTC(x.getUTCFullYear(), 0, 1)) / day + 1) / 7); };
  switch (p) {
    case 'year': return d.getUTCFullYear();
    case 'quarter': return Math.floor(d.getUTCMonth() / 3) + 1;
    case 'month': return d.getUTCMonth() + 1;
    case 'week_of_year': case 'week': return iso(d);
    case 'day': return d.getUTCDate();
    case 'dayofyear': return Math.floor((d - Date.UTC(d.getUTCFullYear(), 0, 1)) / day) + 1;
    case 'hour': return d.getUTCHours();
    case 'minute': return d.getUTCMinutes();
    case 'second': return d.getUTCSeconds();
    case 'millisecond': return d.getUTCMilliseconds();
    default: return unsupported(`datetime_part ${p}`);
  }
}

const at = process.argv.indexOf('--tables');
const evaluator = new Evaluator(Language);
if (at >= 0) evaluator.preload(JSON.parse(readFileSync(process.argv[at + 1], 'utf8')));
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const { id, env, query, now } = JSON.parse(line);
  let answer;
  try {
    const table = evaluator.run(query, state(env), {}, now ? new Date(now) : new Date());
    answer = { id, count: table.rows.length, sources: merge(table.rows) ?? [] };
  } catch (e) {
    answer = { id, error: String(e.message ?? e).slice(0, 2000) };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
