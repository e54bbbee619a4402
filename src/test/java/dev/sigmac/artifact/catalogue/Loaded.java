package dev.sigmac.artifact.catalogue;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A generated catalogue in this JVM, used as its own code would use it. */
public final class Loaded {
  private final MethodHandle newEvent;
  private final Class<?> rulesClass;
  private final MethodHandle matches;
  private final Class<?> ruleType;
  private final List<?> rules;

  public Loaded(ClassLoader loader, String javaPackage) {
    try {
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Class<?> event = loader.loadClass(javaPackage + ".Event");
      ruleType = loader.loadClass(javaPackage + ".Rule");
      rulesClass = loader.loadClass(javaPackage + ".Rules");
      newEvent =
          lookup
              .findConstructor(event, MethodType.methodType(void.class, Map.class))
              .asType(MethodType.methodType(Object.class, Map.class));
      matches =
          lookup
              .findVirtual(ruleType, "matches", MethodType.methodType(boolean.class, event))
              .asType(MethodType.methodType(boolean.class, Object.class, Object.class));
      rules =
          (List<?>)
              lookup
                  .findStatic(rulesClass, "list", MethodType.methodType(List.class))
                  .invokeWithArguments();
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  public List<?> rules() {
    return rules;
  }

  public Object event(Map<String, ?> fields) {
    try {
      return (Object) newEvent.invokeExact((Map<?, ?>) fields);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  public boolean matches(Object rule, Object event) {
    try {
      return (boolean) matches.invokeExact(rule, event);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /** What a rule says of itself. */
  Object ask(Object rule, String method, Class<?> returned) {
    try {
      return MethodHandles.publicLookup()
          .findVirtual(ruleType, method, MethodType.methodType(returned))
          .invokeWithArguments(rule);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /** What the index gives for a key. */
  Object find(String method, Class<?> returned, Object key) {
    try {
      return MethodHandles.publicLookup()
          .findStatic(rulesClass, method, MethodType.methodType(returned, key.getClass()))
          .invokeWithArguments(key);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /** The rules that the index finds for an event. */
  public List<?> matching(Object event) {
    return (List<?>) find("matching", List.class, event);
  }

  /** The rule of an id. */
  Optional<?> byId(String id) {
    return (Optional<?>) find("byId", Optional.class, id);
  }
}
