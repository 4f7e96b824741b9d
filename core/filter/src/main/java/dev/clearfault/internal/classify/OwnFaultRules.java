package dev.clearfault.internal.classify;

import static dev.clearfault.internal.classify.Rule.before;
import static dev.clearfault.internal.classify.Rule.misuse;
import static dev.clearfault.internal.classify.Rule.ours;
import static dev.clearfault.internal.classify.UpstreamProblems.DNS_FAILURE;

import java.util.List;

/** Rules for what is no upstream's, although a client or a driver threw it. */
final class OwnFaultRules {

  static final List<Rule> IN_ORDER =
      List.of(
          // We could not open a port or a file, misused the client, or closed the connection.
          ours("java.net.BindException"),
          ours("java.nio.file.FileSystemException"),
          ours("java.io.IOException", "Too many open files", "No space left"),
          ours("java.io.IOException", "in request body", "bytes written", "data written"),
          ours(
              "java.net.ProtocolException",
              "HTTP method",
              "reset method",
              "annot write",
              "doOutput"),
          ours("java.net.SocketTimeoutException", "Accept timed out"),
          // What we wanted to send cannot be written (Spring, OpenFeign, Kafka, mail).
          ours("org.springframework.http.converter.HttpMessageNotWritableException"),
          ours("feign.codec.EncodeException"),
          ours("org.apache.kafka.common.errors.SerializationException"),
          ours("org.apache.kafka.common.errors.RecordTooLargeException"),
          before("org.apache.kafka.common.config.ConfigException", DNS_FAILURE, "No resolvable"),
          ours("org.apache.kafka.common.config.ConfigException"),
          ours("jakarta.mail.internet.AddressException"),
          // A URL or an object that a client has no use for (Apache, Reactor Netty).
          ours("org.apache.hc.client5.http.UnsupportedSchemeException"),
          ours("org.apache.http.conn.UnsupportedSchemeException"),
          misuse("org.apache.http.client.ClientProtocolException", "valid host name"),
          misuse("org.apache.hc.client5.http.ClientProtocolException", "host is not specified"),
          misuse("org.apache.hc.client5.http.ClientProtocolException", "Unroutable protocol"),
          ours("io.netty.util.IllegalReferenceCountException"),
          // The service understood us and refused: a constraint, a command, a name of ours.
          ours("java.sql.SQLIntegrityConstraintViolationException"),
          ours("java.sql.SQLSyntaxErrorException"),
          ours("java.sql.SQLDataException"),
          ours("com.mongodb.MongoServerException"),
          ours("redis.clients.jedis.exceptions.JedisDataException"),
          ours("io.lettuce.core.RedisCommandExecutionException"),
          ours("javax.naming.NameNotFoundException"),
          ours("javax.naming.InvalidNameException"),
          ours("javax.naming.NoInitialContextException"),
          // NO_URL of CXF's JAX-WS.
          misuse("java.net.MalformedURLException", "undefined scheme"),
          // NO_CREDENTIALS of the AWS SDK; CLOSED_CLIENT of Apache HttpClient under it and
          // RESTEasy.
          misuse("software.amazon.awssdk.core.exception.SdkClientException", "Unable to load"),
          misuse("java.lang.IllegalStateException", "Connection pool shut down"));

  private OwnFaultRules() {}
}
