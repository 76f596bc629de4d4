package dev.merit.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files as other programs write them.
class AwkwardFilesTest extends AtTheStub {

    private static final Charset WESTERN = Charset.forName("windows-1252");

    private Path bytes(byte[]... parts) throws IOException {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.write(part);
        }
        return Files.write(folder.resolve("m.csv"), all.toByteArray());
    }

    /// Imports without a format, and returns the exit code.
    private int detect(Path file, String... more) {
        return importing.detect(file, more);
    }

    private int detect(String name, String... lines) throws IOException {
        return detect(importing.file(name, lines));
    }

    private void knowAMember() throws IOException {
        importing.run("members", importing.file("known.csv", "id", "x"));
    }

    private String name(String member) {
        return importing.merit.members.get(member).path("name").asText();
    }

    private JsonNode activity(String id) {
        return importing.merit.activities.get(id);
    }

    /// The lines and the reasons of the rows that a dry run rejects.
    private List<String> rejectedInADryRun(String name, String... lines) throws IOException {
        assertThat(detect(importing.file(name, lines), "--dry-run")).isEqualTo(1);
        return importing.rejectedLines().stream()
                .skip(1)
                .map(line -> line.replaceFirst("^(\\d+),\"?(invalid-fields|unreadable-body): ", "$1 "))
                .map(line -> line.replaceFirst("\"?,[a-z] ?\\d*,.*", ""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,''", "UTF-8,EFBBBF", "UTF-16LE,FFFE", "UTF-16BE,FEFF", "UTF-16LE,''", "UTF-16BE,''"})
    void readsEveryEncodingOfUnicode(Charset charset, String mark) throws IOException {
        var text = "member_id;name;purchase_amount\r\na;Zoë Łęcka;1.00\r\n";

        assertThat(detect(bytes(HexFormat.of().parseHex(mark), text.getBytes(charset))))
                .isZero();

        assertThat(name("a")).isEqualTo("Zoë Łęcka");
        assertThat(importing.merit.net("USD")).isEqualTo(1_00);
    }

    @Test
    void readsAnotherEncodingThatIsNamed() throws IOException {
        var file = bytes("id,name\na,Ann\nb,Zoë – “Z”\n".getBytes(WESTERN));

        assertThat(importing.run("members", file)).isEqualTo(2);
        assertThat(importing.said())
                .contains("In line 3 there is text that is not UTF-8. Save the file as UTF-8, or name its encoding:"
                        + " files of Excel and older programs in Western Europe have --charset windows-1252.");
        assertThat(importing.run("members", file, "--charset", "windows-1252")).isZero();

        assertThat(name("b")).isEqualTo("Zoë – “Z”");
    }

    @Test
    void namesTheLineFarDownThatCannotBeDecoded() throws IOException {
        var lines = new StringBuilder("id,name\r\n");
        for (int i = 2; i < 5000; i++) {
            lines.append("m").append(i).append(",Ann\r\n");
        }
        var file = bytes(lines.append("x,Zoë\r\ny,Ann\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));

        assertThat(importing.run("members", file)).isEqualTo(2);

        assertThat(importing.said()).contains("In line 5000 there is text that is not UTF-8");
        assertThat(importing.run("members", file, "--charset", "US-ASCII")).isEqualTo(2);
        assertThat(importing.said()).contains("In line 5000 there is text that is not US-ASCII", "--charset");
    }

    @Test
    void saysWhatToDoWithAFileThatIsNoText() throws IOException {
        assertThat(detect(bytes(new byte[] {'P', 'K', 3, 4, 20, 0}))).isEqualTo(2);
        assertThat(importing.said()).contains("workbook or an archive", "Save the sheet as CSV in UTF-8");
        assertThat(detect(bytes(new byte[] {0x1F, (byte) 0x8B, 8, 0}))).isEqualTo(2);
        assertThat(importing.said()).contains("compressed");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void readsEverySeparator(String separator) throws IOException {
        assertThat(detect(
                        "m.csv",
                        String.join(separator, "member_id", "\"name, ; of | all\"", "purchase_amount"),
                        String.join(separator, "a", "\"Lee;Walsh,\t| Jr.\"", "1.50")))
                .isZero();

        assertThat(importing.merit.net("USD")).isEqualTo(1_50);
        var attributes = importing.merit.members.get("a").path("attributes");
        assertThat(attributes.path("name, ; of | all").asText()).isEqualTo("Lee;Walsh,\t| Jr.");
    }

    @Test
    void readsTheSeparatorThatExcelNames() throws IOException {
        var file = importing.file("m.csv", "sep=;", "member_id;purchase_amount;a,b,c", "a;1,50;", "b;x;");

        assertThat(detect(file, "--decimal-comma")).isEqualTo(1);

        assertThat(importing.merit.net("USD")).isEqualTo(1_50);
        assertThat(importing.rejectedLines().get(1)).startsWith("4,\"purchase_amount is not a number");
    }

    @ParameterizedTest
    @CsvSource({
        "Member ID,Purchase Amount,E-Mail,Birth Date,Registered At",
        "member_id,purchase_amount,email,birth_date,registered_at",
        "memberId,purchaseAmount,eMail,birthDate,registeredAt",
        "MEMBER-ID,PURCHASE_AMOUNT,EMAIL, BIRTHDATE ,Registered_At"
    })
    void knowsHeadersHoweverTheyAreSpelt(String id, String amount, String email, String birth, String at)
            throws IOException {
        assertThat(detect(
                        "m.csv",
                        String.join(",", id, amount, email, birth, at),
                        "a,7.10,a@example.com,1990-01-02,2025-01-31 10:00:00Z"))
                .isZero();

        assertThat(importing.merit.members.get("a"))
                .hasToString("{\"externalId\":\"a\",\"email\":\"a@example.com\",\"birthDate\":\"1990-01-02\","
                        + "\"registeredAt\":\"2025-01-31T10:00:00Z\"}");
        assertThat(importing.merit.net("USD")).isEqualTo(7_10);
        assertThat(importing.said()).doesNotContain("not known");
    }

    @Test
    void passesOverRowsOfEmptyCells() throws IOException {
        assertThat(detect("m.csv", "id;purchase_amount;name", ";;", "a;1.00;A", " ; ;\t", "", "b;2.00;B", ";;"))
                .isZero();

        assertThat(importing.counts("members")).containsExactly(2, 0, 0);
        assertThat(importing.said()).contains("2 rows, none rejected");
    }

    @Test
    void keepsLineBreaksAndTabsOfFreeText() throws IOException {
        knowAMember();
        var lines = """
                activityId,externalMemberId,type,occurredAt,rating,attributes.text
                r1,x,review,2025-01-01,5.0,"Good.
                Very\tgood.

                Ann"
                """;
        var file = Files.writeString(folder.resolve("a.csv"), lines.replace("\n", "\r\n"));

        assertThat(detect(file, "--dry-run")).isZero();
        assertThat(detect(file)).isZero();

        assertThat(activity("r1").at("/attributes/text").asText()).isEqualTo("Good.\r\nVery\tgood.\r\n\r\nAnn");
        assertThat(activity("r1").path("rating").intValue()).isEqualTo(5);
    }

    @Test
    void mergesTheLinesOfAnOrder() throws IOException {
        knowAMember();
        var file = importing.file(
                "a.csv",
                "activityId,externalMemberId,type,occurredAt,amount,sku,quantity,channel,refundOf,attributes.note",
                "o1,x,purchase,2025-01-01,10.00,tea,2,web,,hello",
                "o1,x,purchase,2025-01-01,5.50,cup,1,,,",
                "o1,x,purchase,2025-01-01,4.90,,,,,",
                "o2,x,purchase,2025-01-02,1.00,tea,1,,,",
                "r1,x,refund,2025-01-03,10.00,tea,2,,o1,",
                "r1,x,refund,2025-01-03,5.50,cup,1,,o1,");

        assertThat(detect(file, "--merge-lines", "--dry-run")).isZero();
        assertThat(detect(file, "--merge-lines")).isZero();

        assertThat(activity("o1")).hasToString("""
                        {"activityId":"o1","externalMemberId":"x","type":"purchase","channel":"web",\
                        "occurredAt":"2025-01-01T00:00:00Z","amount":{"minorUnits":2040,"currency":"USD"},\
                        "items":[{"sku":"tea","quantity":2,"amount":{"minorUnits":1000,"currency":"USD"}},\
                        {"sku":"cup","quantity":1,"amount":{"minorUnits":550,"currency":"USD"}}],\
                        "attributes":{"note":"hello"}}""");
        assertThat(importing.merit.net("USD")).isEqualTo(20_40 + 1_00 - 15_50);
        assertThat(importing.counts("activities")).containsExactly(2, 0, 0);
        assertThat(detect(file, "--merge-lines")).isZero();
        assertThat(importing.counts("activities")).containsExactly(0, 2, 0);
    }

    @Test
    void takesTheAmountOfAnOrderFromItsOwnColumn() throws IOException {
        knowAMember();
        var file = importing.file(
                "a.csv",
                "activityId,externalMemberId,type,occurredAt,amount,sku,line_amount",
                "o1,x,purchase,2025-01-01,12.00,tea,10.00",
                "o1,x,purchase,2025-01-01,12.00,cup,5.00",
                "o2,x,purchase,2025-01-01,7.00,tea,5.00",
                "o2,x,purchase,2025-01-01,,cup,3.00",
                "o3,x,purchase,2025-01-01,,tea,1.00",
                "o3,x,purchase,2025-01-01,,cup,2.00");

        assertThat(detect(file, "--merge-lines")).isZero();

        assertThat(importing.merit.net("USD")).isEqualTo(12_00 + 7_00 + 3_00);
        assertThat(activity("o1").at("/items/1/amount/minorUnits").longValue()).isEqualTo(5_00);
    }

    @Test
    void rejectsOrdersWhoseLinesDoNotAgree() throws IOException {
        knowAMember();
        var file = importing.file(
                "a.csv",
                "Activity ID,externalMemberId,type,Occurred At,amount,sku",
                "o1,x,purchase,2025-01-01,1.00,tea",
                "o1,x,purchase,2025-01-02,1.00,cup",
                "o2,x,purchase,2025-01-01,1.00,tea",
                "o3,x,purchase,2025-01-01,1.00,tea",
                "o2,x,purchase,2025-01-01,1.00,cup");

        assertThat(detect(file, "--merge-lines")).isEqualTo(1);

        assertThat(importing.rejectedLines())
                .containsExactly(
                        "line,reason,Activity ID,externalMemberId,type,Occurred At,amount,sku",
                        "2,\"Occurred At differs between lines 2 and 3, which are one order\","
                                + "o1,x,purchase,2025-01-01,1.00,tea",
                        "3,\"Occurred At differs between lines 2 and 3, which are one order\","
                                + "o1,x,purchase,2025-01-02,1.00,cup",
                        "6,\"belongs to o2, which begins in line 4 already: sort the file by Activity ID\","
                                + "o2,x,purchase,2025-01-01,1.00,cup");
        assertThat(importing.merit.activities).containsOnlyKeys("o2", "o3");
    }

    @Test
    void takesASkuWithoutAnAmountForAView() throws IOException {
        knowAMember();
        assertThat(detect(
                        "a.csv",
                        "activityId,externalMemberId,type,occurredAt,amount,sku",
                        "b1,x,browse,2025-01-01,,tea",
                        "p1,x,purchase,2025-01-01,,tea"))
                .isEqualTo(1);

        assertThat(activity("b1").path("items").toString())
                .isEqualTo("[{\"sku\":\"tea\",\"quantity\":1,\"amount\":{\"minorUnits\":0,\"currency\":\"USD\"}}]");
        assertThat(importing.rejectedLines().get(1))
                .isEqualTo("3,has a sku without an amount,p1,x,purchase,2025-01-01,,tea");
    }

    @Test
    void checksInADryRunWhatMeritWould() throws IOException {
        var rejected = rejectedInADryRun(
                "a.csv",
                "Activity ID,externalMemberId,type,Occurred At,Amount,rating,Channel,sku,quantity,attributes.note",
                "p1,x,purchase,2025-01-01,10000000000000.01,,,,,",
                "p2,x,review,2025-01-01,,6,,,,",
                "p3,x,purchase,2999-01-01,1,,,,,",
                "p4,x,purchase,2025-02-30,1,,,,,",
                "p5,x,purchase,2025-01-01 10:00,1,,,,,",
                "p6,x,Login,2025-01-01,,,WEB,,,",
                "p7,x,purchase,2025-01-01,-1,,,,,",
                "p 8,x,login,2025-01-01,,,,,,",
                "p9,x,purchase,2025-01-01,1,,,tea,0,",
                "p10,x,login,2025-01-01,,,,,," + "n".repeat(257),
                "p11,,login,2025-01-01,,,,,,",
                "p12,x,purchase,2025-01-01,1,,,,,fine");

        assertThat(importing.merit.tokens).isZero();
        assertThat(rejected)
                .containsExactly(
                        "2 Amount in minor units must lie between 0 and 1000000000000000",
                        "3 rating must lie between 1 and 5",
                        "4 Occurred At must lie at most five minutes in the future",
                        "5 Occurred At must be a time that exists",
                        "6 Occurred At must be a time with an offset, as in 2026-11-22T10:15:30Z",
                        "7 type must be 1 to 32 small letters, digits and hyphens, a letter first; Channel must be 1 to"
                                + " 32 small letters, digits and hyphens, a letter first",
                        "8 Amount in minor units must lie between 0 and 1000000000000000",
                        "9 Activity ID must be 1 to 128 printable ASCII characters without spaces",
                        "10 quantity must lie between 1 and 1000000",
                        "11 attributes.note must have 0 to 256 characters",
                        "12 externalMemberId is required, or externalMemberId");
    }

    @Test
    void findsIdsThatStandForTwoThingsInADryRun() throws IOException {
        var file = importing.file(
                "a.csv",
                "activityId,externalMemberId,type,occurredAt,amount,sku",
                "o1,x,purchase,2025-01-01,1.00,tea",
                "o1,x,purchase,2025-01-01,1.00,tea",
                "o1,x,purchase,2025-01-01,1.00,cup",
                "o1,y,purchase,2025-01-01,1.00,cup");

        assertThat(detect(file, "--dry-run")).isEqualTo(1);

        assertThat(importing.rejectedLines()).hasSize(2);
        assertThat(importing.rejectedLines().get(1))
                .startsWith("4,\"has the id of line 2, o1, and other content; --merge-lines makes one order");
    }

    @Test
    void checksMembersAndMarketingInADryRun() throws IOException {
        assertThat(rejectedInADryRun(
                        "m.csv",
                        "ID,E-mail,Purchase Amount,birthDate",
                        "a,nobody,1,",
                        "b,,10000000000000.01,",
                        "c,,1,2999-01-01"))
                .containsExactly(
                        "2 E-mail is not an e-mail address",
                        "3 Purchase Amount in minor units must lie between 0 and 1000000000000000",
                        "4 birthDate must not lie in the future");
        assertThat(rejectedInADryRun("k.csv", "strategy_id,Revenue,zone", "s1,-1,", "s2,1,Mars/Olympus"))
                .containsExactly(
                        "2 Revenue in minor units must lie between 0 and 1000000000000000",
                        "3 zone must be the name of a time zone, as in Europe/Berlin");
    }

    @Test
    void importsTheTwoFilesOfAScriptWithAnyOtherColumns() throws IOException {
        var members = importing.file(
                "user_data.csv",
                ",user_id,age,Full Name,purchase_amount,notes,id",
                "0,u1,34,Ann,120.5000," + "n".repeat(300) + ",7",
                "1,u2,,Bob,80.0,,8");
        var marketing = importing.file(
                "marketing_data.csv", "campaign,channel,revenue,spend", "Spring,mail,1000.10,5", "Autumn,web,20,7");

        assertThat(detect(members)).isZero();
        assertThat(importing.said())
                .contains("Column one without a name is not known: ignored, since it has no name.")
                .contains("Column \"age\" is not known: kept as an attribute.")
                .contains("Column \"Full Name\" is not known: kept as an attribute.")
                .contains("Column \"notes\" is not known: ignored, since line 2 has more than 256 characters in it.")
                .contains("Column \"id\" beside another id: kept as an attribute.");
        assertThat(importing.said().lines().filter(line -> line.contains("\"age\"")))
                .hasSize(1);
        assertThat(importing.merit.members.get("u1").path("attributes").toString())
                .isEqualTo("{\"age\":\"34\",\"Full Name\":\"Ann\",\"id\":\"7\"}");
        assertThat(detect(marketing)).isZero();
        assertThat(importing.said())
                .contains("Column \"spend\" is not known: ignored, since a strategy has no attributes.");

        assertThat(importing.merit.net("USD")).isEqualTo(200_50);
        assertThat(importing.merit.revenue()).isEqualTo(1020_10);
        assertThat(detect(members)).isZero();
        assertThat(importing.counts("opening purchases")).containsExactly(0, 2, 0);
        assertThat(detect(marketing)).isZero();
        assertThat(importing.counts("strategies")).containsExactly(0, 2, 0);
        assertThat(importing.merit.strategies.keySet())
                .containsExactlyInAnyOrder("marketing_data-line-2", "marketing_data-line-3");
    }

    @Test
    void saysThatItCannotTellWhatAFileHolds() throws IOException {
        assertThat(detect("m.csv", "nom,prix", "a,1")).isEqualTo(2);
        assertThat(importing.said()).contains("Its columns do not tell what it holds", "--format");
        assertThat(detect("m.csv", "purchase_amount,revenue", "1,1")).isEqualTo(2);
        assertThat(importing.said()).contains("--format");
    }

    @Test
    void detectsEveryFormat() throws IOException {
        knowAMember();
        var login = "{\"activityId\":\"j\",\"externalMemberId\":\"x\",\"type\":\"login\","
                + "\"occurredAt\":\"2025-01-01T00:00:00Z\"}";
        assertThat(detect("c.txt", "00001 19970101  1   11.77")).isZero();
        assertThat(detect("a.jsonl", login)).isZero();
        assertThat(detect("a.csv", "activityId,externalMemberId,type,occurredAt", "k,x,login,2025-01-01"))
                .isZero();

        assertThat(importing.merit.activities).containsOnlyKeys("cdnow-1", "j", "k");
    }
}
