package dev.merit.totals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Sends the events that are kept for trying the function out. What is answered stands here to the letter.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class TotalsEventTest {

    @Inject
    TotalsFixture shop;

    @BeforeEach
    void open() {
        shop.open();
    }

    @Test
    void answersPurchasesAndMembers() throws IOException {
        assertThat(body("purchases")).isEqualTo("""
                {"at":"2026-03-08T10:29:59Z","effectiveAt":"2026-03-08T10:15:00Z","postedAt":"2026-03-08T10:30:00Z",\
                "pending":false,"purchaseAmount":{"minorUnits":3500,"currency":"USD"},"purchaseCount":2,"refundCount":0,\
                "memberCount":1}""");
    }

    /// The second day has 23 hours.
    @Test
    void answersPurchasesOverTime() throws IOException {
        assertThat(body("purchases-series")).isEqualTo("""
                {"postedAt":"2026-03-08T10:30:00Z","pending":true,"points":[\
                {"at":"2026-03-08T05:00:00Z","total":{"minorUnits":1000,"currency":"USD"},\
                "change":{"minorUnits":0,"currency":"USD"},"memberCount":1,"memberChange":0,"purchases":0,"refunds":0},\
                {"at":"2026-03-09T04:00:00Z","total":{"minorUnits":7000,"currency":"USD"},\
                "change":{"minorUnits":6000,"currency":"USD"},"memberCount":2,"memberChange":1,"purchases":2,"refunds":1}]}""");
    }

    @Test
    void answersRevenue() throws IOException {
        assertThat(body("revenue")).isEqualTo("""
                {"at":"2026-03-09T00:00:00Z","effectiveAt":"2026-03-09T00:00:00Z","postedAt":"2026-03-08T10:30:00Z",\
                "pending":true,"revenue":{"minorUnits":5000,"currency":"USD"},"strategies":[\
                {"strategyId":"0000000spr1n","name":"Spring sale","revenue":{"minorUnits":2500,"currency":"USD"},\
                "purchaseCount":2},\
                {"strategyId":"00000avtvmn0","name":"Autumn sale","revenue":{"minorUnits":2500,"currency":"USD"},\
                "purchaseCount":1}]}""");
    }

    @Test
    void answersRevenueOverTime() throws IOException {
        assertThat(body("revenue-series")).isEqualTo("""
                {"postedAt":"2026-03-08T10:30:00Z","pending":true,"points":[\
                {"at":"2026-02-01T00:00:00Z","total":{"minorUnits":1000,"currency":"USD"},\
                "change":{"minorUnits":1000,"currency":"USD"}},\
                {"at":"2026-03-01T00:00:00Z","total":{"minorUnits":1000,"currency":"USD"},\
                "change":{"minorUnits":0,"currency":"USD"}},\
                {"at":"2026-04-01T00:00:00Z","total":{"minorUnits":2500,"currency":"USD"},\
                "change":{"minorUnits":1500,"currency":"USD"}}]}""");
    }

    @Test
    void answersOneStrategysRevenue() throws IOException {
        assertThat(body("strategy")).isEqualTo("""
                {"strategyId":"0000000spr1n","at":"2026-04-01T00:00:00Z","effectiveAt":"2026-04-01T00:00:00Z",\
                "postedAt":"2026-03-08T10:30:00Z","revenue":{"minorUnits":2500,"currency":"USD"},"purchaseCount":2,"refundCount":0}""");
    }

    @Test
    void answersAMembersOwn() throws IOException {
        assertThat(body("member")).isEqualTo("""
                {"memberId":"00000000000000000ann","at":"2026-03-08T11:00:00Z","effectiveAt":"2026-03-08T11:00:00Z",\
                "purchaseAmount":{"minorUnits":3000,"currency":"USD"},"purchaseCount":2,"refundCount":1}""");
    }

    private static String body(String name) throws IOException {
        var answer = Event.send(Files.readString(Path.of("../../events", "totals-" + name + ".json")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
