package dev.sigmac.pipeline;

/** Lines in the order of their UTF-16 code units, each ended by LF, searched by bisection. */
record SortedLines(String text) {
  /** Whether {@code line} is one of them. */
  boolean contains(String line) {
    int low = 0;
    int high = text.length();
    while (low < high) {
      int start = text.lastIndexOf('\n', (low + high) / 2 - 1) + 1;
      int end = text.indexOf('\n', start);
      int order = text.substring(start, end).compareTo(line);
      if (order == 0) {
        return true;
      } else if (order < 0) {
        low = end + 1;
      } else {
        high = start;
      }
    }
    return false;
  }
}
