package org.bandish.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

class SharedMemoryTest {
  /** More than an instance with eight partitions has. */
  private static final int STORES = 160;

  /** As Kafka Streams sets it. */
  private static final long WRITE_BUFFER = 16L << 20;

  private final List<AutoCloseable> opened = new ArrayList<>();

  @TempDir private Path dir;

  @Test
  void shouldKeepManyStoresWithFewEntriesEachInMemory() throws Exception {
    try (SharedMemory memory = new SharedMemory()) {
      List<RocksDB> stores = new ArrayList<>();
      for (int i = 0; i < STORES; i++) {
        stores.add(store(i, memory));
      }
      for (int entry = 0; entry < 50; entry++) {
        for (RocksDB store : stores) {
          store.put(("key-" + entry).getBytes(StandardCharsets.UTF_8), new byte[100]);
        }
      }

      for (RocksDB store : stores) {
        assertThat(store.getProperty("rocksdb.num-files-at-level0")).isEqualTo("0");
      }
      for (AutoCloseable each : opened) {
        each.close();
      }
    }
  }

  private RocksDB store(int number, SharedMemory memory) throws RocksDBException {
    Options options = new Options().setCreateIfMissing(true).setWriteBufferSize(WRITE_BUFFER);
    options.setTableFormatConfig(new BlockBasedTableConfig());
    new SharedMemory.Setter().setConfig("s", options, Map.of(SharedMemory.KEY, memory));
    RocksDB store = RocksDB.open(options, dir.resolve("store-" + number).toString());
    opened.add(store);
    opened.add(options);
    return store;
  }
}
