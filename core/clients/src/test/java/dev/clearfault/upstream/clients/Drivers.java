package dev.clearfault.upstream.clients;

import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.net.URI;
import java.time.Duration;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.naming.Context;
import javax.naming.ldap.InitialLdapContext;
import javax.net.ssl.SSLContext;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;

/** Drivers of stores and brokers. They are upstreams where the application declares it. */
final class Drivers {
  /** For libraries that try again until their time is over. */
  private static final int WHOLE_WAIT_MILLIS = 1000;

  private Drivers() {}

  static List<Case> cases() {
    Map<String, Get> drivers =
        Map.of(
            "Jedis", Drivers::jedis,
            "Lettuce", Drivers::lettuce,
            "MongoDB", Drivers::mongo,
            "RabbitMQ", Drivers::rabbit,
            "Kafka", Drivers::kafka,
            "Angus Mail", Drivers::mail,
            "LDAP", Drivers::ldap,
            "H2 on HikariCP", Databases::connect);
    return Stream.of(Case.ofAnyProtocol(drivers), Databases.cases()).flatMap(List::stream).toList();
  }

  private static void jedis(URI uri, SSLContext tls, int millis) {
    DefaultJedisClientConfig config =
        DefaultJedisClientConfig.builder()
            .connectionTimeoutMillis(millis)
            .socketTimeoutMillis(millis)
            .build();
    try (Jedis jedis = new Jedis(new HostAndPort(uri.getHost(), uri.getPort()), config)) {
      jedis.ping();
    }
  }

  private static void lettuce(URI uri, SSLContext tls, int millis) {
    RedisClient client =
        RedisClient.create(
            RedisURI.builder()
                .withHost(uri.getHost())
                .withPort(uri.getPort())
                .withTimeout(Duration.ofMillis(millis))
                .build());
    try {
      client.connect().sync().ping();
    } finally {
      client.shutdown(0, 0, TimeUnit.MILLISECONDS);
    }
  }

  private static void mongo(URI uri, SSLContext tls, int millis) {
    MongoClientSettings settings =
        MongoClientSettings.builder()
            .applyToClusterSettings(
                cluster ->
                    cluster
                        .hosts(List.of(new ServerAddress(uri.getHost(), uri.getPort())))
                        .serverSelectionTimeout(WHOLE_WAIT_MILLIS, TimeUnit.MILLISECONDS))
            .applyToSocketSettings(
                socket ->
                    socket
                        .connectTimeout(WHOLE_WAIT_MILLIS, TimeUnit.MILLISECONDS)
                        .readTimeout(WHOLE_WAIT_MILLIS, TimeUnit.MILLISECONDS))
            .build();
    try (MongoClient client = MongoClients.create(settings)) {
      client.getDatabase("x").runCommand(new Document("ping", 1));
    }
  }

  private static void rabbit(URI uri, SSLContext tls, int millis) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost(uri.getHost());
    factory.setPort(uri.getPort());
    factory.setConnectionTimeout(millis);
    factory.setHandshakeTimeout(millis);
    try (Connection connection = factory.newConnection()) {
      connection.createChannel();
    }
  }

  private static void kafka(URI uri, SSLContext tls, int millis) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            uri.getHost() + ":" + uri.getPort(),
            "max.block.ms",
            WHOLE_WAIT_MILLIS,
            "request.timeout.ms",
            WHOLE_WAIT_MILLIS,
            "delivery.timeout.ms",
            2 * WHOLE_WAIT_MILLIS,
            "key.serializer",
            StringSerializer.class,
            "value.serializer",
            StringSerializer.class);
    KafkaProducer<String, String> producer = new KafkaProducer<>(config);
    try {
      producer.partitionsFor("x");
    } finally {
      producer.close(Duration.ZERO);
    }
  }

  private static void mail(URI uri, SSLContext tls, int millis) throws Exception {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", uri.getHost());
    properties.put("mail.smtp.port", Integer.toString(uri.getPort()));
    properties.put("mail.smtp.connectiontimeout", Integer.toString(millis));
    properties.put("mail.smtp.timeout", Integer.toString(millis));
    try (Transport transport = Session.getInstance(properties).getTransport("smtp")) {
      transport.connect();
    }
  }

  @SuppressWarnings({"BanJNDI", "JdkObsolete"}) // that is what is tested, and what it takes
  private static void ldap(URI uri, SSLContext tls, int millis) throws Exception {
    Hashtable<String, String> environment = new Hashtable<>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
    environment.put(Context.PROVIDER_URL, "ldap://" + uri.getHost() + ":" + uri.getPort());
    environment.put("com.sun.jndi.ldap.connect.timeout", Integer.toString(millis));
    environment.put(
        "com.sun.jndi.ldap.read.timeout", Integer.toString(Math.min(millis, WHOLE_WAIT_MILLIS)));
    InitialLdapContext directory = new InitialLdapContext(environment, null);
    try {
      directory.getAttributes("cn=x");
    } finally {
      directory.close();
    }
  }
}
