package dev.sigmac.oracle.spl;

import java.nio.file.*;
import java.util.*;
import java.util.regex.*;
import java.util.stream.*;

/**
 * Evaluates searches over events by Splunk's documentation. What it does not know is an
 * UnsupportedOperationException and never a result. Each result carries the ids of the events that
 * it was made of.
 */
@SuppressWarnings("all")
final class SplRun {
  static class Ev {
    final LinkedHashMap<String, List<String>> f = new LinkedHashMap<>();
    Set<String> src = new LinkedHashSet<>();

    Ev copy() {
      Ev e = new Ev();
      e.src.addAll(src);
      f.forEach((k, v) -> e.f.put(k, new ArrayList<>(v)));
      return e;
    }

    List<String> get(String k) {
      List<String> v = f.get(k);
      return v == null ? List.of() : v;
    }

    void set(String k, Object v) {
      if (v == null) f.remove(k);
      else if (v instanceof List<?> l) {
        if (l.isEmpty()) f.remove(k);
        else f.put(k, l.stream().map(SplRun::str).collect(Collectors.toCollection(ArrayList::new)));
      } else f.put(k, new ArrayList<>(List.of(str(v))));
    }

    String raw() {
      List<String> r = f.get("_raw");
      return r != null && !r.isEmpty()
          ? r.get(0)
          : f.entrySet().stream()
              .filter(e -> !e.getKey().startsWith("_"))
              .map(e -> e.getKey() + "=" + String.join(" ", e.getValue()))
              .collect(Collectors.joining(" "));
    }
  }

  /** Patterns are compiled once; the same literal meets every event. */
  static final Map<String, Pattern> PATTERNS = new HashMap<>();

  static Pattern pat(String rx) {
    Pattern p = PATTERNS.get(rx);
    if (p == null) PATTERNS.put(rx, p = Pattern.compile(rx));
    return p;
  }

  static UnsupportedOperationException uns(String m) {
    return new UnsupportedOperationException(m);
  }

  final List<Ev> all;

  SplRun(List<Ev> a) {
    all = a;
  }

  List<Ev> run(Spl.Pipeline p) {
    List<Ev> cur =
        new ArrayList<>(); /* a non-generating first command after a leading '|' runs on nothing */
    boolean first = true;
    for (Spl.Cmd c : p.cmds) {
      cur = step(c, cur, first);
      first = false;
    }
    return cur;
  }

  List<Ev> src() {
    return all.stream().map(Ev::copy).collect(Collectors.toCollection(ArrayList::new));
  }

