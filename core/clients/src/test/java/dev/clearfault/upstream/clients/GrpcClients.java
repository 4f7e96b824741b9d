package dev.clearfault.upstream.clients;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.netty.shaded.io.grpc.netty.NegotiationType;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.ApplicationProtocolConfig;
import io.grpc.netty.shaded.io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.grpc.netty.shaded.io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.grpc.netty.shaded.io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.grpc.netty.shaded.io.netty.handler.ssl.JdkSslContext;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** gRPC on its own copy of Netty, called as generated stubs do. */
final class GrpcClients {
  static final MethodDescriptor<byte[], byte[]> METHOD =
      MethodDescriptor.<byte[], byte[]>newBuilder()
          .setType(MethodType.UNARY)
          .setFullMethodName("fixture.Service/get")
          .setRequestMarshaller(new Bytes())
          .setResponseMarshaller(new Bytes())
          .build();

  /** The reference keeps the logger, so that it stays silent. */
  private static final Logger LOGGER = Logger.getLogger("io.grpc");

  static {
    LOGGER.setLevel(Level.OFF);
  }

  private GrpcClients() {}

  static List<Case> cases() {
    Map<String, Get> clients =
        Map.of("gRPC", GrpcClients::blocking, "gRPC future", GrpcClients::future);
    return Stream.of(Case.ofAnyProtocol(clients), Case.ofTls(clients), Case.ofHttp2(clients))
        .flatMap(List::stream)
        .toList();
  }

  private static void blocking(URI uri, SSLContext tls, int millis) {
    ManagedChannel channel = channel(uri, tls);
    try {
      Object unused = ClientCalls.blockingUnaryCall(channel, METHOD, options(millis), new byte[0]);
    } finally {
      channel.shutdownNow();
    }
  }

  private static void future(URI uri, SSLContext tls, int millis) throws Exception {
    ManagedChannel channel = channel(uri, tls);
    try {
      ClientCalls.futureUnaryCall(channel.newCall(METHOD, options(millis)), new byte[0]).get();
    } finally {
      channel.shutdownNow();
    }
  }

  static CallOptions options(int millis) {
    return CallOptions.DEFAULT.withDeadlineAfter(millis, TimeUnit.MILLISECONDS);
  }

  static ManagedChannel channel(URI uri, @Nullable SSLContext tls) {
    NettyChannelBuilder builder =
        NettyChannelBuilder.forAddress(uri.getHost(), uri.getPort()).disableRetry();
    if (tls == null || !uri.getScheme().equals("https")) {
      return builder.usePlaintext().build();
    }
    JdkSslContext context =
        new JdkSslContext(
            tls,
            true,
            null,
            IdentityCipherSuiteFilter.INSTANCE,
            new ApplicationProtocolConfig(
                Protocol.ALPN,
                SelectorFailureBehavior.NO_ADVERTISE,
                SelectedListenerFailureBehavior.ACCEPT,
                "h2"),
            ClientAuth.NONE,
            null,
            false);
    return builder.negotiationType(NegotiationType.TLS).sslContext(context).build();
  }

  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
