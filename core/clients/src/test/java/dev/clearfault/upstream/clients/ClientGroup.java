package dev.clearfault.upstream.clients;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The clients whose rows stand in one file. */
@SuppressWarnings("ImmutableEnumChecker") // suppliers of constants
public enum ClientGroup {
  /** Apache HttpClient 5 and 4. */
  APACHE(ApacheClients::cases),
  /** OkHttp and Retrofit. */
  OKHTTP(OkHttpClients::cases),
  /** Jetty's client. */
  JETTY(JettyClients::cases),
  /** Those on top of the clients of the JDK. */
  ON_JDK(UrlConnectionClients::cases),
  /** Spring's, and Reactor Netty. */
  SPRING(SpringClients::cases),
  /** RESTEasy, MicroProfile REST Client and CXF. */
  JAKARTA(JakartaClients::cases),
  /** The AWS SDK and async-http-client. */
  AWS(AwsClients::cases),
  /** gRPC. */
  GRPC(GrpcClients::cases),
  /** Circuit breakers, bulkheads, limits and futures. */
  WRAPPERS(Wrappers::cases),
  /** Databases, stores, brokers, mail and directories. */
  DRIVERS(Drivers::cases),
  /** What is no upstream's, although a client is near. */
  OWN(OwnFaults::cases);

  private final Supplier<List<Case>> cases;

  ClientGroup(Supplier<List<Case>> cases) {
    this.cases = cases;
  }

  /** Returns all rows to be, in the order of the file. */
  public List<Case> cases() {
    return cases.get();
  }

  /** Tells whether it is to be recorded: all are, unless one is named. */
  public boolean isWanted() {
    return name().equals(System.getProperty("clients.group", name()));
  }

  /** Returns the file that holds what is expected. */
  public Path file() {
    return Path.of(
        "src/test/resources/upstream", name().toLowerCase(Locale.ROOT).replace('_', '-') + ".csv");
  }
}
