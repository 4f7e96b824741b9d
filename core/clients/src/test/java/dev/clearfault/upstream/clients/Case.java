package dev.clearfault.upstream.clients;

import dev.clearfault.upstream.fixture.Fault;
import dev.clearfault.upstream.fixture.FaultyServer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A client library that meets a fault: one row of the specification. */
public record Case(String client, String fault, Attempt attempt) {

  /** What the application does. */
  @FunctionalInterface
  public interface Attempt {
    /** Throws the exception that the application would get. */
    void run() throws Exception;
  }

  /** The faults that a server can have in every protocol. */
  private static final Set<Fault> OF_ANY_PROTOCOL =
      Set.of(
          Fault.REFUSED,
          Fault.UNKNOWN_HOST,
          Fault.CLOSE_ON_CONNECT,
          Fault.RESET_ON_CONNECT,
          Fault.GARBAGE_ON_CONNECT,
          Fault.HANG_BEFORE_HEAD);

  /**
   * The faults whose result depends on timing or on the connections that the kernel has accepted.
   */
  private static final Set<Fault> UNSTEADY =
      Set.of(
          Fault.CLOSE_ON_CONNECT,
          Fault.RESET_ON_CONNECT,
          Fault.GARBAGE_ON_CONNECT,
          Fault.TLS_CLIENT_CERTIFICATE_MISSING);

  /** Only some client libraries are tried with these: {@link Credentials}, and those of the JDK. */
  private static final Set<Fault> OF_SOME =
      Set.of(
          Fault.STATUS_TOO_LOW,
          Fault.STATUS_TOO_HIGH,
          Fault.NEGATIVE_CONTENT_LENGTH,
          Fault.UNAUTHORIZED_UNEXPLAINED,
          Fault.PROXY_UNAUTHORIZED);

  static List<Case> ofHttp1(Map<String, Get> clients) {
    return of(
        clients,
        faults().filter(f -> !f.http2() && !UNSTEADY.contains(f) && !OF_SOME.contains(f)).toList());
  }

  static List<Case> ofHttp2(Map<String, Get> clients) {
    return of(clients, faults().filter(Fault::http2).toList());
  }

  static List<Case> ofTls(Map<String, Get> clients) {
    return of(
        clients,
        faults()
            .filter(f -> f.name().contains("TLS") && f != Fault.TLS_CLOSE_IN_BODY)
            .filter(f -> !UNSTEADY.contains(f))
            .toList());
  }

  static List<Case> ofAnyProtocol(Map<String, Get> clients) {
    return of(clients, faults().filter(OF_ANY_PROTOCOL::contains).toList());
  }

  private static Stream<Fault> faults() {
    return Arrays.stream(Fault.values());
  }

  private static List<Case> of(Map<String, Get> clients, List<Fault> faults) {
    return clients.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(
            client -> faults.stream().map(fault -> of(client.getKey(), client.getValue(), fault)))
        .toList();
  }

  private static Case of(String name, Get client, Fault fault) {
    return new Case(
        name,
        fault.name(),
        () -> {
          try (FaultyServer server = FaultyServer.with(fault)) {
            client.from(server.uri(), server.clientTls(), fault.patienceMillis());
          }
        });
  }
}
