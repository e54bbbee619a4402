package org.elasticsearch.node;

import java.util.Collection;
import org.elasticsearch.env.Environment;
import org.elasticsearch.plugins.MockPluginsService;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.plugins.PluginsLoader;
import org.elasticsearch.plugins.PluginsService;

/**
 * A node whose plugins are on the class path. What says so is visible in this package only; the
 * class of Elasticsearch's own tests that does the same refuses to run as root.
 */
public final class ClasspathNode extends Node {
  /** A node that is not started yet. */
  public ClasspathNode(Environment environment, Collection<Class<? extends Plugin>> plugins) {
    super(
        NodeConstruction.prepareConstruction(
            environment,
            null,
            new NodeServiceProvider() {
              @Override
              PluginsService newPluginService(Environment given, PluginsLoader ignored) {
                return new MockPluginsService(given.settings(), given, plugins);
              }
            },
            true));
  }
}
