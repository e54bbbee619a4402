package dev.sigmac.prove.elastic;

import dev.sigmac.evaluate.EventLines;
import dev.sigmac.oracle.KqlEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.node.ClasspathNode;
import org.elasticsearch.node.Node;
import org.elasticsearch.node.NodeValidationException;
import org.elasticsearch.transport.netty4.Netty4Plugin;
import org.elasticsearch.xpack.core.XPackPlugin;
import org.elasticsearch.xpack.esql.core.plugin.EsqlCorePlugin;
import org.elasticsearch.xpack.esql.plugin.EsqlPlugin;

/** An Elasticsearch of one node in this JVM, spoken to over HTTP. A JVM holds one only. */
public final class ElasticNode {
  private static final ElasticNode SHARED = start();

  private final String address;
  private final HttpClient http = HttpClient.newHttpClient();

  private ElasticNode(Node node) {
    HttpServerTransport server = node.injector().getInstance(HttpServerTransport.class);
    this.address = "http://127.0.0.1:" + server.boundAddress().publishAddress().getPort();
  }

  /** What the server says. */
  record Reply(int status, Map<String, Object> body) {
    /** The reason of an error, with what caused it. */
    String reason() {
      if (!(body.get("error") instanceof Map<?, ?> error)) {
        return "";
      }
      Object cause = error.get("caused_by") instanceof Map<?, ?> by ? by.get("reason") : null;
      Object shard =
          error.get("failed_shards") instanceof List<?> shards && !shards.isEmpty()
              ? ((Map<?, ?>) shards.get(0)).get("reason")
              : null;
      return error.get("reason")
          + (cause == null ? "" : ": " + cause)
          + (shard == null ? "" : ": " + shard);
    }
  }

  static ElasticNode shared() {
    return SHARED;
  }

  private static ElasticNode start() {
    try {
      LogConfigurator.configureESLogging();
      Path home = Files.createTempDirectory("elastic");
      Files.createDirectories(home.resolve("config"));
      Settings settings =
          Settings.builder()
              .put("path.home", home)
              .put("cluster.name", "prove")
              .put("node.name", "prove")
              .put("discovery.type", "single-node")
              .put("network.host", "127.0.0.1")
              .put("transport.port", "0")
              .put("http.port", "0")
              .put("http.type", "netty4")
              .put("transport.type", "netty4")
              .put("node.processors", 2)
              .put("cluster.routing.allocation.disk.threshold_enabled", false)
              // The tests' own memory is not the node's.
              .put("indices.breaker.total.use_real_memory", false)
              .put("xpack.license.self_generated.type", "trial")
              .build();
      Node node =
          new ClasspathNode(
              new Environment(settings, home.resolve("config")),
              List.of(
                  Netty4Plugin.class, XPackPlugin.class, EsqlCorePlugin.class, EsqlPlugin.class));
      node.start();
      return new ElasticNode(node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NodeValidationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends a request; {@code body} is text, or a value to be written as JSON, or nothing. */
  Reply send(String method, String path, Object body) {
    try {
      String text = body instanceof String given ? given : body == null ? "" : KqlEngine.json(body);
      boolean lines = path.contains("_bulk");
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address + path))
              .header("Content-Type", lines ? "application/x-ndjson" : "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(text))
              .build();
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Reply(response.statusCode(), EventLines.parse(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Makes an index with the fields of {@code types} and the documents, by their id; there may be a
   * field {@code a} beside {@code a.b}.
   */
  void index(String name, Map<String, String> types, Map<String, Map<String, Object>> documents) {
    Map<String, Object> fields = new java.util.LinkedHashMap<>();
    types.forEach((field, type) -> fields.put(field, Map.of("type", type)));
    Map<String, Object> dynamic =
        Map.of("members", Map.of("match_mapping_type", "*", "mapping", Map.of("type", "keyword")));
    Map<String, Object> settings =
        Map.of(
            "number_of_shards",
            1,
            "number_of_replicas",
            0,
            "index.mapping.total_fields.limit",
            20000);
    Map<String, Object> mappings =
        Map.of("subobjects", false, "dynamic_templates", List.of(dynamic), "properties", fields);
    ok(send("PUT", "/" + name, Map.of("settings", settings, "mappings", mappings)));
    StringBuilder lines = new StringBuilder();
    try {
      for (Map.Entry<String, Map<String, Object>> document : documents.entrySet()) {
        lines
            .append(KqlEngine.json(Map.of("index", Map.of("_id", document.getKey()))))
            .append('\n');
        lines.append(KqlEngine.json(document.getValue())).append('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!documents.isEmpty()) {
      Reply reply = ok(send("POST", "/" + name + "/_bulk?refresh=true", lines.toString()));
      if (!Boolean.FALSE.equals(reply.body().get("errors"))) {
        throw new IllegalStateException(reply.body().toString());
      }
    }
  }

  void drop(String name) {
    send("DELETE", "/" + name, null);
  }

  static Reply ok(Reply reply) {
    if (reply.status() != 200) {
      throw new IllegalStateException(reply.status() + " " + reply.body());
    }
    return reply;
  }
}
