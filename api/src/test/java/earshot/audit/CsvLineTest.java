package earshot.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvLineTest {
    @Test
    void cellsThatASpreadsheetWouldCalculateStartWithAnApostrophe() {
        for (String cell : List.of(
                "=1", "+1", "-1", "@A1", "\t=1", "\r=1", " =1", "\u00A0@A1", "\uFF1D1", "|cmd", "\n+1", "\tx")) {
            assertThat(CsvLine.of(cell)).as(cell).isEqualTo("\"'" + cell + "\"\r\n");
        }
    }

    @Test
    void otherCellsAreQuotedAndAbsentOnesEmpty() {
        assertThat(CsvLine.of("a=1", null, "say \"hi\", all", ""))
                .isEqualTo("\"a=1\",,\"say \"\"hi\"\", all\",\"\"\r\n");
    }
}
