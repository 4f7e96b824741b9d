package dev.clearfault.internal.classify;

import static dev.clearfault.internal.classify.Rule.before;
import static dev.clearfault.internal.classify.Rule.misuse;
import static dev.clearfault.internal.classify.Rule.own;
import static dev.clearfault.internal.classify.Rule.ownStates;
import static dev.clearfault.internal.classify.Rule.refusedStates;
import static dev.clearfault.internal.classify.Rule.rule;
import static dev.clearfault.internal.classify.UpstreamProblems.DNS_FAILURE;
import static dev.clearfault.internal.classify.UpstreamProblems.FAILURE;
import static dev.clearfault.internal.classify.UpstreamProblems.OVERLOADED;

import java.util.List;

/** Rules for faults of the application, although a client library or a driver threw them. */
final class OwnFaultRules {

  static final List<Rule> IN_ORDER =
      List.of(
          // The application could not open a port or a file, or misused the client library.
          own("java.net.BindException"),
          own("java.nio.file.FileSystemException"),
          own("java.io.IOException", "Too many open files", "No space left"),
          own("java.io.IOException", "in request body", "bytes written", "data written"),
          own(
              "java.net.ProtocolException",
              "HTTP method",
              "reset method",
              "annot write",
              "doOutput"),
          own("java.net.SocketTimeoutException", "Accept timed out"),
          misuse(
              "java.net.SocketException",
              "lready connected",
              "lready bound",
              "put is shutdown",
              "Message too long",
              "Not a member of group"),
          // A text that is no address, of a client for example. No name was looked up.
          misuse(
              "java.net.UnknownHostException",
              "illegal length",
              "invalid IPv6",
              "no such interface"),
          misuse("javax.net.ssl.SSLException", "No appropriate protocol"),
          // The request cannot be written (Spring, OpenFeign, Kafka, mail).
          own("org.springframework.http.converter.HttpMessageNotWritableException"),
          own("feign.codec.EncodeException"),
          misuse(
              "org.springframework.web.reactive.function.client.WebClientRequestException",
              "not supported for bodyType"),
          misuse("jakarta.ws.rs.ProcessingException", "MessageBodyWriter", "message body writer"),
          // QUEUE_FULL of Jetty's client. It has the class of the rule below.
          before(
              "java.util.concurrent.RejectedExecutionException", OVERLOADED, "Max requests queued"),
          // The application has closed the client library or the threads of it.
          own("java.util.concurrent.RejectedExecutionException"),
          misuse("java.io.IOException", "selector manager closed"),
          misuse("io.grpc.StatusRuntimeException", "Channel shutdown"),
          misuse("org.apache.kafka.common.KafkaException", "after close"),
          own("org.apache.kafka.common.errors.SerializationException"),
          own("org.apache.kafka.common.errors.RecordTooLargeException"),
          before("org.apache.kafka.common.config.ConfigException", DNS_FAILURE, "No resolvable"),
          own("org.apache.kafka.common.config.ConfigException"),
          own("jakarta.mail.internet.AddressException"),
          // A URL or an object that the client library does not support (Apache, Reactor Netty).
          own("org.apache.hc.client5.http.UnsupportedSchemeException"),
          own("org.apache.http.conn.UnsupportedSchemeException"),
          misuse("org.apache.http.client.ClientProtocolException", "valid host name"),
          misuse("org.apache.hc.client5.http.ClientProtocolException", "host is not specified"),
          misuse("org.apache.hc.client5.http.ClientProtocolException", "Unroutable protocol"),
          own("io.netty.util.IllegalReferenceCountException"),
          // The service understood the request and refused it: a constraint, a command, a name.
          own("java.sql.SQLIntegrityConstraintViolationException"),
          own("java.sql.SQLSyntaxErrorException"),
          own("java.sql.SQLDataException"),
          // The same of drivers that have one class: a feature, a value, a key, a password, a
          // statement, a database or a schema that is not there, a view.
          refusedStates("0A", "22", "23", "28", "3D", "3F", "42", "44"),
          // The application uses a connection that it has closed. One that was lost before looks
          // the same.
          ownStates("08002", "08003"),
          own("java.sql.SQLException", "onnection is closed"),
          misuse(
              "java.sql.SQLException",
              "No suitable driver",
              "Public Key Retrieval",
              "url cannot be null",
              "no password was provided",
              "Invalid sslmode",
              "could not be instantiated"),
          // Oracle: the name of a database is wrong, or the database is down.
          own("java.sql.SQLException", "ORA-12505", "ORA-12514"),
          rule("com.mongodb.MongoNotPrimaryException", FAILURE),
          rule("com.mongodb.MongoNodeIsRecoveringException", FAILURE),
          own("com.mongodb.MongoServerException"),
          own("redis.clients.jedis.exceptions.JedisDataException"),
          own("io.lettuce.core.RedisCommandExecutionException"),
          own("javax.naming.NameNotFoundException"),
          own("javax.naming.InvalidNameException"),
          own("javax.naming.NoInitialContextException"),
          // NO_URL of CXF's JAX-WS.
          misuse("java.net.MalformedURLException", "undefined scheme"),
          // NO_CREDENTIALS of the AWS SDK; CLOSED_CLIENT of Apache HttpClient under it and
          // RESTEasy, and of Jedis.
          misuse("software.amazon.awssdk.core.exception.SdkClientException", "Unable to load"),
          misuse("java.lang.IllegalStateException", "Connection pool shut down", "Pool not open"));

  private OwnFaultRules() {}
}
