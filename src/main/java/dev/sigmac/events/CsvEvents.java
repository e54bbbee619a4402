package dev.sigmac.events;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * CSV (RFC 4180) with the fields' names in the first line. A cell that is empty is a field that is
 * missing, for CSV cannot tell them apart.
 */
final class CsvEvents {
  private static final char NOT_DECODED = '\uFFFD';

  void read(InputStream in, EventReader.Records records) throws IOException {
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .maxBufferSize(EventReader.MAX_BYTES)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowExtraCharsAfterClosingQuote(true)
            .ofCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Iterator<CsvRecord> rows = csv.iterator();
      if (rows.hasNext()) {
        List<String> names = rows.next().getFields();
        while (rows.hasNext()) {
          row(names, rows.next(), records);
        }
      }
    } catch (CsvParseException e) {
      records.end(
          records.line() + 1, "a row behind this is broken or too long; the rest is not read");
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void row(List<String> names, CsvRecord row, EventReader.Records records) {
    List<String> cells = row.getFields();
    long line = row.getStartingLineNumber();
    if (cells.size() != names.size()) {
      records.problem(
          line,
          "the row has "
              + cells.size()
              + " cells, the first line "
              + names.size()
              + "; it is passed over");
      return;
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i).indexOf(NOT_DECODED) >= 0) {
        records.problem(line, "the text is not UTF-8; the row is passed over");
        return;
      }
      if (!cells.get(i).isEmpty()) {
        fields.put(names.get(i), cells.get(i));
      }
    }
    records.event(line, fields);
  }
}