  List<Ev> step(Spl.Cmd c, List<Ev> in, boolean first) {
    switch (c.name) {
      case "search":
        {
          List<Ev> r = first ? all : in;
          return r.stream()
              .filter(e -> m(c.search, e))
              .map(e -> first ? e.copy() : e)
              .collect(Collectors.toCollection(ArrayList::new));
        }
      case "where":
        return in.stream()
            .filter(e -> Boolean.TRUE.equals(truth(ev(c.ex, e))))
            .collect(Collectors.toCollection(ArrayList::new));
      case "eval":
        for (Ev e : in)
          for (var a : c.evals) {
            Object v = ev(a.getValue(), e);
            if (v instanceof Boolean) throw uns("eval field may not hold a boolean: " + a.getKey());
            e.set(a.getKey(), v);
          }
        return in;
      case "regex":
        {
          Pattern rx = pat(Spl.pcre2java(c.regex));
          boolean neg = c.op.equals("!=");
          return in.stream()
              .filter(
                  e -> {
                    List<String> v = c.field.equals("_raw") ? List.of(e.raw()) : e.get(c.field);
                    boolean any = v.stream().anyMatch(x -> rx.matcher(x).find());
                    return neg ? !any : any;
                  })
              .collect(Collectors.toCollection(ArrayList::new));
        }
      case "rex":
        {
          if ("sed".equals(c.opt.get("mode"))) throw uns("rex sed");
          String fld = c.opt.getOrDefault("field", "_raw");
          int max = Integer.parseInt(c.opt.getOrDefault("max_match", "1"));
          Pattern rx = Pattern.compile(Spl.pcre2java(c.regex));
          List<String> names = new ArrayList<>();
          Matcher nm = Pattern.compile("\\(\\?<G([A-Za-z_]\\w*)>").matcher(Spl.pcre2java(c.regex));
          while (nm.find()) names.add(nm.group(1));
          for (Ev e : in) {
            for (String x : fld.equals("_raw") ? List.of(e.raw()) : e.get(fld)) {
              Matcher m = rx.matcher(x);
              int k = 0;
              Map<String, List<String>> got = new LinkedHashMap<>();
              while ((max == 0 || k < max) && m.find()) {
                for (String g : names)
                  if (m.group("G" + g) != null)
                    got.computeIfAbsent(g.replace("U0", "_"), z -> new ArrayList<>())
                        .add(m.group("G" + g));
                k++;
              }
              got.forEach(e::set);
            }
          }
          return in;
        }
      case "table":
        {
          List<String> fs = c.fields;
          for (Ev e : in) project(e, fs, true);
          return in;
        }
      case "fields":
        {
          for (Ev e : in) {
            if (c.minus) e.f.keySet().removeIf(k -> c.fields.stream().anyMatch(p -> wc(p, k)));
            else {
              List<String> fs = new ArrayList<>(c.fields);
              fs.add("_time");
              fs.add("_raw");
              project(e, fs, true);
            }
          }
          return in;
        }
      case "rename":
        for (Ev e : in)
          for (String[] p : c.pairs) {
            if (p[0].contains("*")) {
              Pattern rx = Pattern.compile(glob(p[0], "(.*)"));
              for (String k : new ArrayList<>(e.f.keySet())) {
                Matcher m = rx.matcher(k);
                if (m.matches()) {
                  String to = p[1];
                  for (int g = 1; g <= m.groupCount(); g++)
                    to = to.replaceFirst("\\*", Matcher.quoteReplacement(m.group(g)));
                  List<String> v = e.f.remove(k);
                  e.f.put(to, v);
                }
              }
            } else {
              List<String> v = e.f.remove(p[0]);
              if (v != null) e.f.put(p[1], v);
            }
          }
        return in;
      case "mvexpand":
        {
          String fld = c.fields.get(0);
          List<Ev> r = new ArrayList<>();
          for (Ev e : in) {
            List<String> v = e.get(fld);
            if (v.isEmpty()) r.add(e);
            else
              for (String x : v) {
                Ev o = e.copy();
                o.set(fld, x);
                r.add(o);
              }
          }
          return r;
        }
      case "reverse":
        Collections.reverse(in);
        return in;
      case "sort":
        {
          in.sort(
              (x, y) -> {
                for (String[] p : c.pairs) {
                  String a = one(x, p[1]), b = one(y, p[1]);
                  int d;
                  if (a == null || b == null) d = a == b ? 0 : a == null ? 1 : -1;
                  else {
                    Double na = "str".equals(p[2]) ? null : num(a),
                        nb = "str".equals(p[2]) ? null : num(b);
                    d = na != null && nb != null ? Double.compare(na, nb) : a.compareTo(b);
                  }
                  if (p[0].equals("-")) d = -d;
                  if (d != 0) return d;
                }
                return 0;
              });
          int lim = Integer.parseInt(c.opt.getOrDefault("count", "10000"));
          return lim > 0 && in.size() > lim ? new ArrayList<>(in.subList(0, lim)) : in;
        }
      case "head":
        {
          if (c.ex != null) throw uns("head expr");
          int k = Integer.parseInt(c.opt.getOrDefault("count", c.opt.getOrDefault("limit", "10")));
          return in.size() > k ? new ArrayList<>(in.subList(0, k)) : in;
        }
      case "dedup":
        {
          if (!c.opt.isEmpty()) throw uns("dedup options");
          Set<String> seen = new HashSet<>();
          List<String> fs = c.fields.stream().filter(x -> !x.matches("\\d+")).toList();
          return in.stream()
              .filter(
                  e ->
                      fs.stream().allMatch(x -> !e.get(x).isEmpty())
                          && seen.add(
                              fs.stream()
                                  .map(x -> e.get(x).toString())
                                  .collect(Collectors.joining("\0"))))
              .collect(Collectors.toCollection(ArrayList::new));
        }
      case "fillnull":
        {
          String v = c.opt.getOrDefault("value", "0");
          Set<String> fs = new LinkedHashSet<>(c.fields);
          if (fs.isEmpty()) in.forEach(e -> fs.addAll(e.f.keySet()));
          for (Ev e : in) for (String k : fs) if (e.get(k).isEmpty()) e.set(k, v);
          return in;
        }
      case "bin":
      case "bucket":
        {
          String sp = c.opt.get("span");
          if (sp == null) throw uns("bin without span");
          Matcher m = Pattern.compile("(\\d+)([a-z]*)").matcher(sp);
          if (!m.matches()) throw uns("span " + sp);
          double w =
              Double.parseDouble(m.group(1))
                  * switch (m.group(2)) {
                    case "" -> 1;
                    case "s", "sec" -> 1;
                    case "m", "min" -> 60;
                    case "h", "hr" -> 3600;
                    case "d", "day" -> 86400;
                    case "w" -> 604800;
                    default -> throw uns("span " + sp);
                  };
          for (Ev e : in) {
            Double t = num(one(e, c.field));
            if (t != null) e.set(c.opt.getOrDefault("as", c.field), Math.floor(t / w) * w);
          }
          return in;
        }
      case "append":
        in.addAll(new SplRun(all).run(c.subs.get(0)));
        return in;
      case "multisearch":
      case "union":
        {
          List<Ev> r = new ArrayList<>(in == null ? List.of() : in);
          for (Spl.Pipeline p : c.subs) {
            for (Spl.Cmd k : p.cmds)
              if (c.name.equals("multisearch")
                  && !k.name.matches(
                      "search|eval|where|fields|rex|regex|rename|fillnull|lookup|spath|bin|mvexpand"))
                throw uns("non-streaming '" + k.name + "' in multisearch");
            r.addAll(new SplRun(all).run(p));
          }
          r.sort(
              (x, y) -> {
                Double a = num(one(x, "_time")), b = num(one(y, "_time"));
                return a == null || b == null ? 0 : Double.compare(b, a);
              });
          return r;
        }
      case "stats":
        return stats(c, in, false);
      case "eventstats":
        return stats(c, in, true);
      case "tstats":
        {
          String dm = c.from;
          List<Ev> r = src();
          for (Ev e : r) {
            for (String k : new ArrayList<>(e.f.keySet()))
              if (!k.startsWith("_") && !k.contains("."))
                for (String o :
                    new String[] {
                      "Processes",
                      "Registry",
                      "Filesystem",
                      "Web",
                      "DNS",
                      "All_Traffic",
                      "Authentication"
                    }) e.f.put(o + "." + k, e.f.get(k));
          }
          List<Ev> f =
              r.stream()
                  .filter(e -> c.search == null || m(c.search, e))
                  .collect(Collectors.toCollection(ArrayList::new));
          if (c.opt.containsKey("fillnull_value"))
            for (Ev e : f)
              for (String b : c.by) if (e.get(b).isEmpty()) e.set(b, c.opt.get("fillnull_value"));
          return stats(c, f, false);
        }
      case "makeresults":
        {
          List<Ev> r = new ArrayList<>();
          for (int k = 0; k < Integer.parseInt(c.opt.getOrDefault("count", "1")); k++) {
            Ev e = new Ev();
            e.set("_time", "0");
            r.add(e);
          }
          return r;
        }
      case "convert":
        return in;
      case "`macro`":
        {
          Matcher dm =
              Pattern.compile("`drop_dm_object_name\\(\"?(\\w+)\"?\\)`").matcher(c.text.strip());
          if (dm.matches()) {
            String pre = dm.group(1) + ".";
            for (Ev e : in)
              for (String k : new ArrayList<>(e.f.keySet()))
                if (k.startsWith(pre)) {
                  List<String> v = e.f.remove(k);
                  e.f.put(k.substring(pre.length()), v);
                }
            return in;
          }
        }
        if (c.text.matches("`\\w*filter`|`security_content_ctime\\(.*")) return in;
        throw uns("macro " + c.text);
      default:
        throw uns("command " + c.name);
    }
  }

