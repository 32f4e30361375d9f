package org.bandish.topology;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** A store in memory that counts what is read of it. */
final class MapStore<V> implements KeyValueStore<String, V> {
  final NavigableMap<String, V> entries = new TreeMap<>();

  /** Values that were read since it was last set to 0. */
  int read;

  @Override
  public void put(String key, V value) {
    if (value == null) {
      entries.remove(key);
    } else {
      entries.put(key, value);
    }
  }

  @Override
  public V putIfAbsent(String key, V value) {
    return entries.putIfAbsent(key, value);
  }

  @Override
  public void putAll(List<KeyValue<String, V>> all) {
    all.forEach(each -> put(each.key, each.value));
  }

  @Override
  public V delete(String key) {
    return entries.remove(key);
  }

  @Override
  public V get(String key) {
    read++;
    return entries.get(key);
  }

  @Override
  public KeyValueIterator<String, V> range(String from, String to) {
    return iterator(entries.subMap(from, true, to, true));
  }

  @Override
  public KeyValueIterator<String, V> reverseRange(String from, String to) {
    return iterator(entries.subMap(from, true, to, true).descendingMap());
  }

  @Override
  public <S extends Serializer<P>, P> KeyValueIterator<String, V> prefixScan(
      P prefix, S serializer) {
    String from = new String(serializer.serialize(null, prefix), StandardCharsets.UTF_8);
    return iterator(entries.subMap(from, true, from + Character.MAX_VALUE, false));
  }

  @Override
  public KeyValueIterator<String, V> all() {
    return iterator(entries);
  }

  @Override
  public long approximateNumEntries() {
    return entries.size();
  }

  private KeyValueIterator<String, V> iterator(Map<String, V> part) {
    List<Map.Entry<String, V>> found = List.copyOf(part.entrySet());
    return new Entries(found.iterator());
  }

  @Override
  public String name() {
    return "map";
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {}

  @Override
  public void close() {}

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  private final class Entries implements KeyValueIterator<String, V> {
    private final Iterator<Map.Entry<String, V>> entries;
    private Map.Entry<String, V> next;

    Entries(Iterator<Map.Entry<String, V>> entries) {
      this.entries = entries;
    }

    @Override
    public void close() {}

    @Override
    public String peekNextKey() {
      next = hasNext() && next == null ? entries.next() : next;
      return next.getKey();
    }

    @Override
    public boolean hasNext() {
      return next != null || entries.hasNext();
    }

    @Override
    public KeyValue<String, V> next() {
      Map.Entry<String, V> entry = next == null ? entries.next() : next;
      next = null;
      read++;
      return KeyValue.pair(entry.getKey(), entry.getValue());
    }
  }
}
