package org.bandish.query;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bandish.schema.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs of each subject that cannot be derived why, and the same only once. */
final class Unreadable {
  private static final Logger LOG = LoggerFactory.getLogger(Unreadable.class);

  private final Map<Subject, String> reported = new ConcurrentHashMap<>();

  void report(Subject subject, RuntimeException failure) {
    String reason = failure.toString();
    if (!reason.equals(reported.put(subject, reason))) {
      LOG.error("{} cannot be read: its bans are left out of answers with asOf", subject, failure);
    }
  }
}
