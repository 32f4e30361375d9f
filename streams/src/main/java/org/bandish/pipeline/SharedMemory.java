package org.bandish.pipeline;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.apache.kafka.streams.state.internals.BlockBasedTableConfigWithAccessibleCache;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One block cache and one limit of write buffers for all stores of an instance, instead of 50 MiB
 * for each store of each partition.
 */
final class SharedMemory implements AutoCloseable {
  static final String KEY = "bandish.rocksdb.memory";
  private static final long CACHE = 64L << 20;
  private static final long WRITE_BUFFERS = 32L << 20;

  /**
   * What a store takes of the write buffers with its first entry. RocksDB would take 1 MiB: with 4
   * partitions the stores would fill the limit while empty, and each write would make a file of a
   * few entries, up to a hundred times slower.
   */
  private static final long ARENA = 64L << 10;

  private final Cache cache;
  private final WriteBufferManager writeBuffers;

  SharedMemory() {
    RocksDB.loadLibrary();
    cache = new LRUCache(CACHE);
    writeBuffers = new WriteBufferManager(WRITE_BUFFERS, cache);
  }

  @Override
  public void close() {
    writeBuffers.close();
    cache.close();
  }

  /** Applies the shared memory to each store; made by Kafka Streams. */
  public static final class Setter implements RocksDBConfigSetter {
    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
      SharedMemory shared = (SharedMemory) configs.get(KEY);
      BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
      Cache replaced =
          table instanceof BlockBasedTableConfigWithAccessibleCache accessible
              ? accessible.blockCache()
              : null;
      table.setBlockCache(shared.cache);
      table.setCacheIndexAndFilterBlocks(true);
      options.setWriteBufferManager(shared.writeBuffers);
      options.setArenaBlockSize(ARENA);
      options.setTableFormatConfig(table);
      if (replaced != null) {
        replaced.close();
      }
    }

    @Override
    public void close(String store, Options options) {
      // The shared memory outlives each store.
    }
  }
}
