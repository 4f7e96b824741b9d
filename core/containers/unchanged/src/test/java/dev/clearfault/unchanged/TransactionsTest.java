package dev.clearfault.unchanged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.clearfault.Exchanges;
import dev.clearfault.FakeRequest;
import dev.clearfault.FakeResponse;
import dev.clearfault.internal.answer.Decisions;
import dev.clearfault.internal.answer.UpstreamProof;
import dev.clearfault.internal.classify.Finding;
import dev.clearfault.internal.exchange.Exchange;
import dev.clearfault.spi.Evidence;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.Persistence;
import jakarta.persistence.RollbackException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A provider checks entities when a transaction commits, and wraps what it finds. */
class TransactionsTest {
  private static final ValidatorFactory VALIDATORS =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory();

  private static final EntityManagerFactory ENTITIES =
      Persistence.createEntityManagerFactory(
          "shop", Map.of("jakarta.persistence.validation.factory", VALIDATORS));

  @AfterAll
  static void close() {
    ENTITIES.close();
    VALIDATORS.close();
  }

  private static void store(Stored stored) {
    try (EntityManager entities = ENTITIES.createEntityManager()) {
      EntityTransaction transaction = entities.getTransaction();
      transaction.begin();
      entities.persist(stored);
      transaction.commit();
    }
  }

  private static Throwable rollback(String id, String name, @Nullable String owner) {
    Throwable thrown = catchThrowable(() -> store(new Stored(id, name, owner)));
    assertThat(thrown).isInstanceOf(RollbackException.class);
    return thrown;
  }

  private static Finding decide(Throwable thrown) {
    return Decisions.of(exchange(), thrown);
  }

  private static Exchange exchange() {
    return Exchanges.of(new FakeRequest(), new FakeResponse());
  }

  @Test
  void violationBelowTheRollbackIsTheClients() {
    Throwable thrown = rollback("1", "long name", "me");
    assertThat(thrown).hasRootCauseInstanceOf(ConstraintViolationException.class);
    for (Throwable each : new Throwable[] {thrown, new IllegalStateException("cannot", thrown)}) {
      Finding found = decide(each);
      assertThat(found.problem().status()).isEqualTo(400);
      assertThat(found.evidence()).isEqualTo(Evidence.VIOLATION);
      assertThat(found.problem().errors()).hasSize(1);
      assertThat(found.problem().errors().get(0).field()).isEqualTo("name");
    }
  }

  @Test
  void columnThatTheApplicationLeavesEmptyIsOurs() {
    assertThat(decide(rollback("2", "a", null)).problem().status()).isEqualTo(500);
  }

  @Test
  void keyThatIsThereTwiceIsOursUnlessTheOptionSaysOtherwise() {
    store(new Stored("3", "a", "me"));
    Throwable thrown = rollback("3", "b", "me");
    assertThat(decide(thrown).problem().status()).isEqualTo(500);
    assertThat(
            Decisions.of(exchange(), thrown, new UpstreamProof(List.of(), 409), List.of())
                .problem()
                .status())
        .isEqualTo(409);
  }
}