  static void project(Ev e, List<String> fs, boolean keep) {
    LinkedHashMap<String, List<String>> o = new LinkedHashMap<>();
    for (String p : fs) for (String k : e.f.keySet()) if (wc(p, k)) o.putIfAbsent(k, e.f.get(k));
    e.f.clear();
    e.f.putAll(o);
  }

  static boolean wc(String p, String k) {
    return p.contains("*") ? k.matches(glob(p, ".*")) : p.equals(k);
  }

  static String glob(String p, String star) {
    return Arrays.stream(p.split("\\*", -1))
        .map(x -> x.isEmpty() ? "" : Pattern.quote(x))
        .collect(Collectors.joining(star));
  }

  List<Ev> stats(Spl.Cmd c, List<Ev> in, boolean ev) {
    Map<List<String>, List<Ev>> g = new LinkedHashMap<>();
    List<String> by = c.by;
    for (Ev e : in) {
      if (by.stream().anyMatch(b -> e.get(b).isEmpty())) continue;
      List<List<String>> keys = List.of(List.of());
      for (String b : by) {
        List<List<String>> nx = new ArrayList<>();
        for (List<String> k : keys)
          for (String v : new LinkedHashSet<>(e.get(b))) {
            List<String> z = new ArrayList<>(k);
            z.add(v);
            nx.add(z);
          }
        keys = nx;
      }
      for (List<String> k : keys) g.computeIfAbsent(k, z -> new ArrayList<>()).add(e);
    }
    if (by.isEmpty() && g.isEmpty()) g.put(List.of(), new ArrayList<>());
    List<Ev> out = new ArrayList<>();
    g.forEach(
        (k, es) -> {
          Ev o = new Ev();
          for (Ev e : es) o.src.addAll(e.src);
          for (int x = 0; x < by.size(); x++) o.set(by.get(x), k.get(x));
          for (Spl.Agg a : c.aggs) agg(a, es, o);
          if (ev) {
            for (Ev e : es)
              o.f.forEach(
                  (kk, v) -> {
                    if (!by.contains(kk)) e.f.put(kk, v);
                  });
          } else out.add(o);
        });
    return ev ? in : out;
  }

