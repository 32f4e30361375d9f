package org.bandish.ingest.ooni;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Folds the rows of each measurement, wherever they stand, in constant memory: when there are too
 * many measurements they go to a file in the order of their ids, and at the end the files are
 * merged.
 */
final class Folds implements AutoCloseable {
  /** Takes each measurement once. */
  interface Taker {
    void folded(Observation observation) throws IOException;
  }

  private final int most;
  private final Map<String, Observation> open = new TreeMap<>();
  private final List<Path> runs = new ArrayList<>();

  /**
   * Nothing folded yet.
   *
   * @param most measurements that are held in memory
   */
  Folds(int most) {
    this.most = most;
  }

  void add(Observation row) throws IOException {
    Observation before = open.putIfAbsent(row.field(ObservationTable.UID), row);
    if (before != null) {
      before.merge(row);
    } else if (open.size() >= most) {
      spill();
    }
  }

  /** Gives all measurements, in the order of their ids. */
  void finish(Taker taker) throws IOException {
    if (runs.isEmpty()) {
      for (Observation observation : open.values()) {
        taker.folded(observation);
      }
      return;
    }
    spill();
    PriorityQueue<Run> queue =
        new PriorityQueue<>(Comparator.comparing(run -> run.head.field(ObservationTable.UID)));
    try {
      for (Path file : runs) {
        Run run = new Run(file);
        if (run.next()) {
          queue.add(run);
        }
      }
      merge(queue, taker);
    } finally {
      for (Run run : queue) {
        run.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (Path run : runs) {
      Files.deleteIfExists(run);
    }
  }

  private static void merge(PriorityQueue<Run> queue, Taker taker) throws IOException {
    Observation folded = null;
    while (!queue.isEmpty()) {
      Run run = queue.poll();
      Observation head = run.head;
      if (run.next()) {
        queue.add(run);
      } else {
        run.close();
      }
      if (folded == null) {
        folded = head;
      } else if (folded.field(ObservationTable.UID).equals(head.field(ObservationTable.UID))) {
        folded.merge(head);
      } else {
        taker.folded(folded);
        folded = head;
      }
    }
    if (folded != null) {
      taker.folded(folded);
    }
  }

  private void spill() throws IOException {
    Path run = Files.createTempFile("bandish-observations", null);
    runs.add(run);
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run)))) {
      for (Observation observation : open.values()) {
        observation.write(out);
      }
    }
    open.clear();
  }

  /** One file of measurements in the order of their ids. */
  private static final class Run {
    private final DataInputStream in;
    private Observation head;

    Run(Path file) throws IOException {
      this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
    }

    boolean next() throws IOException {
      try {
        head = Observation.read(in);
        return true;
      } catch (EOFException e) {
        return false;
      }
    }

    void close() throws IOException {
      in.close();
    }
  }
}
