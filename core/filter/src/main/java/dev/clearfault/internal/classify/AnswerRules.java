package dev.clearfault.internal.classify;

import static dev.clearfault.internal.classify.Rule.before;
import static dev.clearfault.internal.classify.Rule.own;
import static dev.clearfault.internal.classify.Rule.rule;
import static dev.clearfault.internal.classify.Rule.states;
import static dev.clearfault.internal.classify.Rule.statesBefore;
import static dev.clearfault.internal.classify.UpstreamProblems.CONNECTION_RESET;
import static dev.clearfault.internal.classify.UpstreamProblems.CONNECT_REFUSED;
import static dev.clearfault.internal.classify.UpstreamProblems.ERROR_STATUS;
import static dev.clearfault.internal.classify.UpstreamProblems.FAILURE;
import static dev.clearfault.internal.classify.UpstreamProblems.INVALID_RESPONSE;
import static dev.clearfault.internal.classify.UpstreamProblems.OVERLOADED;
import static dev.clearfault.internal.classify.UpstreamProblems.PROTOCOL_ERROR;
import static dev.clearfault.internal.classify.UpstreamProblems.RESPONSE_TOO_LARGE;
import static dev.clearfault.internal.classify.UpstreamProblems.TIMEOUT;
import static dev.clearfault.internal.classify.UpstreamProblems.TLS_FAILURE;

import java.util.List;

/** Rules for failures after the call was made: an error status, a broken answer, a part of one. */
final class AnswerRules {
  private static final String WEB_CLIENT = "org.springframework.web.reactive.function.client.";
  private static final String BUFFER_LIMIT =
      "org.springframework.core.io.buffer.DataBufferLimitException";
  private static final String JETTY = "org.eclipse.jetty.client.HttpResponseException";
  private static final String METRO = "com.sun.xml.ws.client.ClientTransportException";
  private static final String GRPC = "io.grpc.StatusRuntimeException";
  private static final String JAX_RS = "jakarta.ws.rs.ProcessingException";
  private static final String RABBIT_END = "com.rabbitmq.client.ShutdownSignalException";
  private static final String JEDIS = "redis.clients.jedis.exceptions.JedisConnectionException";

