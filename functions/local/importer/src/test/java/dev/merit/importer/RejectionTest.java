package dev.merit.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What happens to rows and files that are not right.
class RejectionTest extends AtTheStub {

    @BeforeEach
    void knowAMember() throws IOException {
        importing.run("members", importing.file("known.csv", "id", "x"));
    }

    @Test
    void keepsRejectedRowsWithLineAndReason() throws IOException {
        var file = importing.file(
                "a.csv",
                "activityId,externalMemberId,type,occurredAt,amount,attributes.note",
                "",
                "p1,x,purchase,2025-01-01,1.005,\"two",
                "lines, quoted\"",
                "p2,nobody,purchase,2025-01-01,1.00,",
                "p3,x,purchase,2025-01-01,1.00,",
                "p4,x,purchase");

        assertThat(importing.run("activities", file)).isEqualTo(1);

        assertThat(importing.counts("activities")).containsExactly(1, 0, 1);
        assertThat(importing.said()).contains("4 rows, 3 of them rejected: see " + importing.rejected);
        assertThat(Files.readString(importing.rejected))
                .isEqualTo("line,reason,activityId,externalMemberId,type,occurredAt,amount,attributes.note\r\n"
                        + "3,amount has more decimals than the 2 of USD: 1.005,p1,x,purchase,2025-01-01,1.005,"
                        + "\"two\nlines, quoted\"\r\n"
                        + "7,has 3 cells where the first line has 6,p4,x,purchase\r\n"
                        + "5,unknown-member: It is so.,p2,nobody,purchase,2025-01-01,1.00,\r\n");
    }

    @Test
    void importsRejectedRowsThatWerePutRight() throws IOException {
        var header = "activityId,externalMemberId,type,occurredAt,amount";
        importing.run("activities", importing.file("a.csv", header, "p1,x,purchase,2025-01-01,1.005"));
        var right = folder.resolve("right.csv");
        Files.writeString(right, Files.readString(importing.rejected).replace("1.005", "1.05"));

        assertThat(importing.run("activities", right)).isZero();

        assertThat(importing.merit.net("USD")).isEqualTo(1_05);
        assertThat(importing.rejected).doesNotExist();
    }

    @Test
    void leavesOutTheOpeningPurchaseOfARejectedMember() throws IOException {
        importing.run("members", importing.file("m.csv", "id,name", "y,Yu"));
        var file = importing.file("m.csv", "id,name,purchase_amount", "y,Another,5.00");

        assertThat(importing.run("members", file)).isEqualTo(1);

        assertThat(importing.rejectedLines()).hasSize(2);
        assertThat(importing.merit.activities).isEmpty();
    }

    @Test
    void rejectsWhatCellsCannotSay() throws IOException {
        var file = importing.file(
                "a.csv",
                "activityId,externalMemberId,type,occurredAt,amount,minorUnits,currency,rating,sku,quantity",
                "p1,x,purchase,2025-01-01,12€,,,,,",
                "p2,x,purchase,2025-01-01,1,1,,,,",
                "p3,x,purchase,2025-01-01,1,,XAU,,,",
                "p4,x,purchase,2025-01-01,1.5,,JPY,,,",
                "p5,x,purchase,2025-01-01,99999999999999999999,,,,,",
                "p6,x,review,2025-01-01,,,,good,,",
                "p7,x,purchase,2025-01-01,,,,,mug,1",
                "p8,x,purchase,2025-01-01,1,,,,,2");

        assertThat(importing.run("activities", file)).isEqualTo(1);

        assertThat(importing.rejectedLines()).hasSize(9);
        assertThat(importing.merit.activities).isEmpty();
    }

    @Test
    void rejectsLinesThatAreNoPurchasesOfCdnow() throws IOException {
        var file = importing.file(
                "cdnow.txt",
                "00001 19970101 1 11.77",
                "00001 19970230 1 11.77",
                "00001 19970101 1",
                "x 19970101 1 1.00");

        assertThat(importing.run("cdnow", file)).isEqualTo(1);

        assertThat(importing.counts("purchases")).containsExactly(1, 0, 0);
        assertThat(importing.rejectedLines())
                .contains("2,date is not one such as 19970131: 19970230,00001,19970230,1,11.77");
    }

    @Test
    void namesTheColumnsThatAreWrong() throws IOException {
        assertThat(importing.run("members", importing.file("m.csv", "id,correo,nom", "y,,"), "--refuse-unknown"))
                .isEqualTo(2);
        assertThat(importing.said()).contains("unknown columns: \"correo\", \"nom\".", "m.csv");

        assertThat(importing.run("activities", importing.file("a.csv", "activityId,type,occurredAt", "p,login,x")))
                .isEqualTo(2);
        assertThat(importing.said()).contains("lacks the column memberId or externalMemberId");

        assertThat(importing.run("marketing", importing.file("k.csv", "id,name", "s,Sale")))
                .isEqualTo(2);
        assertThat(importing.said()).contains("lacks the column revenue");

        assertThat(importing.run("members", importing.file("m.csv", "id,Name,name", "y,a,b")))
                .isEqualTo(2);
        assertThat(importing.said()).contains("the column \"Name\" twice, the second time as \"name\".");

        assertThat(importing.run("members", importing.file("m.csv", "nom,prix", "y,1")))
                .isEqualTo(2);
        assertThat(importing.said()).contains("none of the columns");
    }

    @Test
    void passesOverUnknownColumnsIfAsked() throws IOException {
        var file = importing.file("m.csv", "id,nom", "y,Yu");

        assertThat(importing.run("members", file, "--ignore-unknown")).isZero();

        assertThat(importing.merit.members.get("y")).hasToString("{\"externalId\":\"y\"}");
        assertThat(importing.said()).contains("Column \"nom\" is not known: ignored, as --ignore-unknown says.");
    }

    @Test
    void sendsNothingOfAFileThatCannotBeReadToItsEnd() throws IOException {
        var latin = Files.write(folder.resolve("m.csv"), "id,name\ny,Zoë\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(importing.run("members", latin)).isEqualTo(2);
        assertThat(importing.said()).contains("In line 2 there is text that is not UTF-8", "--charset windows-1252");

        assertThat(importing.run("members", importing.file("m.csv", "id,name", "y,Yu", "z,\"Za")))
                .isEqualTo(2);
        assertThat(importing.said()).contains("The row in line 3 is not CSV");

        assertThat(importing.run("members", importing.file("m.csv", "", "y,Yu")))
                .isEqualTo(2);
        assertThat(importing.said()).contains("Line 1 is empty");
        assertThat(importing.merit.members).containsOnlyKeys("x");
    }
}
