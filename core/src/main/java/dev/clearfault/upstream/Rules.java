package dev.clearfault.upstream;

import static dev.clearfault.upstream.UpstreamProblems.CIRCUIT_OPEN;
import static dev.clearfault.upstream.UpstreamProblems.CONNECTION_RESET;
import static dev.clearfault.upstream.UpstreamProblems.CONNECT_REFUSED;
import static dev.clearfault.upstream.UpstreamProblems.DNS_FAILURE;
import static dev.clearfault.upstream.UpstreamProblems.ERROR_STATUS;
import static dev.clearfault.upstream.UpstreamProblems.FAILURE;
import static dev.clearfault.upstream.UpstreamProblems.INVALID_RESPONSE;
import static dev.clearfault.upstream.UpstreamProblems.OVERLOADED;
import static dev.clearfault.upstream.UpstreamProblems.PROTOCOL_ERROR;
import static dev.clearfault.upstream.UpstreamProblems.RESPONSE_TOO_LARGE;
import static dev.clearfault.upstream.UpstreamProblems.TIMEOUT;
import static dev.clearfault.upstream.UpstreamProblems.TLS_FAILURE;

import java.util.List;

/**
 * All rules in their order: the first that fits anything in the chain of a failure says what it is.
 *
 * <p>Comments name the rows of the recorded specification that need a rule: a fault, and the client
 * that tells it that way.
 */
final class Rules {
  /** The last resort for what is known to be an upstream's. */
  static final Rule ANY_IO = rule("java.io.IOException", PROTOCOL_ERROR);