  void agg(Spl.Agg a, List<Ev> es, Ev o) {
    if (a.field != null && a.field.contains("*")) {
      Set<String> ks = new LinkedHashSet<>();
      es.forEach(
          e ->
              e.f
                  .keySet()
                  .forEach(
                      k -> {
                        if (wc(a.field, k) && !k.startsWith("_")) ks.add(k);
                      }));
      for (String k : ks) {
        if (o.f.containsKey(k)) continue;
        Spl.Agg b = new Spl.Agg();
        b.fn = a.fn;
        b.field = k;
        b.as = a.as == null ? a.fn + "(" + k + ")" : a.as.replace("*", k);
        agg(b, es, o);
      }
      return;
    }
    String name =
        a.as != null
            ? a.as
            : a.ev != null
                ? a.fn + "(eval)"
                : a.field == null ? "count" : a.fn + "(" + a.field + ")";
    List<String> vs = new ArrayList<>();
    for (Ev e : es) {
      if (a.ev != null) {
        Object v = ev(a.ev, e);
        if (v instanceof Boolean b) {
          if (b) vs.add("1");
        } else if (v != null) vs.add(str(v));
      } else if (a.field == null) vs.add("1");
      else vs.addAll(e.get(a.field));
    }
    List<Double> ns = vs.stream().map(SplRun::num).filter(Objects::nonNull).toList();
    Object r =
        switch (a.fn) {
          case "count", "c" -> (double) vs.size();
          case "dc", "distinct_count" -> (double) new HashSet<>(vs).size();
          case "values" -> new ArrayList<>(new TreeSet<>(vs));
          case "list" -> vs;
          case "sum" -> ns.isEmpty() ? null : ns.stream().mapToDouble(x -> x).sum();
          case "avg", "mean" ->
              ns.isEmpty() ? null : ns.stream().mapToDouble(x -> x).average().getAsDouble();
          case "min" ->
              ns.size() == vs.size() && !ns.isEmpty()
                  ? ns.stream().min(Double::compare).get()
                  : vs.stream().min(String::compareTo).orElse(null);
          case "max" ->
              ns.size() == vs.size() && !ns.isEmpty()
                  ? ns.stream().max(Double::compare).get()
                  : vs.stream().max(String::compareTo).orElse(null);
          case "first" -> vs.isEmpty() ? null : vs.get(0);
          case "last" -> vs.isEmpty() ? null : vs.get(vs.size() - 1);
          case "earliest", "latest" -> {
            int sg = a.fn.equals("latest") ? -1 : 1;
            yield es.stream()
                .filter(e -> !e.get(a.field).isEmpty())
                .min((x, y) -> sg * Double.compare(num(one(x, "_time")), num(one(y, "_time"))))
                .map(e -> e.get(a.field).get(0))
                .orElse(null);
          }
          default -> throw uns("agg " + a.fn);
        };
    o.set(name, r);
  }

  static String one(Ev e, String k) {
    List<String> v = e.get(k);
    return v.isEmpty() ? null : v.get(0);
  }

  // ------------------------------------------------ search semantics
  boolean m(Spl.SearchNode n, Ev e) {
    switch (n.k) {
      case "and":
        return n.kids.stream().allMatch(x -> m(x, e));
      case "or":
        return n.kids.stream().anyMatch(x -> m(x, e));
      case "not":
        return !m(n.kids.get(0), e);
      case "cmp":
        return cmp(n.field, n.op, n.val, e);
      case "in":
        return n.vals.stream().anyMatch(v -> cmp(n.field, "=", v, e));
      case "kw":
        return kw(n.val, e, false);
      case "term":
        return term(n.val.raw, e, true, false);
      case "case":
        return term(n.val.raw, e, false, true);
      case "cmpcase":
        return e.get(n.field).stream().anyMatch(x -> x.matches("(?s)" + glob(n.val.raw, ".*")));
      case "cmpterm":
        return cmp(n.field, n.op, n.val, e);
      case "macro":
        throw uns("macro " + n.field);
      default:
        throw uns("search node " + n.k);
    }
  }

  static final Set<String> TIME = Set.of("earliest", "latest", "_index_earliest", "_index_latest");

