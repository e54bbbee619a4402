package dev.sigmac.oracle.spl;

import java.util.*;
import java.util.function.*;
import java.util.regex.*;

/**
 * A reader of the Search Processing Language after Splunk's Search Reference and Search Manual,
 * independent of what prints it: pipelines of commands, search expressions, in which NOT binds
 * tightest, then OR, then AND, and the expressions of eval and where. A command that it does not
 * know is an error, as are unbalanced quotes and brackets.
 */
@SuppressWarnings("all")
final class Spl {
  static class Err extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final int pos;

    Err(int pos, String m) {
      super(m);
      this.pos = pos;
    }
  }

  // ---------------------------------------------------------------- catalog
  static final Set<String> COMMANDS =
      new HashSet<>(
          Arrays.asList(
              ("abstract accum addcoltotals addinfo addtotals analyzefields anomalies anomalousvalue anomalydetection append appendcols appendpipe apply arules associate audit autoregress awssnsalert bin bucket bucketdir chart cluster cofilter collapse collect concurrency contingency convert correlate ctable counttable datamodel dbinspect dbxquery dedup delete delta diff discretize erex eval eventcount eventstats extract fieldformat fields fieldsummary filldown fillnull findtypes fit folderize foreach format from fromjson gauge gentimes geom geomfilter geostats head highlight history iconify input inputcsv inputlookup iplocation join kmeans kv kvform loadjob localize localop lookup makecontinuous makejson makemv makeresults map mcatalog mcollect metadata metasearch meventcollect mpreview mstats multikv multisearch mvcombine mvexpand nomv outlier outputcsv outputlookup outputtext overlap pivot predict rangemap rare rawstats redistribute regex relevancy reltime rename replace require rest return reverse rex rtorder run runshellscript savedsearch script scrub search searchtxn selfjoin sendalert sendemail set setfields sichart sirare sistats sitimechart sitop sort spath stats stash strcat streamstats summary table tags tail timechart timewrap tojson top transaction transpose trendline tscollect tstats typeahead typelearner typer union uniq untable walklex where x11 xmlkv xmlunescape xpath xyseries")
                  .split(" ")));
  static final Set<String> GENERATING =
      new HashSet<>(
          Arrays.asList(
              "search tstats mstats inputlookup inputcsv makeresults rest metadata metasearch datamodel from multisearch union set dbinspect eventcount gentimes history loadjob mcatalog pivot savedsearch typeahead walklex searchtxn dbxquery audit mpreview append appendcols"
                  .split(" ")));
  static final Map<String, int[]> EVALFN = new HashMap<>(); // name -> {min,max(-1)}

  static void f(String names, int lo, int hi) {
    for (String n : names.split(" ")) EVALFN.put(n, new int[] {lo, hi});
  }

  static {
    f(
        "abs ceiling ceil exact exp floor ln sqrt sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh isbool isint isnotnull isnull isnum isstr len lower upper urldecode md5 sha1 sha256 sha512 typeof mvcount mvdedup mvsort commands searchmatch isarray isdouble ismv isobject json_valid json_keys",
        1,
        1);
    f("json_array_to_mv json_entries", 1, 2);
    f("now null pi random time true false", 0, 0);
    f("case", 2, -1);
    f("coalesce validate mvappend max min sum avg", 1, -1);
    f(
        "cidrmatch like match nullif pow hypot atan2 mvfind mvfilter split relative_time strptime strftime sigfig json_has_key_exact ifnull",
        1,
        2);
    EVALFN.put("mvfilter", new int[] {1, 1});
    EVALFN.put("sigfig", new int[] {1, 1});
    for (String s :
        "cidrmatch like match nullif pow hypot atan2 mvfind split relative_time strptime strftime ifnull"
            .split(" ")) EVALFN.put(s, new int[] {2, 2});
    f("if replace", 3, 3);
    f("in", 2, -1);
    f("log tonumber round tostring", 1, 2);
    f("ltrim rtrim trim", 1, 2);
    f("mvindex", 2, 3);
    f("mvjoin", 2, 2);
    f("mvmap", 2, 3);
    f("mvrange", 2, 3);
    f("mvzip", 2, 3);
    f("substr", 2, 3);
    f(
        "spath json_extract json_extract_exact json_delete json_append json_set json_set_exact json_extend",
        1,
        -1);
    f("json_object json_array", 0, -1);
    f("printf", 1, -1);
    f("lookup", 3, -1);
    f("mv_to_json_array", 1, 2);
    f("bit_and bit_or bit_xor", 2, -1);
    f("bit_not bit_shift_left bit_shift_right", 1, 2);
    f("isnotnull", 1, 1);
    f("tojson", 0, 1);
    f("trendline", 0, -1);
    f("cluster", 1, -1);
    f("getfields", 0, 1);
    f("json", 1, 1);
    f("tomv", 1, 1);
    f("any all map filter", 1, -1);
    for (String s : "any all map filter json tomv".split(" ")) EVALFN.remove(s);
    EVALFN.remove("trendline");
  }

  static final Set<String> AGG =
      new HashSet<>(
          Arrays.asList(
              "avg c count dc distinct_count earliest earliest_time estdc estdc_error first last latest latest_time list max mean median min mode range rate rate_avg rate_sum stdev stdevp sum sumsq values var varp sparkline per_day per_hour per_minute per_second"
                  .split(" ")));

  static boolean isAgg(String n) {
    n = n.toLowerCase();
    return AGG.contains(n) || n.matches("(exactperc|upperperc|perc|p)\\d{1,2}(\\.\\d+)?");
  }

  // ---------------------------------------------------------------- AST
  abstract static class Node {}

  static class SearchNode extends Node {
    String k;
    List<SearchNode> kids = new ArrayList<>();
    String field, op;
    Val val;
    List<Val> vals;
    Pipeline sub;

    SearchNode(String k) {
      this.k = k;
    }
  }

  static class Val {
    String raw;
    boolean quoted;

    Val(String r, boolean q) {
      raw = r;
      quoted = q;
    }

    public String toString() {
      return (quoted ? "Q" : "") + raw;
    }
  }

  static class Ex extends Node {
    String k, s;
    double num;
    List<Ex> a = new ArrayList<>();

    Ex(String k) {
      this.k = k;
    }

    Ex(String k, String s) {
      this.k = k;
      this.s = s;
    }

    public String toString() {
      return k + (s == null ? "" : ":" + s) + (a.isEmpty() ? "" : a.toString());
    }
  }

  static class Agg {
    String fn, field, as;
    Ex ev;
  }

  static class Cmd {
    String name;
    int pos;
    SearchNode search;
    List<Map.Entry<String, Ex>> evals = new ArrayList<>();
    Ex ex;
    String field, regex, op;
    Map<String, String> opt = new LinkedHashMap<>();
    List<String> fields = new ArrayList<>();
    List<String[]> pairs = new ArrayList<>();
    List<Agg> aggs = new ArrayList<>();
    List<String> by = new ArrayList<>();
    List<Pipeline> subs = new ArrayList<>();
    String text;
    boolean minus;
    String from;
  }

  static class Pipeline {
    List<Cmd> cmds = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
  }

  // ---------------------------------------------------------------- entry
  static Pipeline parse(String q) {
    String s = stripComments(q);
    Spl p = new Spl(s);
    Pipeline pl = p.pipeline(true, false);
    p.ws();
    if (p.i < p.n) throw p.err("unexpected '" + p.peekText() + "'");
    return pl;
  }

  static String stripComments(String q) {
    StringBuilder b = new StringBuilder();
    int i = 0;
    while (i < q.length()) {
      if (q.startsWith("```", i)) {
        int e = q.indexOf("```", i + 3);
        if (e < 0) throw new Err(i, "unterminated ``` comment");
        for (int k = i; k < e + 3; k++) b.append(q.charAt(k) == '\n' ? '\n' : ' ');
        i = e + 3;
      } else b.append(q.charAt(i++));
    }
    return b.toString();
  }

  final String s;
  int i = 0;
  final int n;
  Pipeline cur;

  Spl(String s) {
    this.s = s;
    this.n = s.length();
  }

  Err err(String m) {
    return new Err(i, m);
  }

  String peekText() {
    return i >= n ? "<end>" : s.substring(i, Math.min(n, i + 12)).replace("\n", "\\n");
  }

  void ws() {
    while (i < n && Character.isWhitespace(s.charAt(i))) i++;
  }

  char c() {
    return i < n ? s.charAt(i) : '\0';
  }

  boolean at(String t) {
    return s.startsWith(t, i);
  }

  boolean word(String w) {
    return s.regionMatches(true, i, w, 0, w.length())
        && (i + w.length() >= n || !isWordCh(s.charAt(i + w.length())));
  }

  static boolean isWordCh(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  boolean endSeg() {
    ws();
    return i >= n || c() == '|' || c() == ']';
  }

  // ---------------------------------------------------------------- pipeline
  Pipeline pipeline(boolean top, boolean sub) {
    Pipeline pl = new Pipeline();
    Pipeline save = cur;
    cur = pl;
    ws();
    boolean lead = false;
    if (c() == '|') {
      i++;
      lead = true;
      ws();
    }
    if (i >= n || c() == ']') {
      if (lead) throw err("empty command after '|'");
      if (top && !sub) throw err("empty search");
      throw err("empty subsearch");
    }
    Cmd first;
    if (!lead) {
      int sv = i;
      String w = ident();
      if (sub
          && w != null
          && COMMANDS.contains(w.toLowerCase())
          && (i >= n || Character.isWhitespace(c()) || c() == ']' || c() == '|')) {
        i = sv;
        first = command(true, lead);
      } else if (!sub
          && w != null
          && w.equalsIgnoreCase("search")
          && (i >= n || Character.isWhitespace(c()))) {
        i = sv;
        first = command(true, lead);
      } else {
        i = sv;
        first = new Cmd();
        first.name = "search";
        first.pos = i;
        first.search = searchExpr();
      }
    } else first = command(true, true);
    pl.cmds.add(first);
    while (true) {
      ws();
      if (c() == '|') {
        i++;
        ws();
        if (i >= n || c() == ']' || c() == '|') throw err("empty command after '|'");
        pl.cmds.add(command(false, true));
      } else break;
    }
    cur = save;
    return pl;
  }

  String ident() {
    int st = i;
    while (i < n && (isWordCh(c()))) i++;
    return i > st ? s.substring(st, i) : null;
  }

  Cmd command(boolean first, boolean lead) {
    ws();
    Cmd c = new Cmd();
    c.pos = i;
    if (c() == '`') {
      macro();
      c.name = "`macro`";
      c.text = s.substring(c.pos, i);
      ws();
      if (!endSeg()) { // macro followed by args: opaque
        balancedRest(c);
      }
      return c;
    }
    String nm = ident();
    if (nm == null) throw err("command name expected, found '" + peekText() + "'");
    c.name = nm.toLowerCase();
    if (i < n && !Character.isWhitespace(c()) && "|]\"[(-+=".indexOf(c()) < 0)
      throw err("bad command name near '" + nm + peekText() + "'");
    if (!COMMANDS.contains(c.name)) throw new Err(c.pos, "unknown command '" + nm + "'");
    if (first && lead && !GENERATING.contains(c.name))
      cur.warnings.add("'" + c.name + "' first after leading pipe is not a generating command");
    if (!first
        && (c.name.equals("tstats")
            || c.name.equals("makeresults")
            || c.name.equals("multisearch"))) {
      boolean ap = s.substring(i, Math.min(n, i + 200)).matches("(?s).*\\bappend\\s*=.*");
      if (!ap) throw new Err(c.pos, "'" + c.name + "' must be the first command of a search");
    }
    body(c);
    ws();
    if (i < n && c() != '|' && c() != ']')
      throw err("unexpected '" + peekText() + "' in '" + c.name + "'");
    return c;
  }

  void macro() {
    int st = i;
    i++;
    boolean q = false;
    while (i < n) {
      char ch = s.charAt(i);
      if (q) {
        if (ch == '\\') i++;
        else if (ch == '"') q = false;
      } else if (ch == '"') q = true;
      else if (ch == '`') {
        i++;
        if (i == st + 2) throw new Err(st, "empty macro");
        return;
      }
      i++;
    }
    throw new Err(st, "unterminated macro backtick");
  }

  String dq() {
    int st = i;
    i++;
    StringBuilder b = new StringBuilder();
    while (i < n) {
      char ch = s.charAt(i);
      if (ch == '\\' && i + 1 < n) {
        b.append(ch).append(s.charAt(i + 1));
        i += 2;
        continue;
      }
      if (ch == '"') {
        i++;
        return b.toString();
      }
      b.append(ch);
      i++;
    }
    throw new Err(st, "unbalanced double quote");
  }

  String sq() {
    int st = i;
    i++;
    StringBuilder b = new StringBuilder();
    while (i < n) {
      char ch = s.charAt(i);
      if (ch == '\\' && i + 1 < n && s.charAt(i + 1) == '\'') {
        b.append('\'');
        i += 2;
        continue;
      }
      if (ch == '\'') {
        i++;
        return b.toString();
      }
      b.append(ch);
      i++;
    }
    throw new Err(st, "unbalanced single quote");
  }

  Pipeline subsearch() {
    ws();
    if (c() != '[') throw err("'[' expected");
    int st = i;
    i++;
    Pipeline p = pipeline(true, true);
    ws();
    if (c() != ']') throw new Err(st, "unbalanced '['");
    i++;
    return p;
  }

  // ---------------------------------------------------------------- search expression: NOT > OR >
  // AND
  SearchNode searchExpr() {
    SearchNode a = null;
    ws();
    while (true) {
      ws();
      if (i >= n || c() == '|' || c() == ']' || c() == ')') break;
      if (upword("AND")) {
        if (a == null) throw err("AND without left operand");
        i += 3;
        ws();
        if (i >= n || "|])".indexOf(c()) >= 0 || upword("AND") || upword("OR"))
          throw err("AND without right operand");
      }
      int o0 = i;
      SearchNode o = searchOr();
      if (o.k.equals("or") && (a != null) && s.charAt(o0) != '(')
        warn("unparenthesised OR next to implicit/explicit AND: search binds OR tighter than AND");
      if (a == null) a = o;
      else if (a.k.equals("and")) a.kids.add(o);
      else {
        SearchNode x = new SearchNode("and");
        x.kids.add(a);
        x.kids.add(o);
        a = x;
      }
    }
    if (a == null) throw err("search expression expected");
    return a;
  }

  SearchNode searchOr() {
    SearchNode l = searchNot();
    ws();
    SearchNode r = null;
    while (true) {
      ws();
      if (upword("OR")) {
        i += 2;
        ws();
        if (i >= n || "|])".indexOf(c()) >= 0 || upword("OR") || upword("AND"))
          throw err("OR without right operand");
        SearchNode x = searchNot();
        if (r == null) {
          r = new SearchNode("or");
          r.kids.add(l);
        }
        r.kids.add(x);
      } else break;
    }
    return r == null ? l : r;
  }

  boolean upword(String w) {
    return s.startsWith(w, i) && (i + w.length() >= n || !isTermCh(s.charAt(i + w.length())));
  }

  static boolean isTermCh(char c) {
    return !Character.isWhitespace(c) && "()[]|\"=<>,`".indexOf(c) < 0;
  }

  SearchNode searchNot() {
    ws();
    if (upword("NOT")) {
      i += 3;
      ws();
      if (i >= n || "|])".indexOf(c()) >= 0 || upword("OR") || upword("AND"))
        throw err("NOT without operand");
      SearchNode x = new SearchNode("not");
      x.kids.add(searchNot());
      return x;
    }
    return searchPrim();
  }

  SearchNode searchPrim() {
    ws();
    if (i >= n) throw err("search term expected");
    char ch = c();
    if (ch == '(') {
      int st = i;
      i++;
      SearchNode e = searchExpr();
      ws();
      if (c() != ')') throw new Err(st, "unbalanced '('");
      i++;
      return e;
    }
    if (ch == '[') {
      SearchNode x = new SearchNode("sub");
      x.sub = subsearch();
      return x;
    }
    if (ch == '`') {
      int st = i;
      macro();
      SearchNode x = new SearchNode("macro");
      x.field = s.substring(st, i);
      return x;
    }
    if (upword("OR") || upword("AND"))
      throw err("operator '" + peekText().substring(0, 2) + "' without left operand");
    if (",=<>!".indexOf(ch) >= 0 && !(ch == '!' && i + 1 < n && s.charAt(i + 1) != '='))
      throw err("unexpected '" + ch + "' in search expression");
    // CASE()/TERM()
    for (String d : new String[] {"CASE", "TERM"})
      if (s.startsWith(d + "(", i)) {
        SearchNode x = new SearchNode(d.toLowerCase());
        x.val = directive(d);
        return x;
      }
    boolean quoted = ch == '"';
    String t = quoted ? dq() : bare(true);
    int sv = i;
    ws();
    String op = cmpop();
    if (op != null) {
      ws();
      SearchNode x = new SearchNode("cmp");
      x.field = quoted ? unesc(t) : t;
      x.op = op;
      if (i >= n || "|])".indexOf(c()) >= 0)
        throw err("value expected after '" + x.field + op + "'");
      if (c() == '(' || c() == '[') {
        if (c() == '[') {
          x.k = "sub";
          x.sub = subsearch();
          return x;
        }
        throw err("value expected after '" + x.field + op + "', found '('");
      }
      for (String d : new String[] {"CASE", "TERM"})
        if (s.startsWith(d + "(", i)) {
          x.val = directive(d);
          x.k = "cmp" + d.toLowerCase();
          return x;
        }
      x.val = value();
      return x;
    }
    if (word("IN")) {
      int k = i + 2;
      while (k < n && Character.isWhitespace(s.charAt(k))) k++;
      if (k < n && s.charAt(k) == '(') {
        i = k + 1;
        SearchNode x = new SearchNode("in");
        x.field = quoted ? unesc(t) : t;
        x.vals = new ArrayList<>();
        int st = k;
        ws();
        while (true) {
          ws();
          if (i >= n) throw new Err(st, "unbalanced '(' of IN list");
          if (c() == ')') {
            i++;
            break;
          }
          if (c() == ',') {
            i++;
            ws();
            if (c() == ')' || c() == ',') throw err("empty value in IN list");
            continue;
          }
          if ("|][(=<>".indexOf(c()) >= 0) throw err("unexpected '" + c() + "' in IN list");
          if (c() == '`') {
            int m = i;
            macro();
            x.vals.add(new Val(s.substring(m, i), false));
          } else x.vals.add(value());
        }
        if (x.vals.isEmpty()) throw new Err(st, "empty IN list");
        return x;
      }
    }
    i = sv;
    if (!quoted) lintKw(t);
    SearchNode x = new SearchNode("kw");
    x.val = new Val(t, quoted);
    return x;
  }

  void lintKw(String t) {
    if (t.startsWith("//"))
      warn("'//' is not an SPL comment (use ```...```): it is searched as a term");
    if (t.matches("and|or|not|in|like"))
      warn("lower-case '" + t + "' is a search term, not an operator");
    if (t.startsWith("#")) warn("'#' is not an SPL comment");
  }

  void warn(String m) {
    if (cur != null && !cur.warnings.contains(m)) cur.warnings.add(m);
  }

  Val directive(String d) {
    i += d.length() + 1;
    int st = i;
    int dep = 1;
    StringBuilder b = new StringBuilder();
    while (i < n) {
      char ch = s.charAt(i);
      if (ch == '"') {
        b.append(dq());
        continue;
      }
      if (ch == '(') dep++;
      if (ch == ')') {
        dep--;
        if (dep == 0) {
          i++;
          if (b.toString().isBlank()) throw new Err(st, "empty " + d + "()");
          return new Val(b.toString(), false);
        }
      }
      if (ch == '|') break;
      b.append(ch);
      i++;
    }
    throw new Err(st, "unbalanced " + d + "(");
  }

  String cmpop() {
    for (String o : new String[] {"!=", "<=", ">=", "==", "=", "<", ">"})
      if (at(o)) {
        i += o.length();
        return o.equals("==") ? "=" : o;
      }
    return null;
  }

  Val value() {
    if (c() == '"') {
      String t =
          dq(); // adjoining text after a quote, e.g. "a"b, is a new term only after whitespace
      if (i < n && isTermCh(c()) && c() != ']')
        throw err("text directly after closing quote: '" + peekText() + "'");
      return new Val(t, true);
    }
    int b0 = i;
    String t = bare(false);
    if (t.equals("OR") || t.equals("AND") || t.equals("NOT"))
      throw new Err(b0, "comparison is missing a value before '" + t + "'");
    return new Val(t, false);
  }

  String bare(boolean field) {
    int st = i;
    while (i < n) {
      char ch = s.charAt(i);
      if (ch == '\\' && i + 1 < n && !Character.isWhitespace(s.charAt(i + 1))) {
        if (s.charAt(i + 1) == '|'
            || s.charAt(i + 1) == '"'
            || s.charAt(i + 1) == '\\'
            || s.charAt(i + 1) == '('
            || s.charAt(i + 1) == ')') {
          i += 2;
          continue;
        }
        i++;
        continue;
      }
      if (Character.isWhitespace(ch) || "()|[],`".indexOf(ch) >= 0) break;
      if (ch == '"') break;
      if (field && "=<>".indexOf(ch) >= 0) break;
      if (field && ch == '!' && i + 1 < n && s.charAt(i + 1) == '=') break;
      if (!field && "=<>".indexOf(ch) >= 0 && i == st)
        throw err("value expected, found '" + ch + "'");
      i++;
    }
    if (i == st) throw err("term expected, found '" + peekText() + "'");
    return s.substring(st, i);
  }

  // SPL string unescape inside double quotes in search: \" -> ", \\ -> \ ; other \x stay as typed
  // (doc: "Search with an escaped character")
  static String unesc(String t) {
    StringBuilder b = new StringBuilder();
    for (int k = 0; k < t.length(); k++) {
      char ch = t.charAt(k);
      if (ch == '\\' && k + 1 < t.length() && (t.charAt(k + 1) == '"' || t.charAt(k + 1) == '\\')) {
        b.append(t.charAt(++k));
      } else b.append(ch);
    }
    return b.toString();
  }

  // ---------------------------------------------------------------- eval expressions
  Ex expr() {
    return eOr();
  }

  Ex eOr() {
    Ex l = eXor();
    while (true) {
      ws();
      if (word("OR")) {
        i += 2;
        Ex r = eXor();
        l = bin("or", l, r);
      } else return l;
    }
  }

  Ex eXor() {
    Ex l = eAnd();
    while (true) {
      ws();
      if (word("XOR")) {
        i += 3;
        Ex r = eAnd();
        l = bin("xor", l, r);
      } else return l;
    }
  }

  Ex eAnd() {
    Ex l = eNot();
    while (true) {
      ws();
      if (word("AND")) {
        i += 3;
        Ex r = eNot();
        l = bin("and", l, r);
      } else return l;
    }
  }

  Ex eNot() {
    ws();
    if (word("NOT")) {
      i += 3;
      Ex x = new Ex("not");
      x.a.add(eNot());
      return x;
    }
    if (c() == '!' && i + 1 < n && s.charAt(i + 1) != '=') {
      i++;
      Ex x = new Ex("not");
      x.a.add(eNot());
      return x;
    }
    return eCmp();
  }

  Ex bin(String k, Ex a, Ex b) {
    Ex x = new Ex(k);
    x.a.add(a);
    x.a.add(b);
    return x;
  }

  Ex eCmp() {
    Ex l = eCat();
    while (true) {
      ws();
      String op = cmpop();
      if (op != null) {
        ws();
        Ex r = eCat();
        l = bin(op, l, r);
        continue;
      }
      if (word("LIKE")) {
        i += 4;
        Ex r = eCat();
        Ex x = new Ex("fn", "like");
        x.a.add(l);
        x.a.add(r);
        l = x;
        continue;
      }
      boolean neg = false;
      int sv = i;
      if (word("NOT")) {
        int k = i;
        i += 3;
        ws();
        if (word("IN") || word("LIKE")) neg = true;
        else i = k;
      }
      if (word("IN")) {
        int k = i + 2;
        while (k < n && Character.isWhitespace(s.charAt(k))) k++;
        if (k < n && s.charAt(k) == '(') {
          i = k;
          Ex x = new Ex("fn", "in");
          x.a.add(l);
          args(x);
          if (neg) {
            Ex y = new Ex("not");
            y.a.add(x);
            x = y;
          }
          l = x;
          continue;
        }
      }
      i = sv;
      return l;
    }
  }

  Ex eCat() {
    Ex l = eAdd();
    while (true) {
      ws();
      if (c() == '.' && !(i + 1 < n && Character.isDigit(s.charAt(i + 1)))) {
        i++;
        Ex r = eAdd();
        l = bin("cat", l, r);
      } else if (c() == '.' && (l.k.equals("str") || l.k.equals("field"))) {
        i++;
        l = bin("cat", l, eAdd());
      } else return l;
    }
  }

  Ex eAdd() {
    Ex l = eMul();
    while (true) {
      ws();
      if (c() == '+' || c() == '-') {
        String o = "" + c();
        i++;
        l = bin(o, l, eMul());
      } else return l;
    }
  }

  Ex eMul() {
    Ex l = eUn();
    while (true) {
      ws();
      if (c() == '*' || c() == '/' || c() == '%') {
        String o = "" + c();
        i++;
        l = bin(o, l, eUn());
      } else return l;
    }
  }

  Ex eUn() {
    ws();
    if (c() == '-' || c() == '+') {
      String o = "u" + c();
      i++;
      Ex x = new Ex(o);
      x.a.add(eUn());
      return x;
    }
    return ePrim();
  }

  Ex ePrim() {
    ws();
    if (i >= n) throw err("expression expected, found end");
    char ch = c();
    if (ch == '(') {
      int st = i;
      i++;
      Ex e = expr();
      ws();
      if (c() != ')') throw new Err(st, "unbalanced '(' in expression");
      i++;
      return e;
    }
    if (ch == '"') {
      return new Ex("str", dq());
    }
    if (ch == '\'') {
      return new Ex("field", sq());
    }
    if (ch == '`') {
      int st = i;
      macro();
      return new Ex("macro", s.substring(st, i));
    }
    if (ch == '$') {
      int st = i;
      i++;
      while (i < n && c() != '$' && !Character.isWhitespace(c())) i++;
      if (c() != '$') throw new Err(st, "bad $token$");
      i++;
      return new Ex("field", s.substring(st, i));
    }
    if (ch == '[') {
      Ex x = new Ex("sub");
      subsearch();
      return x;
    }
    if (Character.isDigit(ch) || (ch == '.' && i + 1 < n && Character.isDigit(s.charAt(i + 1)))) {
      int st = i;
      while (i < n && (Character.isDigit(c()) || c() == '.')) i++;
      if (i < n
          && (c() == 'e' || c() == 'E')
          && i + 1 < n
          && (Character.isDigit(s.charAt(i + 1))
              || ((s.charAt(i + 1) == '-' || s.charAt(i + 1) == '+')
                  && i + 2 < n
                  && Character.isDigit(s.charAt(i + 2))))) {
        i += 2;
        while (i < n && Character.isDigit(c())) i++;
      }
      if (i < n && (Character.isLetter(c()) || c() == '_')) {
        while (i < n && isWordCh(c())) i++;
        throw new Err(
            st, "field name starting with a digit must be in single quotes: " + s.substring(st, i));
      }
      Ex x = new Ex("num", s.substring(st, i));
      try {
        x.num = Double.parseDouble(x.s);
      } catch (Exception e) {
        throw new Err(st, "bad number " + x.s);
      }
      return x;
    }
    if (Character.isLetter(ch) || ch == '_' || ch == '{' || ch == '@') {
      int st = i;
      while (i < n && (isWordCh(c()) || c() == ':' || c() == '{' || c() == '}' || c() == '@'))
        i++; // dotted names are concatenation in eval unless the char after '.' begins a word and
      // no space
      String w = s.substring(st, i);
      int sv = i;
      ws();
      if (c() == '(') {
        String fn = w;
        boolean known = EVALFN.containsKey(fn.toLowerCase()) || (statsEval && isAgg(fn));
        if (!known) throw new Err(st, "unknown eval function '" + w + "'");
        Ex x = new Ex("fn", fn.toLowerCase());
        args(x);
        arity(x, st);
        return x;
      }
      i = sv;
      String lw = w.toUpperCase();
      if (lw.equals("AND")
          || lw.equals("OR")
          || lw.equals("NOT")
          || lw.equals("XOR")
          || lw.equals("LIKE")) throw new Err(st, "operand expected, found '" + w + "'");
      return new Ex("field", w);
    }
    throw err("expression expected, found '" + peekText() + "'");
  }

  boolean statsEval = false;

  void args(Ex x) {
    ws();
    int st = i;
    if (c() != '(') throw err("'(' expected");
    i++;
    ws();
    if (c() == ')') {
      i++;
      return;
    }
    while (true) {
      x.a.add(expr());
      ws();
      if (c() == ',') {
        i++;
        ws();
        if (c() == ')') throw err("trailing ',' in arguments");
        continue;
      }
      if (c() == ')') {
        i++;
        return;
      }
      throw i >= n
          ? new Err(st, "unbalanced '(' in function call")
          : err("',' or ')' expected, found '" + peekText() + "'");
    }
  }

  void arity(Ex x, int st) {
    int[] r = EVALFN.get(x.s);
    if (r == null) return;
    int k = x.a.size();
    if (k < r[0] || (r[1] >= 0 && k > r[1]))
      throw new Err(
          st,
          x.s
              + "() takes "
              + (r[0] == r[1] ? "" + r[0] : r[0] + ".." + (r[1] < 0 ? "n" : r[1]))
              + " arguments, got "
              + k);
    if (x.s.equals("case") && k % 2 != 0)
      throw new Err(st, "case() needs pairs, got " + k + " arguments");
    if ((x.s.equals("match") || x.s.equals("replace")) && x.a.get(1).k.equals("str"))
      regexCheck(evalStr(x.a.get(1).s), st);
    if (x.s.equals("searchmatch") && x.a.get(0).k.equals("str")) {
      String q = evalStr(x.a.get(0).s);
      try {
        Spl p = new Spl(q);
        p.cur = new Pipeline();
        SearchNode sn = p.searchExpr();
        p.ws();
        if (p.i < p.n) throw p.err("unexpected " + p.peekText());
      } catch (Err e) {
        throw new Err(st, "searchmatch(): " + e.getMessage());
      }
    }
    if (x.s.equals("cidrmatch")
        && x.a.get(0).k.equals("str")
        && !x.a.get(0).s.matches("[0-9a-fA-F:.]+/\\d{1,3}"))
      throw new Err(st, "cidrmatch(): bad CIDR " + x.a.get(0).s);
  }

  // eval string literal: \" -> ", \\ -> \ , other backslashes kept
  static String evalStr(String t) {
    return unesc(t);
  }

  static String pcre2java(String r) { // (?<na_me>..) (?P<n>..), POSIX classes
    r = r.replaceAll("\\(\\?P?<([A-Za-z_]\\w*)>", "(?<G$1>");
    Matcher m = Pattern.compile("\\(\\?<G([A-Za-z_]\\w*)>").matcher(r);
    StringBuffer b = new StringBuffer();
    while (m.find()) m.appendReplacement(b, "(?<G" + m.group(1).replace("_", "U0") + ">");
    m.appendTail(b);
    r = b.toString();
    r =
        r.replace("[:alpha:]", "\\p{Alpha}")
            .replace("[:alnum:]", "\\p{Alnum}")
            .replace("[:digit:]", "\\d")
            .replace("[:space:]", "\\s")
            .replace("[:punct:]", "\\p{Punct}")
            .replace("[:upper:]", "\\p{Upper}")
            .replace("[:lower:]", "\\p{Lower}")
            .replace("(?s-i)", "(?s)")
            .replace("(?U)", "");
    // java: '[' inside a class must be escaped; PCRE allows it raw
    StringBuilder o = new StringBuilder();
    boolean in = false;
    for (int k = 0; k < r.length(); k++) {
      char ch = r.charAt(k);
      if (!in && ch == '\\' && k + 1 < r.length() && "bB".indexOf(r.charAt(k + 1)) >= 0) {
        // Java's boundary knows letters beyond ASCII, that of PCRE does not.
        o.append(
            r.charAt(++k) == 'b'
                ? "(?:(?<=\\w)(?!\\w)|(?<!\\w)(?=\\w))"
                : "(?:(?<=\\w)(?=\\w)|(?<!\\w)(?!\\w))");
        continue;
      }
      if (ch == '\\' && k + 1 < r.length()) {
        o.append(ch).append(r.charAt(++k));
        if ("xpP".indexOf(r.charAt(k)) >= 0 && k + 1 < r.length() && r.charAt(k + 1) == '{') {
          int e = r.indexOf('}', k);
          if (e > 0) {
            o.append(r, k + 1, e + 1);
            k = e;
          }
        }
        continue;
      }
      if (!in) {
        if (ch == '[') {
          in = true;
          o.append(ch);
          if (k + 1 < r.length() && r.charAt(k + 1) == '^') {
            o.append('^');
            k++;
          }
          if (k + 1 < r.length() && r.charAt(k + 1) == ']') {
            o.append("\\]");
            k++;
          }
          continue;
        }
        if (ch == '{' && !r.substring(k).matches("(?s)\\{\\d+(,\\d*)?\\}.*")) {
          o.append("\\{");
          continue;
        }
        o.append(ch);
      } else {
        if (ch == ']') {
          in = false;
          o.append(ch);
        } else if (ch == '[') {
          if (k + 1 < r.length() && r.startsWith("[\\p", k)) o.append(ch);
          else o.append("\\[");
        } else if (ch == '&' && k + 1 < r.length() && r.charAt(k + 1) == '&') o.append("\\&");
        else o.append(ch);
      }
    }
    return o.toString();
  }

  static void regexCheck(String r, int st) {
    try {
      Pattern.compile(pcre2java(r));
    } catch (PatternSyntaxException e) {
      throw new Err(
          st,
          "bad regex: "
              + e.getDescription()
              + " in "
              + (r.length() > 60 ? r.substring(0, 60) + "…" : r));
    }
  }

  // ---------------------------------------------------------------- command bodies
  String fieldTok() {
    ws();
    if (c() == '"') return unesc(dq());
    if (c() == '\'') return sq();
    int st = i;
    while (i < n) {
      char ch = c();
      if (Character.isWhitespace(ch) || "|[],()\"=`<>".indexOf(ch) >= 0) break;
      i++;
    }
    if (i == st) throw err("field name expected, found '" + peekText() + "'");
    return s.substring(st, i);
  }

  boolean optAhead() {
    int k = i;
    while (k < n && (isWordCh(s.charAt(k)) || s.charAt(k) == '.')) k++;
    if (k == i) return false;
    int e = k;
    while (e < n && Character.isWhitespace(s.charAt(e))) e++;
    return e < n && s.charAt(e) == '=' && !(e + 1 < n && s.charAt(e + 1) == '=');
  }

  void opt(Cmd c) {
    int st = i;
    while (i < n && (isWordCh(c()) || c() == '.')) i++;
    String k = s.substring(st, i).toLowerCase();
    ws();
    i++;
    ws();
    String v;
    if (c() == '"') v = unesc(dq());
    else if (c() == '\'') v = sq();
    else if (c() == '(') {
      int d = 0;
      int b = i;
      while (i < n) {
        if (c() == '"') {
          dq();
          continue;
        }
        if (c() == '(') d++;
        if (c() == ')') {
          d--;
          if (d == 0) {
            i++;
            break;
          }
        }
        i++;
      }
      v = s.substring(b, i);
    } else {
      int b = i;
      while (i < n && !Character.isWhitespace(c()) && "|[],\"".indexOf(c()) < 0) i++;
      v = s.substring(b, i);
      if (v.isEmpty()) throw err("value expected for option " + k);
    }
    c.opt.put(k, v);
  }

  void fieldList(List<String> out) {
    while (!endSeg()) {
      if (c() == ',') {
        i++;
        ws();
        if (endSeg() || c() == ',') throw err("empty field in list");
        continue;
      }
      if (c() == '`') {
        int m = i;
        macro();
        out.add(s.substring(m, i));
        continue;
      }
      if (c() == '[') {
        subsearch();
        continue;
      }
      out.add(fieldTok());
    }
  }

  static final Pattern BY = Pattern.compile("(?i)by|groupby");

  void byClause(Cmd c) {
    ws();
    int k = i;
    if (word("BY") || word("GROUPBY")) {
      i += word("BY") ? 2 : 7;
      int b0 = c.by.size();
      while (!endSeg()) {
        if (c() == ',') {
          i++;
          ws();
          if (endSeg() || c() == ',') throw err("empty field in by-clause");
          continue;
        }
        if (c() == '`') {
          int m = i;
          macro();
          c.by.add(s.substring(m, i));
          continue;
        }
        if (s.startsWith("PREFIX(", i)) {
          int m = i;
          directive("PREFIX");
          c.by.add(s.substring(m, i));
          continue;
        }
        if (optAhead()) {
          opt(c);
          continue;
        }
        if (c.name.matches("timechart|chart|sitimechart|sichart") && word("where")) {
          i += 5;
          restWhere(c);
          continue;
        }
        c.by.add(fieldTok());
      }
      if (c.by.size() == b0) throw new Err(k, "empty by-clause");
    }
  }

  void restWhere(Cmd c) {
    while (!endSeg() && !optAhead()) {
      if (c() == '"') dq();
      else i++;
    }
  }

  void aggs(Cmd c, Set<String> stop) {
    while (true) {
      ws();
      if (endSeg()) break;
      boolean st = false;
      for (String w : stop)
        if (word(w)) {
          int k = i + w.length();
          int e = k;
          while (e < n && Character.isWhitespace(s.charAt(e))) e++;
          if (!(e < n && s.charAt(e) == '(')) st = true;
        }
      if (st) break;
      if (c() == ',') {
        i++;
        continue;
      }
      if (c() == '`') {
        int m = i;
        macro();
        Agg a = new Agg();
        a.fn = "`macro`";
        a.as = s.substring(m, i);
        c.aggs.add(a);
        continue;
      }
      if (optAhead()) {
        opt(c);
        continue;
      }
      int p = i;
      String fn = ident();
      if (fn == null) throw err("aggregation expected, found '" + peekText() + "'");
      while (i < n && c() == '.' && i + 1 < n && Character.isDigit(s.charAt(i + 1))) {
        i++;
        while (i < n && Character.isDigit(c())) i++;
        fn = s.substring(p, i);
      }
      Agg a = new Agg();
      a.fn = fn.toLowerCase();
      if (!isAgg(fn) && !(c.name.equals("timechart") && fn.equalsIgnoreCase("eval")))
        throw new Err(p, "unknown aggregation '" + fn + "'");
      int sv = i;
      ws();
      if (c() == '(') {
        int o = i;
        i++;
        ws();
        if (c() == ')') {
          i++;
          if (!a.fn.matches("count|c|sparkline")) throw new Err(p, a.fn + "() needs a field");
        } else {
          if (a.fn.equals("sparkline")) {
            i = o;
            parenSkip();
          } else if (s.startsWith("eval(", i) || s.matches("(?s).{" + i + "}eval\\s*\\(.*")) {
            i += 4;
            ws();
            int eo = i;
            i++;
            boolean sv2 = statsEval;
            a.ev = expr();
            statsEval = sv2;
            ws();
            if (c() != ')') throw new Err(eo, "unbalanced '(' in eval()");
            i++;
          } else if (s.startsWith("PREFIX(", i)) {
            directive("PREFIX");
            a.field = "PREFIX";
          } else {
            int b = i;
            a.field = fieldTok();
            ws();
            if (c() != ')') { // allow expression args such as count(field=value) -> not valid;
              // timechart allows eval expr
              throw err("')' expected in " + a.fn + "(), found '" + peekText() + "'");
            }
          }
          ws();
          if (!a.fn.equals("sparkline")) {
            if (c() != ')') throw new Err(o, "unbalanced '(' in " + a.fn + "()");
            i++;
          }
        }
      } else {
        i = sv;
        if (!a.fn.matches("count|c") && !(a.fn.equals("eval"))) {
          /* legacy: 'stats dc foo'? */
          if (!stop.contains("ANYAGG"))
            throw new Err(p, "aggregation '" + fn + "' needs '(field)'");
        }
      }
      ws();
      if (word("AS")) {
        i += 2;
        ws();
        a.as = fieldTok();
      }
      c.aggs.add(a);
    }
    if (c.aggs.isEmpty()) throw err("aggregation expected");
  }

  void parenSkip() {
    int st = i, d = 0;
    while (i < n) {
      char ch = c();
      if (ch == '"') {
        dq();
        continue;
      }
      if (ch == '(') d++;
      if (ch == ')') {
        d--;
        if (d == 0) {
          i++;
          return;
        }
      }
      if (ch == '|') break;
      i++;
    }
    throw new Err(st, "unbalanced '('");
  }

  void balancedRest(Cmd c) {
    int st = i, d = 0;
    int open = i;
    StringBuilder b = new StringBuilder();
    while (i < n) {
      char ch = c();
      if (ch == '"') {
        int k = i;
        dq();
        b.append(s, k, i);
        continue;
      }
      if (ch == '`') {
        int k = i;
        macro();
        b.append(s, k, i);
        continue;
      }
      if (ch == '[') {
        c.subs.add(subsearch());
        continue;
      }
      if (ch == '(') {
        d++;
        open = i;
      }
      if (ch == ')') {
        d--;
        if (d < 0) throw err("unbalanced ')' in " + c.name);
      }
      if ((ch == '|' || ch == ']')) break;
      b.append(ch);
      i++;
    }
    if (d > 0) throw new Err(open, "unbalanced '(' in " + c.name);
    c.text = b.toString().strip();
  }

  void sub1(Cmd c, int min, int max) {
    ws();
    while (!endSeg() || c() == '[') {
      ws();
      if (c() == ']' || i >= n || c() == '|') break;
      if (c() == '[') {
        c.subs.add(subsearch());
        ws();
        continue;
      }
      if (c() == ',') {
        i++;
        ws();
        continue;
      }
      if (c() == '`') {
        macro();
        continue;
      }
      if (optAhead()) {
        opt(c);
        ws();
        continue;
      }
      if (c.name.equals("union")
          || c.name.equals("join")
          || c.name.equals("set")
          || c.name.equals("appendcols")) {
        c.fields.add(fieldTok());
        ws();
        continue;
      }
      throw err("unexpected '" + peekText() + "' in " + c.name);
    }
    if (c.subs.size() < min || c.subs.size() > max)
      throw new Err(
          c.pos,
          c.name
              + " needs "
              + (min == max ? "" + min : "at least " + min)
              + " subsearch(es), got "
              + c.subs.size());
  }

  void body(Cmd c) {
    ws();
    switch (c.name) {
      case "search":
        if (endSeg()) {
          throw err("search expression expected");
        }
        c.search = searchExpr();
        break;
      case "where":
        if (endSeg()) throw err("where needs an expression");
        c.ex = expr();
        break;
      case "eval":
      case "fieldformat":
        {
          while (true) {
            ws();
            int p = i;
            String t;
            if (c() == '"') t = unesc(dq());
            else if (c() == '\'') t = sq();
            else {
              int st = i;
              while (i < n && !Character.isWhitespace(c()) && "=|,()\"".indexOf(c()) < 0) i++;
              t = s.substring(st, i);
              if (t.isEmpty())
                throw err("eval destination field expected, found '" + peekText() + "'");
              if (t.matches(".*[\\-+*/<>!%].*") && !t.matches(".*[{}<$].*"))
                throw new Err(st, "eval destination needs quotes: " + t);
            }
            ws();
            if (c() != '=') throw err("'=' expected after eval field '" + t + "'");
            i++;
            if (c() == '=') throw err("'==' in eval assignment");
            c.evals.add(Map.entry(t, expr()));
            ws();
            if (c() == ',') {
              i++;
              continue;
            }
            break;
          }
          break;
        }
      case "regex":
        {
          ws();
          if (c() == '"') {
            c.field = "_raw";
            c.op = "=";
            c.regex = unesc(dq());
          } else {
            c.field = fieldTok();
            if (c.field.endsWith("!") && c() == '=') {
              c.field = c.field.substring(0, c.field.length() - 1);
              i--;
            }
            ws();
            if (at("!=")) {
              c.op = "!=";
              i += 2;
            } else if (c() == '=') {
              c.op = "=";
              i++;
            } else throw err("regex needs field=\"regex\"");
            ws();
            if (c() != '"') throw err("regex pattern must be quoted");
            c.regex = unesc(dq());
          }
          regexCheck(c.regex, c.pos);
          break;
        }
      case "rex":
        {
          String rx = null;
          boolean sed = false;
          while (!endSeg()) {
            if (c() == '"') {
              if (rx != null) throw err("second pattern in rex");
              rx = dq();
              continue;
            }
            if (optAhead()) {
              opt(c);
              continue;
            }
            throw err("unexpected '" + peekText() + "' in rex");
          }
          if (rx == null) throw new Err(c.pos, "rex needs a quoted pattern");
          c.regex = unesc(rx);
          sed = "sed".equalsIgnoreCase(c.opt.get("mode"));
          for (String k : c.opt.keySet())
            if (!k.matches("field|max_match|offset_field|mode"))
              throw new Err(c.pos, "unknown rex option " + k);
          if (!sed) {
            regexCheck(c.regex, c.pos);
            if (!Pattern.compile("\\(\\?P?<[A-Za-z_]").matcher(c.regex).find())
              throw new Err(c.pos, "rex pattern has no named group");
          } else if (!c.regex.matches("(?s)[sy](.).*\\1.*\\1.*"))
            throw new Err(c.pos, "bad sed expression");
          break;
        }
      case "table":
        fieldList(c.fields);
        if (c.fields.isEmpty()) throw new Err(c.pos, "table needs fields");
        break;
      case "fields":
        ws();
        if (c() == '-') {
          c.minus = true;
          i++;
        } else if (c() == '+') i++;
        fieldList(c.fields);
        if (c.fields.isEmpty()) throw new Err(c.pos, "fields needs a field list");
        break;
      case "rename":
        while (true) {
          ws();
          String a = fieldTok();
          ws();
          if (!word("AS")) throw err("'as' expected in rename after '" + a + "'");
          i += 2;
          ws();
          String b = fieldTok();
          c.pairs.add(new String[] {a, b});
          ws();
          if (c() == ',') {
            i++;
            continue;
          }
          if (endSeg()) break;
        }
        break;
      case "sort":
        {
          ws();
          int sv = i;
          if (Character.isDigit(c())) {
            int st = i;
            while (i < n && Character.isDigit(c())) i++;
            if (i >= n || Character.isWhitespace(c())) c.opt.put("count", s.substring(st, i));
            else i = sv;
          }
          if (optAhead()) opt(c);
          while (!endSeg()) {
            if (c() == ',') {
              i++;
              continue;
            }
            String d = "+";
            if (c() == '-' || c() == '+') {
              d = "" + c();
              i++;
              ws();
            }
            String fk = fieldTok();
            String cast = null;
            if (c() == '(') {
              cast = fk;
              if (!fk.matches("auto|str|ip|num")) throw err("unknown sort cast " + fk);
              i++;
              ws();
              fk = fieldTok();
              ws();
              if (c() != ')') throw err("')' expected in sort");
              i++;
            }
            if ((fk.equalsIgnoreCase("d")
                    || fk.equalsIgnoreCase("desc")
                    || fk.equalsIgnoreCase("asc")
                    || fk.equalsIgnoreCase("a"))
                && endSeg()
                && !c.pairs.isEmpty()) {
              c.opt.put("dir", fk);
              break;
            }
            c.pairs.add(new String[] {d, fk, cast});
          }
          if (c.pairs.isEmpty()) throw new Err(c.pos, "sort needs a field");
          break;
        }
      case "head":
      case "tail":
        {
          while (!endSeg()) {
            if (optAhead()) {
              opt(c);
              continue;
            }
            if (Character.isDigit(c())) {
              int st = i;
              while (i < n && Character.isDigit(c())) i++;
              c.opt.put("count", s.substring(st, i));
              continue;
            }
            c.ex = expr();
          }
          break;
        }
      case "dedup":
        while (!endSeg()) {
          if (c() == ',') {
            i++;
            continue;
          }
          if (optAhead()) {
            opt(c);
            continue;
          }
          if (word("sortby")) {
            i += 6;
            while (!endSeg()) {
              if ("+-,".indexOf(c()) >= 0) {
                i++;
                continue;
              }
              fieldTok();
            }
            break;
          }
          c.fields.add(fieldTok());
        }
        if (c.fields.isEmpty()) throw new Err(c.pos, "dedup needs fields");
        break;
      case "bin":
      case "bucket":
      case "discretize":
        while (!endSeg()) {
          if (optAhead()) {
            opt(c);
            continue;
          }
          if (word("AS")) {
            i += 2;
            c.opt.put("as", fieldTok());
            continue;
          }
          if (c.field != null) throw err("unexpected '" + peekText() + "' in " + c.name);
          c.field = fieldTok();
        }
        if (c.field == null) throw new Err(c.pos, c.name + " needs a field");
        for (String k : c.opt.keySet())
          if (!k.matches("span|bins|minspan|start|end|aligntime|as"))
            throw new Err(c.pos, "unknown bin option " + k);
        if (c.opt.containsKey("span")
            && !c.opt
                .get("span")
                .matches(
                    "(\\d+(\\.\\d+)?)?(us|ms|cs|ds|s|sec|secs|seconds?|m|min|mins|minutes?|h|hr|hrs|hours?|d|days?|mon|months?|q|qtr|w|week|weeks|y|yr|years?)?(@\\w+)?|\\d*(\\.\\d+)?log\\d*(\\.\\d+)?|\\$.*\\$"))
          throw new Err(c.pos, "bad span " + c.opt.get("span"));
        break;
      case "stats":
      case "eventstats":
      case "streamstats":
      case "sistats":
        aggs(c, Set.of("BY"));
        byClause(c);
        while (!endSeg() && optAhead()) opt(c);
        break;
      case "timechart":
      case "sitimechart":
        aggsT(c);
        break;
      case "chart":
      case "sichart":
        aggs(c, Set.of("BY", "OVER"));
        ws();
        if (word("OVER")) {
          i += 4;
          c.fields.add(fieldTok());
        }
        ws();
        if (!endSeg()) byClause(c);
        while (!endSeg() && optAhead()) opt(c);
        break;
      case "tstats":
      case "mstats":
        tstats(c);
        break;
      case "append":
      case "appendpipe":
        sub1(c, 1, 1);
        break;
      case "appendcols":
        sub1(c, 1, 1);
        break;
      case "join":
        sub1(c, 1, 1);
        break;
      case "multisearch":
        sub1(c, 2, 99);
        break;
      case "union":
        sub1(c, 0, 99);
        break;
      case "fillnull":
        while (!endSeg()) {
          if (c() == ',') {
            i++;
            continue;
          }
          if (optAhead()) {
            opt(c);
            continue;
          }
          c.fields.add(fieldTok());
        }
        break;
      case "transaction":
        while (!endSeg()) {
          if (c() == ',') {
            i++;
            continue;
          }
          if (optAhead()) {
            opt(c);
            continue;
          }
          c.fields.add(fieldTok());
        }
        break;
      case "lookup":
        {
          while (!endSeg() && optAhead()) opt(c);
          if (endSeg()) throw err("lookup table expected");
          c.from = c() == '`' ? mac() : fieldTok();
          int nf = 0;
          while (!endSeg()) {
            if (c() == ',') {
              i++;
              continue;
            }
            if (word("OUTPUT")) {
              i += 6;
              continue;
            }
            if (word("OUTPUTNEW")) {
              i += 9;
              continue;
            }
            if (word("AS")) {
              if (nf == 0) throw err("'as' without field");
              i += 2;
              c.fields.add(fieldTok());
              continue;
            }
            if (optAhead()) {
              opt(c);
              continue;
            }
            c.fields.add(fieldTok());
            nf++;
          }
          if (nf == 0) throw new Err(c.pos, "lookup needs a match field");
          break;
        }
      case "makeresults":
      case "mvexpand":
      case "iplocation":
      case "inputlookup":
      case "outputlookup":
        while (!endSeg()) {
          if (c() == ',') {
            i++;
            continue;
          }
          if (word("where") && c.name.equals("inputlookup")) {
            i += 5;
            c.search = searchExpr();
            continue;
          }
          if (optAhead()) {
            opt(c);
            continue;
          }
          c.fields.add(fieldTok());
        }
        if (c.name.matches("mvexpand|iplocation|inputlookup") && c.fields.isEmpty())
          throw new Err(c.pos, c.name + " needs an argument");
        break;
      case "map":
        balancedRest(c);
        break;
      case "foreach":
        {
          while (!endSeg() && c() != '[') {
            if (c() == ',') {
              i++;
              continue;
            }
            if (optAhead()) {
              opt(c);
              continue;
            }
            c.fields.add(fieldTok());
          }
          ws();
          if (c() != '[') throw err("foreach needs [ template ]");
          int st = i, d = 0;
          while (i < n) {
            if (c() == '"') {
              dq();
              continue;
            }
            if (c() == '[') d++;
            if (c() == ']') {
              d--;
              if (d == 0) {
                i++;
                break;
              }
            }
            i++;
          }
          if (d != 0) throw new Err(st, "unbalanced '['");
          break;
        }
      default:
        balancedRest(c);
    }
  }

  String mac() {
    int m = i;
    macro();
    return s.substring(m, i);
  }

  static String unescRx(String t) {
    StringBuilder b = new StringBuilder();
    for (int k = 0; k < t.length(); k++) {
      char ch = t.charAt(k);
      if (ch == '\\' && k + 1 < t.length()) {
        char d = t.charAt(k + 1);
        if (d == '"') {
          b.append('"');
          k++;
          continue;
        }
        b.append(ch).append(d);
        k++;
      } else b.append(ch);
    }
    return b.toString();
  }

  void aggsT(Cmd c) {
    while (!endSeg()) {
      if (word("BY")) break;
      if (c() == ',') {
        i++;
        continue;
      }
      if (c() == '`') {
        macro();
        Agg a = new Agg();
        a.fn = "`macro`";
        c.aggs.add(a);
        continue;
      }
      if (optAhead()) {
        opt(c);
        continue;
      }
      if (word("eval") && false) break;
      int p = i; // agg or eval expression
      Cmd tmp = new Cmd();
      tmp.name = "stats";
      tmp.pos = c.pos;
      int sv = i;
      try {
        oneAgg(tmp);
        c.aggs.addAll(tmp.aggs);
      } catch (Err e) {
        throw e;
      }
    }
    if (c.aggs.isEmpty()) throw new Err(c.pos, "timechart needs an aggregation");
    byClause(c);
    while (!endSeg()) {
      if (word("where")) {
        i += 5;
        restWhere(c);
        continue;
      }
      if (optAhead()) opt(c);
      else break;
    }
  }

  void oneAgg(Cmd c) {
    aggs(c, Set.of("BY", "WHERE"));
  }

  void tstats(Cmd c) {
    Set<String> stop = Set.of("FROM", "WHERE", "BY", "GROUPBY");
    ws();
    aggs(c, stop);
    boolean any = true;
    while (!endSeg()) {
      ws();
      if (word("FROM")) {
        i += 4;
        ws();
        if (c() == '`') c.from = mac();
        else if (optAhead()) {
          opt(c);
          c.from = c.opt.containsKey("datamodel") ? c.opt.get("datamodel") : c.opt.get("sid");
        } else c.from = fieldTok();
        continue;
      }
      if (word("WHERE")) {
        i += 5;
        ws();
        c.search = tsWhere();
        continue;
      }
      if (word("BY") || word("GROUPBY")) {
        byClause(c);
        continue;
      }
      if (c() == '`') {
        macro();
        continue;
      }
      if (optAhead()) {
        opt(c);
        continue;
      }
      if (c() == ',') {
        i++;
        continue;
      }
      throw err("unexpected '" + peekText() + "' in " + c.name);
    }
  }

  // tstats WHERE ends at BY/GROUPBY
  SearchNode tsWhere() {
    SearchNode a = null;
    while (true) {
      ws();
      if (i >= n || c() == '|' || c() == ']' || c() == ')') break;
      if (word("BY") || word("GROUPBY")) break;
      if (upword("AND")) {
        if (a == null) throw err("AND without left operand");
        i += 3;
        ws();
        if (i >= n || "|])".indexOf(c()) >= 0 || upword("AND") || upword("OR"))
          throw err("AND without right operand");
      }
      SearchNode o = searchOr();
      if (a == null) a = o;
      else if (a.k.equals("and")) a.kids.add(o);
      else {
        SearchNode x = new SearchNode("and");
        x.kids.add(a);
        x.kids.add(o);
        a = x;
      }
    }
    if (a == null) throw err("WHERE needs a condition");
    return a;
  }
}
