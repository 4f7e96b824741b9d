package dev.clearfault.internal.classify;

import static dev.clearfault.internal.classify.Rule.before;
import static dev.clearfault.internal.classify.Rule.own;
import static dev.clearfault.internal.classify.Rule.rule;
import static dev.clearfault.internal.classify.Rule.states;
import static dev.clearfault.internal.classify.Rule.statesBefore;
import static dev.clearfault.internal.classify.UpstreamProblems.CIRCUIT_OPEN;
import static dev.clearfault.internal.classify.UpstreamProblems.CONNECTION_RESET;
import static dev.clearfault.internal.classify.UpstreamProblems.CONNECT_REFUSED;
import static dev.clearfault.internal.classify.UpstreamProblems.DNS_FAILURE;
import static dev.clearfault.internal.classify.UpstreamProblems.ERROR_STATUS;
import static dev.clearfault.internal.classify.UpstreamProblems.OVERLOADED;
import static dev.clearfault.internal.classify.UpstreamProblems.PROTOCOL_ERROR;
import static dev.clearfault.internal.classify.UpstreamProblems.TIMEOUT;
import static dev.clearfault.internal.classify.UpstreamProblems.TLS_FAILURE;

import java.util.List;

/** Rules for calls that were not made, were not accepted, or were not answered in time. */
final class NoAnswerRules {
  private static final String MP_FAULTS = "org.eclipse.microprofile.faulttolerance.exceptions.";
  private static final String GRPC = "io.grpc.StatusRuntimeException";
  private static final String REACTOR_POOL = "reactor.netty.internal.shaded.reactor.pool.";
  private static final String GRPC_NETTY = "io.grpc.netty.shaded.io.netty.";
  private static final String RESET = "java.net.SocketException";

  static final List<Rule> IN_ORDER =
      List.of(
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
          before("io.smallrye.faulttolerance.api.RateLimitException", OVERLOADED),
          // No row: the service allows fewer requests at a time on a connection of HTTP/2.
          before("java.io.IOException", OVERLOADED, "too many concurrent streams"),
          before(REACTOR_POOL + "PoolAcquireTimeoutException", OVERLOADED),
          before(REACTOR_POOL + "PoolAcquirePendingLimitException", OVERLOADED),
          before("redis.clients.jedis.exceptions.JedisExhaustedPoolException", OVERLOADED),
          before("com.mongodb.MongoWaitQueueFullException", OVERLOADED),
          before("com.mongodb.MongoTimeoutException", OVERLOADED, "for a connection to server"),
          // POOL_EXHAUSTED of DBCP, Tomcat's pool, Agroal and c3p0.
          before("java.sql.SQLException", OVERLOADED, "pool error Timeout waiting for idle"),
          before("org.apache.tomcat.jdbc.pool.PoolExhaustedException", OVERLOADED),
          before("java.sql.SQLException", OVERLOADED, "Sorry, acquisition timeout"),
          before("java.sql.SQLException", OVERLOADED, "checkout a Connection has timed out"),
          // The database itself has no connection left: PostgreSQL's state.
          statesBefore(OVERLOADED, "53300"),
          // OkHttp closes the socket when time is up: STALLED_BODY, and all time-outs of
          // callTimeout.
          rule("java.net.SocketTimeoutException", TIMEOUT),
          rule("java.io.InterruptedIOException", TIMEOUT, "timeout", "timed out"),
          // CLOSE_ON_CONNECT of LDAP: it closes its socket when the server does.
          rule("javax.naming.CommunicationException", CONNECTION_RESET, "closed"),
          own("java.net.SocketException", "Socket closed", "Socket is closed", "not connected"),
          // Before a connection: java.net.http reports DNS as ConnectException with this cause.
          before("java.net.UnknownHostException", DNS_FAILURE),
          before("java.nio.channels.UnresolvedAddressException", DNS_FAILURE),
          // HTTP2_HANG of Apache HttpClient 5 async.
          rule("org.apache.hc.core5.http2.H2StreamResetException", TIMEOUT, "due to inactivity"),
          // PROXY_UNAUTHORIZED of Reactor Netty. Its class is a kind of ConnectException.
          rule("io.netty.handler.proxy.ProxyConnectException", ERROR_STATUS, "status: 407"),
          // HANG_IN_TLS_HANDSHAKE of Reactor Netty is a kind of SSLHandshakeException.
          rule("io.netty.handler.ssl.SslHandshakeTimeoutException", TIMEOUT),
          before("javax.net.ssl.SSLHandshakeException", TLS_FAILURE),
          before("javax.net.ssl.SSLPeerUnverifiedException", TLS_FAILURE),
          before("java.security.cert.CertificateException", TLS_FAILURE),
          // TLS_WRONG_HOST of CXF on HttpURLConnection with a context of its own.
          before("java.io.IOException", TLS_FAILURE, "HTTPS hostname wrong"),
          // A server without TLS.
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
          // All time-outs of the AWS SDK's limits for a call and for an attempt.
          rule("software.amazon.awssdk.core.exception.ApiCallTimeoutException", TIMEOUT),
          rule("software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException", TIMEOUT),
          rule("java.sql.SQLTimeoutException", TIMEOUT),
          states(TIMEOUT, "HYT00", "HYT01"),
          rule("javax.naming.NamingException", TIMEOUT, "read timed out"),
          rule("javax.naming.TimeLimitExceededException", TIMEOUT),
          // No row: brokers of messages.
          rule("org.apache.activemq.artemis.api.core.ActiveMQConnectionTimedOutException", TIMEOUT),
          rule("org.apache.activemq.transport.RequestTimedOutIOException", TIMEOUT),
          // REFUSED and UNKNOWN_HOST of MongoDB: the message describes the attempts of the driver.
          before("com.mongodb.MongoTimeoutException", DNS_FAILURE, "UnknownHostException"),
          before("com.mongodb.MongoTimeoutException", CONNECT_REFUSED, "Connection refused"),
          rule("com.mongodb.MongoTimeoutException", CONNECTION_RESET, "SocketReadException", RESET),
          rule("com.mongodb.MongoTimeoutException", PROTOCOL_ERROR, "MongoInternalException"),
          rule("com.mongodb.MongoTimeoutException", TIMEOUT),
          // gRPC has one exception for all failures. Its message starts with the status.
          rule(GRPC, TIMEOUT, "DEADLINE_EXCEEDED"),
          // The kernel's own limit for a connection attempt.
          rule("java.net.ConnectException", TIMEOUT, "timed out"),
          // RESET_ON_CONNECT of gRPC.
          rule("java.net.ConnectException", CONNECTION_RESET, "reset by peer"),
          before("java.net.ConnectException", CONNECT_REFUSED),
          before("java.net.NoRouteToHostException", CONNECT_REFUSED),
          before("java.net.PortUnreachableException", CONNECT_REFUSED),
          // REFUSED of Jedis, which hides the reason, and no row: of drivers that give no cause.
          before(
              "redis.clients.jedis.exceptions.JedisConnectionException",
              CONNECT_REFUSED,
              "Failed to connect"),
          before(
              "org.apache.activemq.artemis.api.core.ActiveMQNotConnectedException",
              CONNECT_REFUSED),
          statesBefore(CONNECT_REFUSED, "57P03"));

  private NoAnswerRules() {}
}