  boolean cmp(String f, String op, Spl.Val v, Ev e) {
    if (TIME.contains(f)) return true;
    String lit = Spl.unesc(v.raw);
    List<String> vals = f.equals("_raw") ? List.of(e.raw()) : e.get(f);
    if (vals.isEmpty()) return false;
    switch (op) {
      case "=":
        return vals.stream().anyMatch(x -> eq(x, lit));
      case "!=":
        return vals.stream().anyMatch(x -> !eq(x, lit));
      default:
        Double b = num(lit);
        return vals.stream()
            .anyMatch(
                x -> {
                  Double a = num(x);
                  int d =
                      a != null && b != null ? Double.compare(a, b) : x.compareToIgnoreCase(lit);
                  return switch (op) {
                    case "<" -> d < 0;
                    case "<=" -> d <= 0;
                    case ">" -> d > 0;
                    default -> d >= 0;
                  };
                });
    }
  }

  static final Map<String, Object[]> LITERALS =
      new HashMap<>(); // literal -> {its pattern, whether it is a network}

  static boolean eq(String x, String lit) {
    Object[] l =
        LITERALS.computeIfAbsent(
            lit,
            k ->
                new Object[] {
                  Pattern.compile("(?is)" + glob(k, ".*")), k.matches("[0-9a-fA-F:.]+/\\d{1,3}")
                });
    if ((Boolean) l[1] && cidr(lit, x)) return true;
    return ((Pattern) l[0]).matcher(x).matches();
  }

  boolean kw(Spl.Val v, Ev e, boolean cs) {
    return term(Spl.unesc(v.raw), e, false, cs);
  }

  boolean term(String t, Ev e, boolean major, boolean cs) {
    if (t.equals("*")) return true;
    String b = major ? "[^\\s\\[\\]<>(){}|!;,'\"&?+]" : "[A-Za-z0-9]";
    String core =
        Arrays.stream(t.split("\\*", -1))
            .map(x -> x.isEmpty() ? "" : Pattern.quote(x))
            .collect(Collectors.joining("[^\\s]*"));
    String pre =
        t.startsWith("*") || !Character.toString(t.charAt(0)).matches(b) ? "" : "(?<!" + b + ")";
    String post =
        t.endsWith("*") || !Character.toString(t.charAt(t.length() - 1)).matches(b)
            ? ""
            : "(?!" + b + ")";
    return pat((cs ? "(?s)" : "(?is)") + pre + core + post).matcher(e.raw()).find();
  }

