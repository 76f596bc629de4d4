package dev.merit.local.laws;

import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.TestClock;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// What every test of a crowd has: the shop's client in a currency of its own, so that the totals of that currency are
/// the test's alone, the crowd, and the table.
abstract class CrowdFixture {

    private final String currency;

    @Inject
    Table table;

    @ConfigProperty(name = "quarkus.http.test-port")
    int port;

    Http http;
    Crowd crowd;
    ShopClient shop;

    CrowdFixture(String currency) {
        this.currency = currency;
    }

    @BeforeEach
    final void connect() {
        http = new Http(port);
        crowd = new Crowd(http);
        shop = new ShopClient(http, currency);
    }

    @AfterEach
    final void resetClock() {
        TestClock.reset();
    }

    /// What is left of a stock or a budget.
    long left(Shards shards) {
        return Shards.left(table.get(shards.keys()));
    }
}
