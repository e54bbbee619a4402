package dev.sigmac.layout;

import dev.sigmac.layout.Doc.Concat;
import dev.sigmac.layout.Doc.Fill;
import dev.sigmac.layout.Doc.Group;
import dev.sigmac.layout.Doc.HardLine;
import dev.sigmac.layout.Doc.IfBroken;
import dev.sigmac.layout.Doc.Line;
import dev.sigmac.layout.Doc.Nest;
import dev.sigmac.layout.Doc.SoftLine;
import dev.sigmac.layout.Doc.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays a document out in lines of at most {@code width} characters (code points), as far as its
 * line places allow. Line ends are LF; no line ends in a blank. It uses no recursion, and looks
 * ahead by no more than a line.
 */
public record DocRenderer(int width) {
  /**
   * What is still to be printed, at which indent, and whether the nearest group around it is flat.
   */
  private record Pending(int indent, boolean flat, Doc doc) {}

  /** The text of {@code doc}. */
  public String render(Doc doc) {
    return new Run(doc).text();
  }

  private final class Run {
    private final StringBuilder out = new StringBuilder();
    private final List<Pending> stack = new ArrayList<>();
    private int column;

    Run(Doc doc) {
      stack.add(new Pending(0, false, doc));
    }

    String text() {
      while (!stack.isEmpty()) {
        print(stack.remove(stack.size() - 1));
      }
      trim();
      return out.toString();
    }

    private void print(Pending next) {
      Doc doc = next.doc();
      if (doc instanceof Text text) {
        write(text.text());
      } else if (doc instanceof Line) {
        if (next.flat()) {
          write(" ");
        } else {
          newLine(next.indent());
        }
      } else if (doc instanceof SoftLine) {
        if (!next.flat()) {
          newLine(next.indent());
        }
      } else if (doc instanceof HardLine) {
        newLine(next.indent());
      } else if (doc instanceof Group group) {
        boolean flat = next.flat() || fits(0, new Pending(0, true, group.body()));
        stack.add(new Pending(next.indent(), flat, group.body()));
      } else if (doc instanceof Fill fill) {
        boolean flat = next.flat() || fits(1, new Pending(0, true, fill.item()));
        if (flat) {
          write(" ");
        } else {
          newLine(next.indent());
        }
        stack.add(new Pending(next.indent(), flat, flat ? fill.item() : new Group(fill.item())));
      } else {
        pushParts(next, stack);
      }
    }

    /**
     * Whether {@code first}, behind {@code blanks} more, and what follows up to a line place fit
     * the rest of the line.
     */
    private boolean fits(int blanks, Pending first) {
      int room = width - column - blanks;
      int rest = stack.size();
      List<Pending> ahead = new ArrayList<>(List.of(first));
      while (room >= 0) {
        Pending next;
        if (!ahead.isEmpty()) {
          next = ahead.remove(ahead.size() - 1);
        } else if (rest > 0) {
          next = stack.get(--rest);
        } else {
          return true;
        }
        Doc doc = next.doc();
        if (doc instanceof Text text) {
          room -= length(text.text());
        } else if (doc instanceof HardLine
            || doc instanceof Line
            || doc instanceof SoftLine
            || doc instanceof Fill) {
          if (!next.flat()) {
            return true;
          }
          if (doc instanceof HardLine) {
            return false;
          }
          room -= doc instanceof SoftLine ? 0 : 1;
          if (doc instanceof Fill fill) {
            ahead.add(new Pending(0, true, fill.item()));
          }
        } else if (doc instanceof Group group) {
          ahead.add(new Pending(0, next.flat(), group.body()));
        } else {
          pushParts(next, ahead);
        }
      }
      return false;
    }

    private void write(String text) {
      out.append(text);
      column += length(text);
    }

    private void newLine(int indent) {
      trim();
      out.append('\n').append(" ".repeat(indent));
      column = indent;
    }

    private void trim() {
      int end = out.length();
      while (end > 0 && (out.charAt(end - 1) == ' ' || out.charAt(end - 1) == '\t')) {
        end--;
      }
      out.setLength(end);
    }
  }

  private static void pushParts(Pending whole, List<Pending> stack) {
    Doc doc = whole.doc();
    if (doc instanceof Concat concat) {
      for (int i = concat.parts().size() - 1; i >= 0; i--) {
        stack.add(new Pending(whole.indent(), whole.flat(), concat.parts().get(i)));
      }
    } else if (doc instanceof Nest nest) {
      stack.add(new Pending(whole.indent() + nest.indent(), whole.flat(), nest.body()));
    } else if (doc instanceof IfBroken choice) {
      stack.add(
          new Pending(
              whole.indent(), whole.flat(), whole.flat() ? choice.flat() : choice.broken()));
    } else {
      throw new AssertionError(doc.getClass());
    }
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
