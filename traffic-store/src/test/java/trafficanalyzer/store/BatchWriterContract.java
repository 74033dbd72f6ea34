package trafficanalyzer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class BatchWriterContract {
  private static final int IN_FLIGHT = 16;

  private final StoreContract contract;
  private Store store;

  BatchWriterContract(StoreContract contract) {
    this.contract = contract;
  }

  @BeforeEach
  void connect() throws Exception {
    contract.admin().execute("TRUNCATE traffic.packets");
    store = contract.store(Roles.LOADER);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void everyRowArrivesWhateverTheOrderOfItsPartitions() throws Exception {
    Random random = new Random(1);
    try (BatchWriter writer = new BatchWriter(store.session(), 100, IN_FLIGHT)) {
      for (int number = 1; number <= 30_000; number++) {
        // A few busy destinations and many that are seen once.
        int host = random.nextBoolean() ? random.nextInt(5) : random.nextInt(1 << 16);
        add(writer, "10.9." + (host >> 8) + "." + (host & 255), number);
        assertThat(writer.inFlight()).isLessThanOrEqualTo(IN_FLIGHT);
      }
      writer.flushAndAwait();
      assertThat(writer.inFlight()).isZero();
      assertThat(writer.lastFailure()).isEmpty();
    }
    assertThat(rows()).isEqualTo(30_000);
  }

  @Test
  void nothingIsLostWhenTheNodeIsKilledAndStartedAgain() throws Exception {
    int total = 60_000;
    AtomicInteger added = new AtomicInteger();
    CompletableFuture<Void> acknowledged = new CompletableFuture<>();
    try (BatchWriter writer = new BatchWriter(store.session(), 20, IN_FLIGHT)) {
      Thread loading =
          new Thread(
              () -> {
                try {
                  for (int number = 1; number <= total; number++) {
                    add(writer, "10.8.0." + number % 50, number);
                    added.set(number);
                  }
                  writer.flushAndAwait();
                  acknowledged.complete(null);
                } catch (InterruptedException | RuntimeException e) {
                  acknowledged.completeExceptionally(e);
                }
              });
      loading.start();
      await(() -> added.get() > total / 4);
      contract.server().kill();
      await(() -> writer.lastFailure().isPresent());
      assertThat(writer.inFlight()).isPositive();
      assertThat(acknowledged).isNotDone();
      contract.server().start();
      acknowledged.get(2, TimeUnit.MINUTES);
      assertThat(writer.failures()).isPositive();
      assertThat(writer.lastFailure()).isEmpty();
    }
    assertThat(rows()).isEqualTo(total);
  }

  @Test
  void batchesThatTheNodeFindsTooLargeAreSplitAndLaterOnesAreSmaller() throws Exception {
    int total = 12_000;
    int tooLarge = 8 << 20; // our nodes refuse more than 1 MiB of several partitions
    try (BatchWriter writer =
        new BatchWriter(store.session(), Integer.MAX_VALUE, IN_FLIGHT, tooLarge)) {
      for (int number = 1; number <= total; number++) {
        add(writer, "10.6.0." + number % 3, number);
      }
      writer.flushAndAwait();
      assertThat(writer.inFlight()).isZero();
      assertThat(writer.failures()).isZero();
      assertThat(writer.mostBytes()).isLessThan(tooLarge);
    }
    assertThat(rows()).isEqualTo(total);
  }

  @Test
  void aRowHasAsManyBytesAsTheNodeCounts() {
    int limit = 1 << 20; // our nodes refuse more of several partitions
    RowSize size = new RowSize(store.session());
    List<IntFunction<BoundStatement>> kinds =
        List.of(
            number -> store.insertPacket().bind(Rows.packet("10.5.0.1", number, "hahaha.com")),
            number -> store.insertPacket().bind(Rows.barePacket("10.5.0.1", number)));
    for (IntFunction<BoundStatement> kind : kinds) {
      // Of two partitions, as a batch of one is never refused.
      RowBatch batch = new RowBatch();
      BoundStatement other = store.insertPacket().bind(Rows.packet("10.5.0.2", 1, null));
      batch.add(other, size.of(other) + RowSize.BYTES_A_PARTITION);
      int number = 0;
      BoundStatement row = kind.apply(number++);
      while (batch.bytes() + size.of(row) <= limit) {
        batch.add(row, size.of(row));
        row = kind.apply(number++);
      }
      store.session().execute(batch.statement());
      batch.add(row, size.of(row));
      Statement<?> tooLarge = batch.statement();
      assertThatThrownBy(() -> store.session().execute(tooLarge))
          .isInstanceOf(InvalidQueryException.class)
          .hasMessageContaining("too large");
    }
  }

  @Test
  void aClosedWriterTellsThatRowsAreUnacknowledged() throws Exception {
    BatchWriter writer = new BatchWriter(store.session(), 100, IN_FLIGHT);
    try (writer) {
      add(writer, "10.7.0.1", 1);
    }
    assertThatThrownBy(writer::flushAndAwait).isInstanceOf(IllegalStateException.class);
  }

  private void add(BatchWriter writer, String destination, int number) throws InterruptedException {
    writer.add(store.insertPacket().bind(Rows.packet(destination, number, "hahaha.com")));
  }

  private long rows() throws Exception {
    return contract.admin().execute("SELECT COUNT(*) FROM traffic.packets").one().getLong(0);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
      Thread.sleep(10);
    }
  }
}
