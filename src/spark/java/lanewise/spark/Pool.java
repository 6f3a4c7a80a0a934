package lanewise.spark;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * What tasks of one JVM use one after the other, but never two at a time. No more is made than tasks run at once.
 *
 * @param <K> tells kinds apart, by equals
 * @param <V> what is taken and given back
 */
final class Pool<K, V> {

  private final Map<K, Queue<V>> idle = new ConcurrentHashMap<>();
  private final Function<K, V> maker;

  Pool(Function<K, V> maker) {
    this.maker = maker;
  }

  V take(K key) {
    V taken = idle(key).poll();
    return taken == null ? maker.apply(key) : taken;
  }

  void giveBack(K key, V value) {
    idle(key).add(value);
  }

  private Queue<V> idle(K key) {
    return idle.computeIfAbsent(key, each -> new ConcurrentLinkedQueue<>());
  }
}