  static final List<Rule> IN_ORDER =
      List.of(
          // An answer, but an error: UNAUTHORIZED and BAD_GZIP of the JDK's web socket.
          rule("jdk.internal.net.http.websocket.CheckFailedException", ERROR_STATUS, "status code"),
          // No row: other faults of a web socket's handshake, and exceptions without a cause.
          rule("jdk.internal.net.http.websocket.CheckFailedException", PROTOCOL_ERROR),
          rule("java.net.http.WebSocketHandshakeException", ERROR_STATUS),
          // No row: HttpURLConnection cannot repeat a request that it streamed.
          rule("java.net.HttpRetryException", ERROR_STATUS),
          // NOT_FOUND of HttpURLConnection; for other error statuses the message decides.
          rule("java.io.FileNotFoundException", ERROR_STATUS),
          // UNAUTHORIZED, NOT_FOUND and SERVER_ERROR of Spring, Jersey, OpenFeign, Retrofit and
          // Google's client. Apache's own response handlers are in no row.
          rule("org.springframework.web.client.RestClientResponseException", ERROR_STATUS),
          rule("jakarta.ws.rs.WebApplicationException", ERROR_STATUS),
          rule("feign.FeignException$FeignClientException", ERROR_STATUS),
          rule("feign.FeignException$FeignServerException", ERROR_STATUS),
          rule("retrofit2.HttpException", ERROR_STATUS),
          rule("org.apache.hc.client5.http.HttpResponseException", ERROR_STATUS),
          rule("org.apache.http.client.HttpResponseException", ERROR_STATUS),
          rule("com.google.api.client.http.HttpResponseException", ERROR_STATUS),
          // The same of CXF's JAX-WS and of the AWS SDK, which reports garbage in this way, too.
          rule("software.amazon.awssdk.core.exception.SdkServiceException", ERROR_STATUS),
          rule("org.apache.cxf.transport.http.HTTPException", ERROR_STATUS),
          // UNAUTHORIZED of java.net.http with a password; TUNNEL_UNAUTHORIZED of OkHttp,
          // HttpURLConnection and Jetty.
          rule(
              "java.io.IOException",
              ERROR_STATUS,
              "authentication attempts",
              "uthenticate header",
              "Failed to authenticate with proxy",
              "Unable to tunnel through proxy"),
          rule(JETTY, ERROR_STATUS, "Authentication challenge without", "TunnelRequest"),
          // HTML_BODY and GARBAGE of Metro's JAX-WS, which reports all of them as a status.
          rule(METRO, INVALID_RESPONSE, "status code 200"),
          rule(METRO, PROTOCOL_ERROR, "status code -1"),
          rule(METRO, ERROR_STATUS, "HTTP status code"),
          rule("com.sun.xml.ws.server.UnsupportedMediaException", INVALID_RESPONSE),
          // EMPTY_BODY and HALF_HEAD of Metro's JAX-WS, which finds no message in the answer.
          rule("java.lang.NullPointerException", INVALID_RESPONSE, ClientLibraries.METRO_MESSAGE),
          // HTML_BODY and others with a type of the application: Jersey, RESTEasy and CXF.
          rule(JAX_RS, INVALID_RESPONSE, "MessageBodyReader", "message body reader"),
          // UNAUTHORIZED and SERVER_ERROR of HttpURLConnection.
          rule("java.io.IOException", ERROR_STATUS, "Server returned HTTP response code"),
          // An exception of this package itself.
          rule(ResponseTooLargeException.class.getName(), RESPONSE_TOO_LARGE),
          // OVERSIZE_HEAD of the client libraries of the JDK.
          rule("java.net.ProtocolException", RESPONSE_TOO_LARGE, "size too big"),
          // OVERSIZE_HEAD of Apache and Reactor Netty.
          rule("org.apache.hc.core5.http.MessageConstraintException", RESPONSE_TOO_LARGE),
          rule("org.apache.http.MessageConstraintException", RESPONSE_TOO_LARGE),
          rule("io.netty.handler.codec.TooLongFrameException", RESPONSE_TOO_LARGE),
          // OVERSIZE_BODY of Jetty and WebClient.
          rule("java.lang.IllegalArgumentException", RESPONSE_TOO_LARGE, "Buffering capacity"),
          rule(BUFFER_LIMIT, RESPONSE_TOO_LARGE),
          // SHORT_BODY, CUT_CHUNKS and TLS_CLOSE_IN_BODY of OkHttp.
          rule("java.net.ProtocolException", CONNECTION_RESET, "unexpected end of stream"),
          // GARBAGE, BAD_STATUS_LINE and REDIRECT_LOOP of OkHttp and the libraries of the JDK.
          rule("java.net.ProtocolException", PROTOCOL_ERROR),
          // HTTP2_GOAWAY_AT_ONCE of Apache: the service has not processed the request. The class
          // extends one of those that follow.
          before("org.apache.hc.core5.http.RequestNotExecutedException", CONNECTION_RESET),
          // CLOSE_BEFORE_ANSWER, SHORT_BODY and CUT_CHUNKS of Reactor Netty and of Apache. One of
          // these classes extends the class for BAD_CHUNK, so they come first.
          rule("org.apache.hc.core5.http.NoHttpResponseException", CONNECTION_RESET),
          rule("org.apache.http.NoHttpResponseException", CONNECTION_RESET),
          rule("org.apache.hc.core5.http.ConnectionClosedException", CONNECTION_RESET),
          rule("org.apache.http.ConnectionClosedException", CONNECTION_RESET),
          rule("org.apache.hc.core5.http.TruncatedChunkException", CONNECTION_RESET),
          rule("org.apache.http.TruncatedChunkException", CONNECTION_RESET),
          rule("reactor.netty.http.client.PrematureCloseException", CONNECTION_RESET),
          rule("io.netty.handler.codec.PrematureChannelClosureException", CONNECTION_RESET),
          // CLOSE_BEFORE_ANSWER, SHORT_BODY and REDIRECT_LOOP of async-http-client.
          rule("org.asynchttpclient.exception.RemotelyClosedException", CONNECTION_RESET),
          rule("org.asynchttpclient.handler.MaxRedirectException", PROTOCOL_ERROR),
          // BAD_CHUNK, HALF_HEAD and REDIRECT_LOOP of Apache; GARBAGE and BAD_HEADER of Jetty.
          rule("org.apache.hc.core5.http.MalformedChunkCodingException", PROTOCOL_ERROR),
          rule("org.apache.http.MalformedChunkCodingException", PROTOCOL_ERROR),
          rule("org.apache.hc.core5.http.HttpException", PROTOCOL_ERROR),
          rule("org.apache.http.HttpException", PROTOCOL_ERROR),
          rule(JETTY, PROTOCOL_ERROR),
          // HTTP2_REFUSED_STREAM: the service has not processed the request (RFC 9113 section 8.7).
          before(
              "org.apache.hc.core5.http2.H2StreamResetException",
              CONNECTION_RESET,
              "Stream reset (7)"),
          before("okhttp3.internal.http2.StreamResetException", CONNECTION_RESET, "REFUSED_STREAM"),
          before("java.io.IOException", CONNECTION_RESET, "RST_STREAM: Stream not processed"),
          before("java.io.IOException", CONNECTION_RESET, "refused_stream_error"),
          // HTTP2_GOAWAY_UNPROCESSED and HTTP2_GOAWAY_AT_ONCE of java.net.http since JDK 24.
          before("java.io.IOException", CONNECTION_RESET, "not processed by peer"),
          // The same of Jetty, and of OkHttp if the frame comes before the request is sent.
          before("org.eclipse.jetty.client.RetryableRequestException", CONNECTION_RESET),
          before(ClientLibraries.JETTY_UNPROCESSED, CONNECTION_RESET),
          before("java.io.IOException", CONNECTION_RESET, "exhausted all routes"),
          // HTTP2_RST_STREAM and HTTP2_BAD_FRAME of Jetty.
          rule("java.io.IOException", CONNECTION_RESET, "cancel_stream_error"),
          rule("java.io.IOException", PROTOCOL_ERROR, "frame_size_error"),
          // HTTP2_RST_STREAM and HTTP2_GOAWAY of Apache and OkHttp.
          rule("org.apache.hc.core5.http2.H2StreamResetException", CONNECTION_RESET),
          rule("okhttp3.internal.http2.StreamResetException", CONNECTION_RESET),
          rule("okhttp3.internal.http2.ConnectionShutdownException", CONNECTION_RESET),
          // BAD_CONTENT_LENGTH of the client libraries of the JDK and of WebClient.
          rule("java.lang.NumberFormatException", PROTOCOL_ERROR),
          rule("java.lang.IllegalArgumentException", PROTOCOL_ERROR, "Content-Length value"),
          // BAD_GZIP of Apache, Reactor Netty and OkHttp, and EMPTY_BODY of Retrofit.
          rule("java.util.zip.ZipException", INVALID_RESPONSE),
          rule("io.netty.handler.codec.compression.DecompressionException", INVALID_RESPONSE),
          rule("java.io.IOException", INVALID_RESPONSE, "ID1ID2", "GZIP header"),
          rule("java.io.EOFException", INVALID_RESPONSE, "End of input"),
          // HTML_BODY of RestClient and RestTemplate.
          rule("org.springframework.web.client.UnknownContentTypeException", INVALID_RESPONSE),
          // CLOSE_ON_CONNECT, HTTP2_RST_STREAM and HTTP2_BAD_FRAME of gRPC, if no cause fits a rule
          // above. The other statuses are in no row.
          before(GRPC, CONNECTION_RESET, "error code: REFUSED_STREAM", "closed unsent stream"),
          rule(GRPC, CONNECTION_RESET, "UNAVAILABLE", "GOAWAY", "RST_STREAM"),
          rule(GRPC, PROTOCOL_ERROR, "INTERNAL", "UNKNOWN: HTTP"),
          rule(GRPC, RESPONSE_TOO_LARGE, "exceeds maximum size"),
          rule(GRPC, ERROR_STATUS),
          rule("io.grpc.StatusException", ERROR_STATUS),
          // RESET_BEFORE_ANSWER and RESET_IN_BODY of nearly all; HALF_HEAD of OkHttp; and
          // HTTP2_CLOSE of Apache.
          rule("java.net.SocketException", CONNECTION_RESET),
          rule("java.io.EOFException", CONNECTION_RESET),
          rule("java.nio.channels.ClosedChannelException", CONNECTION_RESET),
          // No row: an exception of TLS without a cause. Usually it has one of the above as cause.
          rule("javax.net.ssl.SSLException", CONNECTION_RESET, "close_notify", "reset", "closed"),
          rule("javax.net.ssl.SSLException", TLS_FAILURE),
          // A driver that gives no cause cannot connect, or the database ends the connection:
          // GARBAGE_ON_CONNECT of H2, whose own states follow, and PostgreSQL's.
          statesBefore(CONNECT_REFUSED, "08001", "08004"),
          states(PROTOCOL_ERROR, "08P01"),
          states(CONNECTION_RESET, "08", "57P01", "57P02", "57P05", "90067", "90098", "90121"),
          // No row: Oracle's.
          rule("java.sql.SQLRecoverableException", CONNECTION_RESET),
          // HANG_BEFORE_HEAD and POOL_EXHAUSTED of HikariCP: no connection could be made, or all
          // connections are in use.
          rule("java.sql.SQLTransientConnectionException", TIMEOUT, "total=0"),
          before("java.sql.SQLTransientConnectionException", OVERLOADED, "request timed out"),
          Rules.ANY_TRANSIENT,
          Rules.ANY_NON_TRANSIENT,
          own("java.sql.SQLException"),
          // CLOSE_ON_CONNECT of LDAP, now and then.
          rule("javax.naming.CommunicationException", CONNECTION_RESET),
          rule("javax.naming.NamingException", CONNECTION_RESET, "connection has been closed"),
          // No row: a directory answers that it is unavailable.
          rule("javax.naming.ServiceUnavailableException", CONNECTION_RESET),
          // GARBAGE_ON_CONNECT of RabbitMQ.
          rule("com.rabbitmq.client.MalformedFrameException", PROTOCOL_ERROR),
          // CLOSE_ON_CONNECT of RabbitMQ, and no row: the broker goes away (320), or fails (541).
          rule(RABBIT_END, CONNECTION_RESET, "connection error; cause", "code=320", "code=541"),
          // The broker refuses a command, or the application has closed the connection.
          own(RABBIT_END),
          // No row: brokers of messages.
          rule("org.apache.activemq.ConnectionFailedException", CONNECTION_RESET),
          rule(
              "org.apache.activemq.artemis.api.core.ActiveMQDisconnectedException",
              CONNECTION_RESET),
          rule("org.apache.kafka.common.errors.NetworkException", CONNECTION_RESET),
          rule("org.apache.kafka.common.errors.DisconnectException", CONNECTION_RESET),
          rule("org.apache.kafka.common.errors.BrokerNotAvailableException", FAILURE),
          // No row: the same of MongoDB.
          rule("com.mongodb.MongoSocketException", CONNECTION_RESET),
          // CLOSE_ON_CONNECT and GARBAGE_ON_CONNECT of mail, Lettuce and Jedis.
          rule("jakarta.mail.MessagingException", CONNECTION_RESET, "[EOF]"),
          rule("jakarta.mail.MessagingException", PROTOCOL_ERROR, "Got bad greeting"),
          rule("io.lettuce.core.protocol.RedisProtocolException", PROTOCOL_ERROR),
          rule("io.lettuce.core.RedisConnectionException", CONNECTION_RESET, "losed prematurely"),
          rule(JEDIS, CONNECTION_RESET, "end of stream"),
          rule(JEDIS, PROTOCOL_ERROR, "Unknown reply"),
          // No row: any other end of a connection.
          rule(JEDIS, CONNECTION_RESET),
          rule("io.lettuce.core.RedisConnectionException", CONNECTION_RESET),
          // GARBAGE of Reactor Netty. For a TLS failure, the cause decides.
          rule("io.netty.handler.codec.DecoderException", PROTOCOL_ERROR),
          // No row: a line that ends in another way, with older Netty.
          rule("io.netty.handler.codec.http.InvalidLineSeparatorException", PROTOCOL_ERROR),
          // No row: the kernel's own limit for a connection after it has worked.
          rule("java.io.IOException", TIMEOUT, "timed out"),
          // SHORT_BODY, CUT_CHUNKS and HTTP2_RST_STREAM of the client libraries of the JDK.
          rule(
              "java.io.IOException",
              CONNECTION_RESET,
              "reset",
              "EOF",
              "no bytes",
              "losed prematurely",
              "bytes received",
              "connection closed",
              // CLOSE_BEFORE_ANSWER and SHORT_BODY of the AWS SDK on Netty.
              "connection was closed",
              "GOAWAY",
              "RST_STREAM",
              "Broken pipe"),
          // After all of these: SHORT_BODY, CUT_CHUNKS and BAD_CHUNK of WebClient are its causes.
          // HTML_BODY of WebClient with a class. The status is a good one.
          rule(
              WEB_CLIENT + "WebClientResponseException",
              INVALID_RESPONSE,
              "cause: org.springframework.web.reactive.function.UnsupportedMediaTypeException"),
          rule(WEB_CLIENT + "WebClientResponseException", ERROR_STATUS),
          // BAD_CHUNK of RestClient, which then finds its stream closed.
          rule("java.io.IOException", PROTOCOL_ERROR, "chunk size"),
          // HTML_BODY and CUT_JSON of OpenFeign.
          rule("feign.codec.DecodeException", INVALID_RESPONSE),
          // No row: Unirest if the application makes it throw.
          rule("kong.unirest.core.UnirestParsingException", INVALID_RESPONSE),
          // HTML_BODY and HTML_AS_JSON of CXF's JAX-WS.
          rule("org.apache.cxf.interceptor.Fault", INVALID_RESPONSE),
          // STALLED_BODY of RestClient: a parser reads a body that was closed.
          own("java.io.IOException", "closed"),
          // BAD_LOCATION of java.net.http, Reactor Netty and async-http-client.
          rule("java.lang.IllegalArgumentException", PROTOCOL_ERROR),
          Rules.ANY_IO);

  private AnswerRules() {}
}
