package dev.clearfault.upstream.clients;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The client libraries whose rows are in one file. */
@SuppressWarnings("ImmutableEnumChecker") // suppliers of constants
public enum ClientGroup {
  /** Apache HttpClient 5 and 4. */
  APACHE(ApacheClients::cases),
  /** OkHttp and Retrofit. */
  OKHTTP(OkHttpClients::cases),
  /** Jetty's client. */
  JETTY(JettyClients::cases),
  /** The libraries on top of the JDK's. */
  ON_JDK(UrlConnectionClients::cases),
  /** Spring's, and Reactor Netty. */
  SPRING(SpringClients::cases),
  /** RESTEasy, MicroProfile REST Client and CXF. */
  JAKARTA(JakartaClients::cases),
  /** The AWS SDK and async-http-client. */
  AWS(AwsClients::cases),
  /** gRPC. */
  GRPC(GrpcClients::cases),
  /** Passwords that a service or a proxy refuses, with some of the above. */
  CREDENTIALS(Credentials::cases),
  /** Circuit breakers, bulkheads, limits and futures. */
  WRAPPERS(Wrappers::cases),
  /** Databases, stores, brokers, mail and directories. */
  DRIVERS(Drivers::cases),
  /** Faults of the application, with a client library involved. */
  OWN(OwnFaults::cases);

  private final Supplier<List<Case>> cases;

  ClientGroup(Supplier<List<Case>> cases) {
    this.cases = cases;
  }

  /** Returns all rows, in the order of the file. */
  public List<Case> cases() {
    return cases.get();
  }

  /** Returns whether to record this group: all groups, or the one that is named. */
  public boolean isWanted() {
    return name().equals(System.getProperty("clients.group", name()));
  }

  /** Returns the file with the expected rows. */
  public Path file() {
    return Path.of(
        "src/test/resources/upstream", name().toLowerCase(Locale.ROOT).replace('_', '-') + ".csv");
  }
}
