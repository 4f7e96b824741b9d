import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts the demo, generates a client in Java and one in TypeScript from the contract that it
 * publishes, compiles them, and lets a program in each language order and pay. Ends with 1 if a
 * program did not tell what it must.
 *
 * <p>Arguments: the folder with the jar of the demo and, in {@code sdk}, the generator and the
 * libraries of the Java client, as {@code mvn -Psdk verify} makes it; and the folder of this file.
 */
public final class Sdks {
  private static final String TYPESCRIPT = "typescript@5.9.3";

  /** What a program in either language tells. */
  private static final List<String> EXPECTED =
      List.of(
          "400 validation_failed",
          "  #/age min 18",
          "  #/items/0/quantity min 1",
          "generated: validation_failed with 2 errors",
          "502 upstream_connect_refused payments retryable=true",
          "409 of_a_later_version is AnyOther");

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Path tools;
  private final Path sources;
  private final Path work;
  private final String url;
  private boolean failed;

  private Sdks(Path target, Path sources, String url) throws IOException {
    tools = target.resolve("sdk").toAbsolutePath();
    work = tools.resolve("work");
    this.sources = sources.toAbsolutePath();
    this.url = url;
    delete(work);
    Files.createDirectories(work);
  }

  /** Runs all of it. */
  public static void main(String[] arguments) throws Exception {
    Path target = Path.of(arguments[0]);
    ProcessBuilder demo =
        new ProcessBuilder(java("java"), "-jar", target.resolve("jetty-demo.jar").toString());
    demo.environment().keySet().removeAll(List.of("HOST", "PAYMENTS_URL", "METRICS", "PLAYGROUND"));
    demo.environment().put("PORT", "0");
    Process running = demo.redirectError(target.resolve("sdk/demo.log").toFile()).start();
    boolean failed;
    try (var output = running.inputReader()) {
      String line = output.readLine();
      if (line == null) {
        throw new IllegalStateException("the demo did not start: see sdk/demo.log");
      }
      Sdks sdks =
          new Sdks(
              target,
              Path.of(arguments[1]),
              line.substring(line.indexOf("http://"), line.length() - 1));
      sdks.breakPayments();
      for (String name : List.of("openapi.json", "Problems.java", "problems.d.ts")) {
        Files.writeString(sdks.work.resolve(name), sdks.get("problems/" + name));
      }
      sdks.javaClient();
      sdks.typeScriptClient();
      failed = sdks.failed;
    } finally {
      running.destroy();
    }
    System.exit(failed ? 1 : 0);
  }

  /** The service refuses connections from now on, which nobody has seen the request behind. */
  private void breakPayments() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/upstream/mode"))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString("{\"mode\":\"refuse\"}"))
            .build();
    body(HTTP.send(request, BodyHandlers.ofString()));
  }

  private String get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/" + path))
            .header("Accept-Language", "en")
            .build();
    return body(HTTP.send(request, BodyHandlers.ofString()));
  }

  private static String body(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw new IllegalStateException(response + ": " + response.body());
    }
    return response.body();
  }

  private void javaClient() throws IOException, InterruptedException {
    Path client = work.resolve("java");
    generate(
        client,
        "java",
        "--library=native",
        "--additional-properties=useJakartaEe=true,openApiNullable=false,hideGenerationTimestamp=true,"
            + "invokerPackage=orders.client,apiPackage=orders.client.api,"
            + "modelPackage=orders.client.model",
        "--global-property=apis,models,supportingFiles,apiDocs=false,modelDocs=false,"
            + "apiTests=false,modelTests=false");
    List<String> files = new ArrayList<>();
    try (Stream<Path> generated = Files.walk(client.resolve("src/main/java"))) {
      generated.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(files::add);
    }
    files.add(work.resolve("Problems.java").toString());
    files.add(sources.resolve("UseOrders.java").toString());
    Path list = Files.write(work.resolve("files"), files);
    Path classes = Files.createDirectories(work.resolve("classes"));
    String libraries = tools.resolve("libraries") + File.separator + "*";
    run(
        work,
        java("javac"),
        "-nowarn",
        "--release",
        "17",
        "-encoding",
        "UTF-8",
        "-proc:none",
        "-cp",
        libraries,
        "-d",
        classes.toString(),
        "@" + list);
    String path = classes + File.pathSeparator + libraries;
    check("Java", run(work, java("java"), "-cp", path, "UseOrders", url));
  }

  private void typeScriptClient() throws IOException, InterruptedException {
    if (!isInstalled("node", "--version") || !isInstalled("npm", "--version")) {
      System.out.println("TypeScript: skipped, for node and npm are missing:");
      System.out.println("  apt-get install nodejs npm");
      return;
    }
    Path folder = Files.createDirectories(work.resolve("typescript"));
    generate(folder.resolve("client"), "typescript-fetch");
    Files.copy(work.resolve("problems.d.ts"), folder.resolve("problems.d.ts"));
    for (String name : List.of("use-orders.ts", "tsconfig.json")) {
      Files.copy(sources.resolve(name), folder.resolve(name));
    }
    Files.writeString(folder.resolve("package.json"), "{\"private\": true}");
    run(folder, "npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", TYPESCRIPT);
    run(folder, "node", "node_modules/typescript/bin/tsc", "--project", ".");
    check("TypeScript", run(folder, "node", "compiled/use-orders.js", url));
  }

  private void generate(Path into, String generator, String... more)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    String jar = tools.resolve("openapi-generator-cli.jar").toString();
    command.addAll(List.of(java("java"), "-jar", jar, "generate", "-g", generator));
    command.addAll(List.of("-i", work.resolve("openapi.json").toString(), "-o", into.toString()));
    command.addAll(List.of(more));
    run(work, command.toArray(String[]::new));
  }

  private void check(String language, String output) {
    System.out.println(language + ":");
    List<String> told = output.lines().toList();
    told.forEach(line -> System.out.println("  " + line));
    if (!told.equals(EXPECTED)) {
      failed = true;
      System.out.println("  must be:");
      EXPECTED.forEach(line -> System.out.println("  " + line));
    }
  }

  /** Returns what a program wrote to its output; its errors are shown if it fails. */
  private static String run(Path folder, String... command)
      throws IOException, InterruptedException {
    Path errors = Files.createTempFile(folder, "errors", ".log");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Process process = builder.redirectError(errors.toFile()).start();
    String output = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      System.out.println(output + Files.readString(errors));
      throw new IllegalStateException(List.of(command) + " ended with " + process.exitValue());
    }
    return output;
  }

  private static boolean isInstalled(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  private static String java(String program) {
    return Path.of(System.getProperty("java.home"), "bin", program).toString();
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
