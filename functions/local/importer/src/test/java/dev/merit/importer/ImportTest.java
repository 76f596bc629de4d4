package dev.merit.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class ImportTest extends AtTheStub {

    @Test
    void importsMembersWithWhatTheyBoughtBefore() throws IOException {
        var file = importing.file(
                "member_data.csv", "member_id,purchase_amount", "a,120.50", "b,80", "c,", "d,0", "e,0.07");

        assertThat(importing.run("members", file)).isZero();

        assertThat(importing.counts("members")).containsExactly(5, 0, 0);
        assertThat(importing.counts("opening purchases")).containsExactly(3, 0, 0);
        assertThat(importing.merit.net("USD")).isEqualTo(120_50 + 80_00 + 7);
        assertThat(importing
                        .merit
                        .activities
                        .get("opening-a")
                        .path("occurredAt")
                        .asText())
                .isEqualTo("1970-01-01T00:00:00Z");
    }

    @Test
    void countsNothingTwiceInASecondImport() throws IOException {
        var file = importing.file("members.csv", "purchase_amount,registeredAt", "1.00,2025-01-31", "2.00,");
        assertThat(importing.run("members", file)).isZero();

        assertThat(importing.run("members", file)).isZero();

        assertThat(importing.counts("members")).containsExactly(0, 2, 0);
        assertThat(importing.counts("opening purchases")).containsExactly(0, 2, 0);
        assertThat(importing.merit.members).containsOnlyKeys("members-line-2", "members-line-3");
        assertThat(importing.merit.net("USD")).isEqualTo(3_00);
        assertThat(importing
                        .merit
                        .activities
                        .get("opening-members-line-2")
                        .path("occurredAt")
                        .asText())
                .isEqualTo("2025-01-31T00:00:00Z");
    }

    @Test
    void putsEachColumnInItsField() throws IOException {
        var file = importing.file(
                "m.csv",
                "externalId,email,consents.marketing,attributes.city,name,registeredAt",
                "x,x@example.com,yes,Köln,\"Lee \"\"L\"\" Walsh, Jr.\",2025-01-07T08:41:38+01:00");

        assertThat(importing.run("members", file)).isZero();

        assertThat(importing.merit.members.get("x"))
                .hasToString("{\"externalId\":\"x\",\"email\":\"x@example.com\",\"name\":\"Lee \\\"L\\\" Walsh, Jr.\","
                        + "\"registeredAt\":\"2025-01-07T08:41:38+01:00\","
                        + "\"consents\":{\"marketing\":true,\"profiling\":false},\"attributes\":{\"city\":\"Köln\"}}");
    }

    @Test
    void registersCustomersOnTheDayOfTheirFirstPurchase() throws IOException {
        var lines = """
                 customer_id date number_of_cds dollar_value\s
                 00002 19970112  1   12.00
                 00002 19970112  5   77.00
                 00001 19970201  1   11.77
                 00001 19970101  2    0.00
                """;
        var file = Files.writeString(folder.resolve("cdnow.txt"), lines.replace("\n", "\r\n"));

        assertThat(importing.run("cdnow", file)).isZero();

        assertThat(importing.counts("members")).containsExactly(2, 0, 0);
        assertThat(importing.counts("purchases")).containsExactly(4, 0, 0);
        assertThat(importing
                        .merit
                        .members
                        .get("cdnow-00001")
                        .path("registeredAt")
                        .asText())
                .isEqualTo("1997-01-01T00:00:00Z");
        assertThat(importing.merit.activities.get("cdnow-3"))
                .hasToString("{\"activityId\":\"cdnow-3\",\"externalMemberId\":\"cdnow-00002\",\"type\":\"purchase\","
                        + "\"occurredAt\":\"1997-01-12T00:00:00Z\",\"amount\":{\"minorUnits\":7700,"
                        + "\"currency\":\"USD\"},\"attributes\":{\"cds\":\"5\"}}");
        assertThat(importing.run("cdnow", file)).isZero();
        assertThat(importing.counts("purchases")).containsExactly(0, 4, 0);
        assertThat(importing.merit.net("USD")).isEqualTo(100_77);
    }

    @Test
    void sendsRefundsAfterTheirPurchasesWhateverTheOrder() throws IOException {
        importing.run("members", importing.file("m.csv", "id", "x"));
        var file = importing.file(
                "a.csv",
                "activityId,externalMemberId,type,occurredAt,amount,refundOf,currency",
                "r,x,refund,2025-02-01,200,p,JPY",
                "p,x,purchase,2025-01-01,1000,,JPY");

        assertThat(importing.run("activities", file, "--batch", "1")).isZero();

        assertThat(importing.merit.net("JPY")).isEqualTo(800);
    }

    @Test
    void sendsJsonLinesAsTheyAre() throws IOException {
        importing.run("members", importing.file("m.csv", "id", "x"));
        var purchase = "{\"activityId\":\"p\",\"externalMemberId\":\"x\",\"type\":\"purchase\","
                + "\"occurredAt\":\"2025-01-01T00:00:00Z\",\"amount\":{\"minorUnits\":9007199254740993,"
                + "\"currency\":\"USD\"}}";
        var file = importing.file("a.jsonl", purchase, "", "[1]", "{\"activityId\":", "{\"a\":1,\"a\":2}");

        assertThat(importing.run("activities", file)).isEqualTo(1);

        assertThat(importing.merit.activities.get("p")).hasToString(purchase);
        assertThat(importing.rejectedLines())
                .hasSize(4)
                .contains("3,is not a JSON object,[1]")
                .anyMatch(line -> line.startsWith("4,is not JSON"));
    }

    @Test
    void importsWhatMarketingBroughtIn() throws IOException {
        var file = importing.file(
                "marketing_data.csv",
                "strategy_id,revenue,from,zone",
                "s1,1250.75,2025-03-01,Asia/Tokyo",
                "s2,-0.75,,");

        assertThat(importing.run("marketing", file)).isZero();

        assertThat(importing.counts("strategies")).containsExactly(2, 0, 0);
        assertThat(importing.merit.revenue()).isEqualTo(1250_00);
        assertThat(importing.merit.strategies.get("s1").at("/window").toString())
                .isEqualTo("{\"from\":\"2025-03-01T00:00:00\",\"zone\":\"Asia/Tokyo\"}");
        assertThat(importing.run("marketing", file)).isZero();
        assertThat(importing.counts("strategies")).containsExactly(0, 2, 0);
    }

    @Test
    void sendsNothingInADryRun() throws IOException {
        var file = importing.file("m.csv", "id,purchase_amount", "x,1.00", "y,1.001");

        assertThat(importing.run("members", file, "--dry-run")).isEqualTo(1);

        assertThat(importing.merit.members).isEmpty();
        assertThat(importing.merit.tokens).isZero();
        assertThat(importing.said()).containsPattern("members +1 to send").contains("2 rows, 1 of them rejected");
    }

    @Test
    void readsUtf8WithAByteOrderMarkAndOtherLineEnds() throws IOException {
        var file = Files.write(
                folder.resolve("m.csv"), "\uFEFFid,name\r\n\r\nx,Zoë\r\n\r\n".getBytes(StandardCharsets.UTF_8));

        assertThat(importing.run("members", file)).isZero();

        assertThat(importing.merit.members.get("x").path("name").asText()).isEqualTo("Zoë");
    }
}
