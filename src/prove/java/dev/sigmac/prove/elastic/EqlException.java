package dev.sigmac.prove.elastic;

/** Elasticsearch would refuse the query, or this reader of EQL does not know the construct. */
final class EqlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EqlException(String message) {
    super(message);
  }
}