  private static final String MP_FAULTS = "org.eclipse.microprofile.faulttolerance.exceptions.";
  private static final String WEB_CLIENT = "org.springframework.web.reactive.function.client.";
  private static final String GRPC = "io.grpc.StatusRuntimeException";
  private static final String REACTOR_POOL = "reactor.netty.internal.shaded.reactor.pool.";
  private static final String GRPC_NETTY = "io.grpc.netty.shaded.io.netty.";
  private static final String RESET = "java.net.SocketException";
  private static final String JEDIS = "redis.clients.jedis.exceptions.JedisConnectionException";

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
          // Not called at all: CIRCUIT_OPEN, BULKHEAD_FULL, RATE_LIMIT and POOL_EXHAUSTED of the
          // wrappers and pools.
          before("io.github.resilience4j.circuitbreaker.CallNotPermittedException", CIRCUIT_OPEN),
          before("dev.failsafe.CircuitBreakerOpenException", CIRCUIT_OPEN),
          before(MP_FAULTS + "CircuitBreakerOpenException", CIRCUIT_OPEN),
          before("io.github.resilience4j.bulkhead.BulkheadFullException", OVERLOADED),
          before("io.github.resilience4j.ratelimiter.RequestNotPermitted", OVERLOADED),
          before("dev.failsafe.BulkheadFullException", OVERLOADED),
          before("dev.failsafe.RateLimitExceededException", OVERLOADED),
          before(MP_FAULTS + "BulkheadException", OVERLOADED),
          before("org.apache.hc.core5.http.ConnectionRequestTimeoutException", OVERLOADED),
          before("org.apache.http.conn.ConnectionPoolTimeoutException", OVERLOADED),
          before(REACTOR_POOL + "PoolAcquireTimeoutException", OVERLOADED),
          before(REACTOR_POOL + "PoolAcquirePendingLimitException", OVERLOADED),
          before("redis.clients.jedis.exceptions.JedisExhaustedPoolException", OVERLOADED),
          before("com.mongodb.MongoWaitQueueFullException", OVERLOADED),
          // OkHttp closes the socket when time is up: STALLED_BODY, and all time-outs of
          // callTimeout.
          rule("java.net.SocketTimeoutException", TIMEOUT),
          rule("java.io.InterruptedIOException", TIMEOUT, "timeout", "timed out"),
          // CLOSE_ON_CONNECT of LDAP: it closes its socket when the server does.
          rule("javax.naming.NamingException", CONNECTION_RESET, "closed"),
          ours("java.net.SocketException", "Socket closed", "Socket is closed", "not connected"),
          // Before a connection: java.net.http reports DNS as ConnectException with this cause.
          before("java.net.UnknownHostException", DNS_FAILURE),
          before("java.nio.channels.UnresolvedAddressException", DNS_FAILURE),
          // HANG_IN_TLS_HANDSHAKE of Reactor Netty is a kind of SSLHandshakeException.
          rule("io.netty.handler.ssl.SslHandshakeTimeoutException", TIMEOUT),
          before("javax.net.ssl.SSLHandshakeException", TLS_FAILURE),
          before("javax.net.ssl.SSLPeerUnverifiedException", TLS_FAILURE),
          before("java.security.cert.CertificateException", TLS_FAILURE),
          // A server that speaks no TLS at all.
          before("javax.net.ssl.SSLException", TLS_FAILURE, "nrecognized SSL message"),
          before("io.netty.handler.ssl.NotSslRecordException", TLS_FAILURE),
          before(GRPC_NETTY + "handler.ssl.NotSslRecordException", TLS_FAILURE),
          // CLOSE_IN_TLS_HANDSHAKE of Apache HttpClient 5 async.
          before("org.apache.hc.core5.http2.impl.nio.ProtocolNegotiationException", TLS_FAILURE),
          rule("java.net.http.HttpTimeoutException", TIMEOUT),
          rule("java.util.concurrent.TimeoutException", TIMEOUT),
          rule("io.netty.handler.timeout.TimeoutException", TIMEOUT),
          rule("dev.failsafe.TimeoutExceededException", TIMEOUT),
          rule(MP_FAULTS + "TimeoutException", TIMEOUT),
          rule("org.apache.kafka.common.errors.TimeoutException", TIMEOUT),
          rule("io.lettuce.core.RedisCommandTimeoutException", TIMEOUT),
          rule("java.sql.SQLTimeoutException", TIMEOUT),
          rule("javax.naming.NamingException", TIMEOUT, "timed out"),
          // The driver tells of its attempts in words: REFUSED and UNKNOWN_HOST of MongoDB.
          before("com.mongodb.MongoTimeoutException", DNS_FAILURE, "UnknownHostException"),
          before("com.mongodb.MongoTimeoutException", CONNECT_REFUSED, "Connection refused"),
          rule("com.mongodb.MongoTimeoutException", CONNECTION_RESET, "SocketReadException", RESET),
          rule("com.mongodb.MongoTimeoutException", PROTOCOL_ERROR, "MongoInternalException"),
          rule("com.mongodb.MongoTimeoutException", TIMEOUT),
          // gRPC has one exception for all, and its message starts with the status.
          rule(GRPC, TIMEOUT, "DEADLINE_EXCEEDED"),
          // The kernel's own limit for a connection attempt.
          rule("java.net.ConnectException", TIMEOUT, "timed out"),
          // RESET_ON_CONNECT of gRPC.
          rule("java.net.ConnectException", CONNECTION_RESET, "reset by peer"),
          before("java.net.ConnectException", CONNECT_REFUSED),
          before("java.net.NoRouteToHostException", CONNECT_REFUSED),
          before("java.net.PortUnreachableException", CONNECT_REFUSED),
          // An answer, but an error: HttpURLConnection throws for these on getInputStream.
          rule("jdk.internal.net.http.websocket.CheckFailedException", ERROR_STATUS, "status code"),
          rule("jdk.internal.net.http.websocket.CheckFailedException", PROTOCOL_ERROR),
          rule("java.net.http.WebSocketHandshakeException", ERROR_STATUS),
          rule("java.net.HttpRetryException", ERROR_STATUS),
          rule("java.io.FileNotFoundException", ERROR_STATUS),
          // UNAUTHORIZED, NOT_FOUND and SERVER_ERROR of Spring, Jersey, OpenFeign, Retrofit,
          // Apache's response handlers and Google's client.
          rule("org.springframework.web.client.RestClientResponseException", ERROR_STATUS),
          rule("jakarta.ws.rs.WebApplicationException", ERROR_STATUS),
          rule("feign.FeignException$FeignClientException", ERROR_STATUS),
          rule("feign.FeignException$FeignServerException", ERROR_STATUS),
          rule("retrofit2.HttpException", ERROR_STATUS),
          rule("org.apache.hc.client5.http.HttpResponseException", ERROR_STATUS),
          rule("org.apache.http.client.HttpResponseException", ERROR_STATUS),
          rule("com.google.api.client.http.HttpResponseException", ERROR_STATUS),
          rule("java.io.IOException", ERROR_STATUS, "Server returned HTTP response code"),
          // What this package throws itself.
          rule("dev.clearfault.upstream.ResponseTooLargeException", RESPONSE_TOO_LARGE),
          // No proper answer: head too large, bad status line or header, redirect loop.
          rule("java.net.ProtocolException", RESPONSE_TOO_LARGE, "size too big"),
          // OVERSIZE_HEAD of Apache and Reactor Netty.
          rule("org.apache.hc.core5.http.MessageConstraintException", RESPONSE_TOO_LARGE),
          rule("org.apache.http.MessageConstraintException", RESPONSE_TOO_LARGE),
          rule("io.netty.handler.codec.TooLongFrameException", RESPONSE_TOO_LARGE),
          // SHORT_BODY, CUT_CHUNKS and TLS_CLOSE_IN_BODY of OkHttp.
          rule("java.net.ProtocolException", CONNECTION_RESET, "unexpected end of stream"),
          rule("java.net.ProtocolException", PROTOCOL_ERROR),
          // CLOSE_BEFORE_ANSWER, SHORT_BODY and CUT_CHUNKS of Apache, before its kind of
          // BAD_CHUNK, which one of them is; and of Reactor Netty.
          rule("org.apache.hc.core5.http.NoHttpResponseException", CONNECTION_RESET),
          rule("org.apache.http.NoHttpResponseException", CONNECTION_RESET),
          rule("org.apache.hc.core5.http.ConnectionClosedException", CONNECTION_RESET),
          rule("org.apache.http.ConnectionClosedException", CONNECTION_RESET),
          rule("org.apache.hc.core5.http.TruncatedChunkException", CONNECTION_RESET),
          rule("org.apache.http.TruncatedChunkException", CONNECTION_RESET),
          rule("reactor.netty.http.client.PrematureCloseException", CONNECTION_RESET),
          rule("io.netty.handler.codec.PrematureChannelClosureException", CONNECTION_RESET),
          // GARBAGE, BAD_STATUS_LINE, BAD_HEADER, BAD_CHUNK and REDIRECT_LOOP.
          rule("org.apache.hc.core5.http.MalformedChunkCodingException", PROTOCOL_ERROR),
          rule("org.apache.http.MalformedChunkCodingException", PROTOCOL_ERROR),
          rule("org.apache.hc.core5.http.HttpException", PROTOCOL_ERROR),
          rule("org.apache.http.HttpException", PROTOCOL_ERROR),
          rule("org.eclipse.jetty.client.HttpResponseException", PROTOCOL_ERROR),
          // HTTP2_RST_STREAM, HTTP2_REFUSED_STREAM and HTTP2_GOAWAY of Apache and OkHttp.
          rule("org.apache.hc.core5.http2.H2StreamResetException", CONNECTION_RESET),
          rule("org.apache.hc.core5.http.RequestNotExecutedException", CONNECTION_RESET),
          rule("okhttp3.internal.http2.StreamResetException", CONNECTION_RESET),
          rule("okhttp3.internal.http2.ConnectionShutdownException", CONNECTION_RESET),
          rule("java.lang.NumberFormatException", PROTOCOL_ERROR),
          rule("java.lang.IllegalArgumentException", PROTOCOL_ERROR, "Content-Length value"),
          // BAD_GZIP, and EMPTY_BODY of Retrofit.
          rule("java.util.zip.ZipException", INVALID_RESPONSE),
          rule("io.netty.handler.codec.compression.DecompressionException", INVALID_RESPONSE),
          rule("java.io.IOException", INVALID_RESPONSE, "ID1ID2", "GZIP header"),
          rule("java.io.EOFException", INVALID_RESPONSE, "End of input"),
          rule("org.springframework.web.client.UnknownContentTypeException", INVALID_RESPONSE),
          // gRPC, where nothing above is a cause of it.
          rule(GRPC, CONNECTION_RESET, "UNAVAILABLE", "GOAWAY", "RST_STREAM"),
          rule(GRPC, PROTOCOL_ERROR, "INTERNAL", "UNKNOWN: HTTP"),
          rule(GRPC, RESPONSE_TOO_LARGE, "exceeds maximum size"),
          rule(GRPC, ERROR_STATUS),
          rule("io.grpc.StatusException", ERROR_STATUS),
          // Broken off, before or in the answer; of TLS these are the causes of SSLException.
          rule("java.net.SocketException", CONNECTION_RESET),
          rule("java.io.EOFException", CONNECTION_RESET),
          rule("java.nio.channels.ClosedChannelException", CONNECTION_RESET),
          rule("javax.net.ssl.SSLException", CONNECTION_RESET, "close_notify", "reset", "closed"),
          rule("javax.net.ssl.SSLException", TLS_FAILURE),
          // Drivers, where they tell no cause.
          rule("java.sql.SQLNonTransientConnectionException", FAILURE),
          // HANG_BEFORE_HEAD and POOL_EXHAUSTED of HikariCP: nobody has a connection, or others do.
          rule("java.sql.SQLTransientConnectionException", TIMEOUT, "total=0"),
          before("java.sql.SQLTransientConnectionException", OVERLOADED, "request timed out"),
          rule("java.sql.SQLTransientConnectionException", FAILURE),
          ours("java.sql.SQLException"),
          rule("javax.naming.CommunicationException", CONNECTION_RESET),
          rule("javax.naming.ServiceUnavailableException", CONNECTION_RESET),
          rule("com.rabbitmq.client.MalformedFrameException", PROTOCOL_ERROR),
          rule("com.rabbitmq.client.ShutdownSignalException", CONNECTION_RESET),
          rule("com.mongodb.MongoSocketException", CONNECTION_RESET),
          rule("jakarta.mail.MessagingException", CONNECTION_RESET, "[EOF]"),
          rule("io.lettuce.core.protocol.RedisProtocolException", PROTOCOL_ERROR),
          rule("io.lettuce.core.RedisConnectionException", CONNECTION_RESET, "losed prematurely"),
          rule(JEDIS, CONNECTION_RESET, "end of stream"),
          rule(JEDIS, PROTOCOL_ERROR, "Unknown reply"),
          // GARBAGE of Reactor Netty; TLS failures are causes of the same.
          rule("io.netty.handler.codec.DecoderException", PROTOCOL_ERROR),
          rule("io.netty.handler.codec.http.InvalidLineSeparatorException", PROTOCOL_ERROR),
          // What the clients of the JDK tell by message alone.
          rule("java.io.IOException", TIMEOUT, "timed out"),
          rule(
              "java.io.IOException",
              CONNECTION_RESET,
              "reset",
              "EOF",
              "no bytes",
              "losed prematurely",
              "bytes received",
              "connection closed",
              "GOAWAY",
              "RST_STREAM",
              "Broken pipe"),
          // After all of these: SHORT_BODY, CUT_CHUNKS and BAD_CHUNK of WebClient are causes of it.
          rule(WEB_CLIENT + "WebClientResponseException", ERROR_STATUS),
          // BAD_CHUNK of RestClient, which then finds its stream closed.
          rule("java.io.IOException", PROTOCOL_ERROR, "chunk size"),
          rule("feign.codec.DecodeException", INVALID_RESPONSE),
          rule("kong.unirest.core.UnirestParsingException", INVALID_RESPONSE),
          // With nothing above: we went on with a body that we had closed.
          ours("java.io.IOException", "closed"),
          ANY_IO);

  private Rules() {}

  private static Rule ours(String typeName, String... words) {
    return new Rule(typeName, List.of(words), null, false);
  }

  /** Nothing was sent, so nobody but we can be to blame, inside a call as well. */
  private static Rule misuse(String typeName, String... words) {
    return new Rule(typeName, List.of(words), null, true);
  }

  private static Rule before(String typeName, UpstreamProblems kind, String... words) {
    return new Rule(typeName, List.of(words), kind, true);
  }

  private static Rule rule(String typeName, UpstreamProblems kind, String... words) {
    return new Rule(typeName, List.of(words), kind, false);
  }
}
