package dev.clearfault.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A server in a JVM of its own, without an application at first; what is in it, its JVM says. */
final class RedeployedServer implements AutoCloseable {
  static final String CONTEXT = "/shop";

  /** What Tomcat and Jetty call theirs, but for the case. */
  private static final String LOADER = "webappclassloader";

  private static final Pattern LOADERS = Pattern.compile("(?im)^ *\\d+: +(\\d+) .*" + LOADER + "$");

  /** Threads that servers and the JDK have more or less of, as they are needed. */
  private static final Pattern POOLED =
      Pattern.compile("(http-nio-.*-exec-|qtp|ForkJoinPool-|(RMI|JMX) ).*");

  private final Process process;
  private final BufferedReader out;
  private final Path log;
  private final int port;
  private final JMXConnector connector;
  private final MBeanServerConnection jvm;

  private RedeployedServer(Process process, Path log) throws IOException {
    this.process = process;
    this.log = log;
    out = process.inputReader(UTF_8);
    port = Integer.parseInt(Launch.await("PORT ", out, log));
    connector = connect(process.pid());
    jvm = connector.getMBeanServerConnection();
  }

  static RedeployedServer start(String line, Path java) throws IOException {
    String name = line + "-" + java.getFileName() + "-redeployed";
    Launch launch = new Launch(line, java, "problem", "");
    ProcessBuilder process = launch.process(name, List.of());
    // What is only softly reachable goes by the next collection, and not in some minutes.
    process.environment().put("JDK_JAVA_OPTIONS", "-XX:SoftRefLRUPolicyMSPerMB=0");
    return new RedeployedServer(process.start(), Launch.log(name));
  }

  @SuppressWarnings("BanJNDI") // The address comes from a process that this one has started.
  private static JMXConnector connect(long pid) throws IOException {
    try {
      VirtualMachine attached = VirtualMachine.attach(Long.toString(pid));
      String address = attached.startLocalManagementAgent();
      attached.detach();
      return JMXConnectorFactory.connect(new JMXServiceURL(address));
    } catch (AttachNotSupportedException e) {
      throw new IOException(e);
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port + CONTEXT);
  }

  void deploy(Path war) throws IOException {
    command("deploy " + CONTEXT + " " + war);
  }

  void undeploy() throws IOException {
    command("undeploy " + CONTEXT);
  }

  private void command(String command) throws IOException {
    OutputStream in = process.getOutputStream();
    in.write((command + "\n").getBytes(UTF_8));
    in.flush();
    Launch.await("DONE " + command, out, log);
  }

  /** Returns how many class loaders of applications are in the heap after a collection. */
  long loaders() throws IOException, JMException {
    Object histogram =
        jvm.invoke(
            new ObjectName("com.sun.management:type=DiagnosticCommand"),
            "gcClassHistogram",
            new Object[] {new String[0]},
            new String[] {String[].class.getName()});
    return LOADERS
        .matcher((String) histogram)
        .results()
        .mapToLong(found -> Long.parseLong(found.group(1)))
        .sum();
  }

  /** Returns how many threads have a name, in which digits are left out. */
  Map<String, Long> threads() throws IOException {
    ThreadMXBean threads = bean("java.lang:type=Threading", ThreadMXBean.class);
    return Arrays.stream(threads.dumpAllThreads(false, false))
        .map(ThreadInfo::getThreadName)
        .filter(name -> !POOLED.matcher(name).matches())
        .collect(
            Collectors.groupingBy(
                name -> name.replaceAll("\\d+", "#"), TreeMap::new, Collectors.counting()));
  }

  /** Returns how much of it is in use, in KiB. */
  long metaspace() throws IOException {
    String name = "java.lang:type=MemoryPool,name=Metaspace";
    return bean(name, MemoryPoolMXBean.class).getUsage().getUsed() / 1024;
  }

  /** Returns what holds class loaders of applications; empty if nothing but the JDK does. */
  String paths() throws IOException {
    Path dump = log.resolveSibling("redeployed.hprof");
    Files.deleteIfExists(dump);
    bean("com.sun.management:type=HotSpotDiagnostic", HotSpotDiagnosticMXBean.class)
        .dumpHeap(dump.toString(), true);
    return String.join("\n", HeapDump.read(dump).pathsTo(LOADER));
  }

  private <T> T bean(String name, Class<T> type) throws IOException {
    return ManagementFactory.newPlatformMXBeanProxy(jvm, name, type);
  }

  @Override
  public void close() throws IOException {
    connector.close();
    process.destroyForcibly();
  }
}