  static boolean cidr(String network, String address) {
    int slash = network.indexOf('/');
    byte[] wanted = bytes(network.substring(0, slash));
    byte[] found = bytes(address);
    int bits = Integer.parseInt(network.substring(slash + 1));
    if (wanted == null || found == null || wanted.length != found.length) {
      return false;
    }
    for (int k = 0; k < bits; k++) {
      int mask = 0x80 >> (k % 8);
      if ((wanted[k / 8] & mask) != (found[k / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  /** The bytes of a full address, 4 or 16; null for any other text. */
  static byte[] bytes(String address) {
    String octet = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    boolean four = address.matches(octet + "(?:\\." + octet + "){3}");
    if (!four && !address.matches("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
      return null;
    }
    try {
      byte[] bytes = java.net.InetAddress.getByName(address).getAddress();
      if (four || bytes.length == 16) {
        return bytes;
      }
      byte[] mapped = new byte[16];
      mapped[10] = mapped[11] = (byte) 0xFF;
      System.arraycopy(bytes, 0, mapped, 12, 4);
      return mapped;
    } catch (java.net.UnknownHostException e) {
      return null;
    }
  }

  // ------------------------------------------------ eval semantics: null | Double | String |
  // Boolean | List
  static String str(Object o) {
    if (o instanceof Double d)
      return d == Math.rint(d) && Math.abs(d) < 1e15
          ? Long.toString(d.longValue())
          : Double.toString(d);
    return String.valueOf(o);
  }

  static Double num(Object o) {
    if (o == null) return null;
    if (o instanceof Double d) return d;
    String s = o.toString().strip();
    if (s.isEmpty() || !s.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")) return null;
    return Double.parseDouble(s);
  }

  static Boolean truth(Object o) {
    if (o == null) return null;
    if (o instanceof Boolean b) return b;
    throw uns("non-boolean condition: " + o);
  }

  static List<String> mv(Object o) {
    if (o == null) return List.of();
    if (o instanceof List<?> l) return l.stream().map(SplRun::str).toList();
    return List.of(str(o));
  }

  Object ev(Spl.Ex x, Ev e) {
    switch (x.k) {
      case "num":
        return x.num;
      case "str":
        return Spl.evalStr(x.s);
      case "field":
        {
          if (x.s.equalsIgnoreCase("true") || x.s.equalsIgnoreCase("false") && e.get(x.s).isEmpty())
            return null;
          List<String> v = e.get(x.s);
          if (x.s.equals("_raw")) return e.raw();
          return v.isEmpty() ? null : v.size() == 1 ? v.get(0) : new ArrayList<Object>(v);
        }
      case "and":
        {
          Boolean a = truth(ev(x.a.get(0), e));
          if (Boolean.FALSE.equals(a)) return false;
          Boolean b = truth(ev(x.a.get(1), e));
          if (Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)) return false;
          return a == null || b == null ? null : true;
        }
      case "or":
        {
          Boolean a = truth(ev(x.a.get(0), e));
          if (Boolean.TRUE.equals(a)) return true;
          Boolean b = truth(ev(x.a.get(1), e));
          if (Boolean.TRUE.equals(a) || Boolean.TRUE.equals(b)) return true;
          return a == null || b == null ? null : false;
        }
      case "not":
        {
          Boolean a = truth(ev(x.a.get(0), e));
          return a == null ? null : !a;
        }
      case "xor":
        {
          Boolean a = truth(ev(x.a.get(0), e)), b = truth(ev(x.a.get(1), e));
          return a == null || b == null ? null : (Object) (a != b.booleanValue());
        }
      case "cat":
        {
          Object a = ev(x.a.get(0), e), b = ev(x.a.get(1), e);
          return a == null || b == null ? null : str(a) + str(b);
        }
      case "+":
      case "-":
      case "*":
      case "/":
      case "%":
        {
          Object oa = ev(x.a.get(0), e), ob = ev(x.a.get(1), e);
          Double a = num(oa), b = num(ob);
          if (x.k.equals("+") && oa != null && ob != null && (a == null || b == null))
            return str(oa) + str(ob);
          if (a == null || b == null) return null;
          return switch (x.k) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> b == 0 ? null : (Object) (a / b);
            default -> b == 0 ? null : (Object) (a % b);
          };
        }
      case "u-":
        {
          Double a = num(ev(x.a.get(0), e));
          return a == null ? null : -a;
        }
      case "u+":
        return ev(x.a.get(0), e);
      case "=":
      case "!=":
      case "<":
      case "<=":
      case ">":
      case ">=":
        {
          Object a = ev(x.a.get(0), e), b = ev(x.a.get(1), e);
          if (a == null || b == null) return null;
          if (a instanceof List<?> l && x.k.equals("=")) {
            final Object bb = b;
            return l.stream().anyMatch(q -> str(q).equals(str(bb)));
          }
          Double na = num(a), nb = num(b);
          int d = na != null && nb != null ? Double.compare(na, nb) : str(a).compareTo(str(b));
          return switch (x.k) {
            case "=" -> d == 0;
            case "!=" -> d != 0;
            case "<" -> d < 0;
            case "<=" -> d <= 0;
            case ">" -> d > 0;
            default -> d >= 0;
          };
        }
      case "fn":
        return fn(x, e);
      default:
        throw uns("eval " + x.k);
    }
  }

  static final Map<String, Pattern> PCRE = new HashMap<>();

  static Pattern pcre(String rx) {
    Pattern p = PCRE.get(rx);
    if (p == null) PCRE.put(rx, p = Pattern.compile(Spl.pcre2java(rx)));
    return p;
  }

  static String letters(String text, java.util.function.IntUnaryOperator each) {
    StringBuilder b = new StringBuilder();
    text.codePoints().map(each).forEach(b::appendCodePoint);
    return b.toString();
  }

  /**
   * The one field that a predicate of mvfilter may name (Search Reference, "Multivalue eval
   * functions").
   */
  static String onlyField(Spl.Ex x) {
    Set<String> names = new LinkedHashSet<>();
    fields(x, names);
    if (names.size() != 1) throw uns("mvfilter over " + names);
    return names.iterator().next();
  }

  static void fields(Spl.Ex x, Set<String> names) {
    if (x.k.equals("field")) names.add(x.s);
    x.a.forEach(y -> fields(y, names));
  }

  static double round(String f, double v) {
    return f.equals("abs") ? Math.abs(v) : f.equals("floor") ? Math.floor(v) : Math.ceil(v);
  }

  Object fn(Spl.Ex x, Ev e) {
    List<Spl.Ex> a = x.a;
    switch (x.s) {
      case "abs":
      case "floor":
      case "ceil":
      case "ceiling":
        {
          Double v = num(ev(a.get(0), e));
          return v == null ? null : (Object) round(x.s, v);
        }
      case "min":
      case "max":
        {
          Double r = null;
          for (Spl.Ex y : a) {
            Double v = num(ev(y, e));
            if (v != null && (r == null || (x.s.equals("min") ? v < r : v > r))) r = v;
          }
          return r;
        }
      case "nullif":
        {
          Object v = ev(a.get(0), e), w = ev(a.get(1), e);
          return v != null && w != null && str(v).equals(str(w)) ? null : v;
        }
      case "isnum":
        {
          Object v = ev(a.get(0), e);
          return v != null && num(v) != null;
        }
      case "isint":
        {
          Double v = num(ev(a.get(0), e));
          return v != null && v == Math.rint(v);
        }
      case "isstr":
        {
          Object v = ev(a.get(0), e);
          return v != null && num(v) == null;
        }
      case "ltrim":
      case "rtrim":
        {
          Object v = ev(a.get(0), e);
          if (v == null) return null;
          String set = a.size() > 1 ? str(ev(a.get(1), e)) : " \t";
          String t = str(v);
          int lo = 0, hi = t.length();
          if (x.s.equals("ltrim")) while (lo < hi && set.indexOf(t.charAt(lo)) >= 0) lo++;
          else while (hi > lo && set.indexOf(t.charAt(hi - 1)) >= 0) hi--;
          return t.substring(lo, hi);
        }
      case "mvdedup":
        {
          Object v = ev(a.get(0), e);
          return v == null ? null : new ArrayList<Object>(new LinkedHashSet<>(mv(v)));
        }
      case "mvfind":
        {
          Object v = ev(a.get(0), e);
          if (v == null) return null;
          Pattern p = pcre(str(ev(a.get(1), e)));
          List<String> l = mv(v);
          for (int k = 0; k < l.size(); k++) if (p.matcher(l.get(k)).find()) return (double) k;
          return null;
        }
      case "strptime":
        {
          Object v = ev(a.get(0), e);
          if (v == null) return null;
          try {
            return (double)
                    java.time.LocalDateTime.parse(str(v), time(str(ev(a.get(1), e))))
                        .toInstant(java.time.ZoneOffset.UTC)
                        .toEpochMilli()
                / 1000;
          } catch (java.time.format.DateTimeParseException z) {
            return null;
          }
        }
      case "strftime":
        {
          Double v = num(ev(a.get(0), e));
          return v == null
              ? null
              : time(str(ev(a.get(1), e)))
                  .format(
                      java.time.Instant.ofEpochMilli(Math.round(v * 1000))
                          .atZone(java.time.ZoneOffset.UTC));
        }
      case "if":
        {
          Boolean c = truth(ev(a.get(0), e));
          return ev(Boolean.TRUE.equals(c) ? a.get(1) : a.get(2), e);
        }
      case "case":
        for (int k = 0; k < a.size(); k += 2)
          if (Boolean.TRUE.equals(truth(ev(a.get(k), e)))) return ev(a.get(k + 1), e);
        return null;
      case "coalesce":
        for (Spl.Ex y : a) {
          Object v = ev(y, e);
          if (v != null) return v;
        }
        return null;
      case "true":
        return true;
      case "false":
        return false;
      case "null":
        return null;
      case "now":
        return 0.0;
      case "isnull":
        return ev(a.get(0), e) == null;
      case "isnotnull":
        return ev(a.get(0), e) != null;
      case "match":
        {
          Object s = ev(a.get(0), e), r = ev(a.get(1), e);
          if (s == null || r == null) return s == null ? null : null;
          Pattern p = pcre(str(r));
          return mv(s).stream().anyMatch(q -> p.matcher(q).find());
        }
      case "like":
        {
          Object s = ev(a.get(0), e), r = ev(a.get(1), e);
          if (s == null || r == null) return null;
          StringBuilder b = new StringBuilder("(?s)");
          String pat = str(r);
          for (int k = 0; k < pat.length(); k++) {
            char c = pat.charAt(k);
            if (c == '\\' && k + 1 < pat.length() && "%_\\".indexOf(pat.charAt(k + 1)) >= 0)
              b.append(Pattern.quote("" + pat.charAt(++k)));
            else b.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote("" + c));
          }
          Pattern p = pat(b.toString());
          return mv(s).stream().anyMatch(q -> p.matcher(q).matches());
        }
      case "cidrmatch":
        {
          Object s = ev(a.get(1), e);
          if (s == null) return null;
          String c = str(ev(a.get(0), e));
          return mv(s).stream().anyMatch(q -> cidr(c, q));
        }
      case "in":
        {
          Object s = ev(a.get(0), e);
          if (s == null) return null;
          for (int k = 1; k < a.size(); k++) {
            Object v = ev(a.get(k), e);
            if (v != null
                && mv(s).stream()
                    .anyMatch(
                        q ->
                            q.equals(str(v))
                                || (num(q) != null && num(v) != null && num(q).equals(num(v)))))
              return true;
          }
          return false;
        }
      case "searchmatch":
        {
          Spl p = new Spl(Spl.evalStr(a.get(0).s));
          p.cur = new Spl.Pipeline();
          return m(p.searchExpr(), e);
        }
      case "lower":
        {
          Object s = ev(a.get(0), e);
          return s == null ? null : letters(str(s), Character::toLowerCase);
        }
      case "upper":
        {
          Object s = ev(a.get(0), e);
          return s == null ? null : letters(str(s), Character::toUpperCase);
        }
      case "mvfilter":
        {
          String f = onlyField(a.get(0));
          List<String> kept = new ArrayList<>();
          for (String v : f.equals("_raw") ? List.of(e.raw()) : e.get(f)) {
            Ev one = e.copy();
            one.set(f, v);
            if (Boolean.TRUE.equals(truth(ev(a.get(0), one)))) kept.add(v);
          }
          return kept.isEmpty() ? null : kept;
        }
      case "len":
        {
          Object s = ev(a.get(0), e);
          return s == null ? null : (double) str(s).length();
        }
      case "trim":
        {
          Object s = ev(a.get(0), e);
          return s == null ? null : str(s).strip();
        }
      case "tonumber":
        return num(ev(a.get(0), e));
      case "tostring":
        {
          Object s = ev(a.get(0), e);
          return s == null ? null : s instanceof Boolean b ? (b ? "True" : "False") : str(s);
        }
      case "mvcount":
        {
          Object s = ev(a.get(0), e);
          return s == null ? null : (double) mv(s).size();
        }
      case "mvappend":
        {
          List<String> r = new ArrayList<>();
          for (Spl.Ex y : a) r.addAll(mv(ev(y, e)));
          return r.isEmpty() ? null : r;
        }
      case "mvjoin":
        {
          Object s = ev(a.get(0), e);
          return s == null ? null : String.join(str(ev(a.get(1), e)), mv(s));
        }
      case "mvindex":
        {
          List<String> l = mv(ev(a.get(0), e));
          Double kn = num(ev(a.get(1), e));
          if (kn == null || l.isEmpty()) return null;
          if (a.size() > 2) throw uns("mvindex range");
          int k = kn.intValue();
          if (k < 0) k += l.size();
          return k < 0 || k >= l.size() ? null : l.get(k);
        }
      case "split":
        {
          Object s = ev(a.get(0), e);
          Object d = ev(a.get(1), e);
          if (s == null || d == null) return null;
          if (str(d).isEmpty()) throw uns("split by an empty text");
          return Arrays.asList(str(s).split(Pattern.quote(str(d)), -1));
        }
      case "substr":
        {
          Object s = ev(a.get(0), e);
          if (s == null) return null;
          for (int k = 1; k < a.size(); k++) if (num(ev(a.get(k), e)) == null) return null;
          String t = str(s);
          int b = num(ev(a.get(1), e)).intValue();
          if (b < 0) b += t.length() + 1;
          b = Math.max(1, b);
          int l = a.size() > 2 ? num(ev(a.get(2), e)).intValue() : t.length();
          return b > t.length()
              ? ""
              : t.substring(b - 1, Math.min(t.length(), b - 1 + Math.max(0, l)));
        }
      case "replace":
        {
          Object s = ev(a.get(0), e);
          return s == null
              ? null
              : str(s)
                  .replaceAll(
                      Spl.pcre2java(str(ev(a.get(1), e))),
                      str(ev(a.get(2), e)).replaceAll("\\\\(\\d)", "\\$$1"));
        }
      case "round":
        {
          Double v = num(ev(a.get(0), e));
          double sc = Math.pow(10, a.size() > 1 ? num(ev(a.get(1), e)) : 0);
          return v == null ? null : Math.round(v * sc) / sc;
        }
      default:
        throw uns("function " + x.s);
    }
  }

  /** The time variables with a plain counterpart; times are UTC. */
  static java.time.format.DateTimeFormatter time(String f) {
    Map<String, String> m =
        Map.ofEntries(
            Map.entry("%Y", "yyyy"),
            Map.entry("%m", "MM"),
            Map.entry("%d", "dd"),
            Map.entry("%H", "HH"),
            Map.entry("%M", "mm"),
            Map.entry("%S", "ss"),
            Map.entry("%3N", "SSS"),
            Map.entry("%3Q", "SSS"),
            Map.entry("%Q", "SSS"),
            Map.entry("%V", "ww"),
            Map.entry("%j", "DDD"),
            Map.entry("%T", "HH:mm:ss"),
            Map.entry("%F", "yyyy-MM-dd"),
            Map.entry("%%", "'%'"));
    StringBuilder b = new StringBuilder();
    Matcher k = Pattern.compile("%3?.|[^%]+").matcher(f);
    while (k.find()) {
      String t = k.group();
      if (t.startsWith("%")) {
        if (!m.containsKey(t)) throw uns("time variable " + t);
        b.append(m.get(t));
      } else b.append("'").append(t.replace("'", "''")).append("'");
    }
    return java.time.format.DateTimeFormatter.ofPattern(b.toString(), Locale.UK);
  }

  static void put(Ev e, String k, Object v) {
    if (v == null) return;
    if (v instanceof Map<?, ?> m) m.forEach((a, b) -> put(e, k + "." + a, b));
    else if (v instanceof List<?> l) e.set(k, l.stream().filter(Objects::nonNull).toList());
    else e.set(k, v.toString());
  }
}
