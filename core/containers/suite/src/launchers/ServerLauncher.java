import java.lang.ProcessBuilder.Redirect;

/**
 * Runs a whole server until the standard input ends: the arguments are the server's own command.
 * Between the tests and the server, because no server ends by itself when whoever started it has
 * been killed.
 */
final class ServerLauncher {
  private ServerLauncher() {}

  public static void main(String... command) throws Exception {
    Process server =
        new ProcessBuilder(command)
            .redirectOutput(Redirect.INHERIT)
            .redirectError(Redirect.INHERIT)
            .start();
    server.onExit().thenRun(() -> System.exit(1));

    while (System.in.read() >= 0) {
      // Only the end of the input has a meaning.
    }
    // Ends the JVM before its start script: without the script, nobody finds the JVM.
    server.descendants().forEach(ProcessHandle::destroyForcibly);
    server.destroyForcibly();
  }
}
