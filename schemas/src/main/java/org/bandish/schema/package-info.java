/**
 * The contracts: topics, subjects, moments, the registry port and the serde. Knows Avro and Kafka
 * serialization, nothing else.
 */
package org.bandish.schema;
